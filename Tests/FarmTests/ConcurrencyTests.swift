import Farm
import Foundation
import Testing

@Suite("Many processes on one farm", .serialized)
struct ConcurrencyTests {
  @Test("Eight processes that start at once make one farm", arguments: [false, true])
  func creation(fileExists: Bool) throws {
    let place = try TemporaryDirectory()
    if fileExists { try write([], to: place.farm) }
    let processes = try (1...8).map { _ in try Hammer("create", place.farm) }
    let results = processes.map { $0.finish() }
    #expect(results.allSatisfy { $0.code == 0 }, "\(results)")
    #expect(Set(results.flatMap(\.lines)).count == 1)
    #expect(try open(.file(place.farm)).webApplications(includingCentralAdministration: true).count == 2)
  }

  @Test("Eight processes make 100 changes each to the same and to different web applications: none is lost, none is torn")
  func changes() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm))
    for number in 1...4 { _ = try farm.createWebApplication(NewWebApplication(name: "W\(number)", applicationPool: "SharePoint - 80")) }
    let fields = ["server", "sender", "reply", "page"]
    try farm.changeMailSettings(of: farm.webApplication("SharePoint - 80").id, .settings(server: "start", port: 1))
    let shared = try fields.map { try Hammer("race", place.farm, "SharePoint - 80", $0, "100") }
    let own = try (1...4).map { try Hammer("race", place.farm, "W\($0)", "server", "100") }
    for process in shared + own {
      let result = process.finish()
      #expect(result.code == 0, "\(result.lines)")
    }
    let webApplication = try farm.webApplication("SharePoint - 80")
    let mail = try webApplication.outboundMailSettings()
    #expect(webApplication.version == 2 + 400)
    #expect(mail.serverAddress == "mail100.example.com" && mail.port == 100 && mail.codePage == 100)
    #expect(mail.senderAddress == "from100@example.com" && mail.replyToAddress == "reply100@example.com")
    for number in 1...4 {
      let webApplication = try farm.webApplication("W\(number)")
      #expect(webApplication.version == 1 + 100)
      #expect(try webApplication.outboundMailSettings().port == 100)
    }
  }
}

@Suite("Durability", .serialized)
struct DurabilityTests {
  @Test("kill -9 at 200 moments: the last acknowledged change or the one in flight is there, whole")
  func killed() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm))
    #expect(try farm.administrationWebApplication().version == 1)
    farm.close()
    var random = SeededGenerator(seed: 2019)
    var acknowledged = 0
    var between = 0
    let changes = 5000
    for _ in 1...200 {
      let first = acknowledged + 1
      let hammer = try Hammer("change", place.farm, String(first), String(changes))
      // Some kills come before the first change, most at any moment within the next 25 ms.
      var text = ""
      if random.next(upperBound: UInt(10)) > 0 { text = hammer.read() ?? "" }
      usleep(UInt32(random.next(upperBound: UInt(25_000))))
      hammer.kill()
      let lines = text.split(separator: "\n").map(String.init) + hammer.finish().lines
      if let last = lines.last.flatMap({ Int($0) }) {
        acknowledged = last
        if last < first + changes - 1 { between += 1 }
      }

      let mail = try farm.administrationWebApplication().outboundMailSettings()
      let stored = mail.serverAddress.flatMap { Int($0.dropFirst(4).prefix { $0.isNumber }) } ?? 0
      #expect(stored == acknowledged || stored == acknowledged + 1)
      if stored > 0 {
        let expected = [
          "mail\(stored).example.com", String(stored % 65535 + 1), String(stored % 2 != 0), "from\(stored)@example.com",
          "reply\(stored)@example.com",
          String(stored % 65535 + 1),
        ]
        let found = [
          mail.serverAddress ?? "", String(mail.port), String(mail.enableSsl ?? false), mail.senderAddress ?? "", mail.replyToAddress ?? "",
          String(mail.codePage),
        ]
        #expect(found == expected)
      }
      acknowledged = stored
      farm.close()
    }
    #expect(between >= 150)
    print("\(between) of 200 kills fell between the first and the last acknowledgement, after \(acknowledged) changes")
  }
}
