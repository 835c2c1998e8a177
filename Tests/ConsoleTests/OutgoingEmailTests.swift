import Foundation
import Testing

/// The procedures of the outgoing-email documentation, typed at the prompt of the real program.
@Suite struct OutgoingEmailTests {
  /// A directory of its own with a farm in it, and the shells that run on that farm.
  final class Place {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "spsh-prompt-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func shell(server: String = "SP01") throws -> PseudoTerminal {
      try PseudoTerminal(
        ["-NoProfile", "-NoLogo"], columns: 240, rows: 60,
        environment: ["SPSH_FARM": path + "/farm.db", "SPSH_SERVER": server, "XDG_DATA_HOME": path, "HOME": path],
        program: PseudoTerminal.probe.replacing("/LineEditorProbe", with: "/spsh"))
    }

    /// The bytes of every file of the place: farm, its log, keys, history.
    func bytes() throws -> Data {
      var all = Data()
      for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
        all += FileManager.default.contents(atPath: path + "/" + name) ?? Data()
      }
      return all
    }
  }

  /// Enters a line, and waits for the prompt that follows what it shows, or for another question.
  private func enter(
    _ line: String, into terminal: PseudoTerminal, until end: String = "> ", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let row = terminal.screen.row
    terminal.send(line + "\r")
    terminal.wait("\(end) after \(line)", sourceLocation: sourceLocation) { screen in
      screen.row > row && screen.rows[screen.row].prefix(screen.column).map(\.text).joined().hasSuffix(end)
    }
  }

  @Test func theProceduresAtThePrompt() throws {
    let place = try Place()
    let first = try place.shell()
    first.expect("> ")
    for line in [
      "$key = ConvertTo-SecureString -String (Read-Host) -AsPlainText -Force", "Set-SPApplicationCredentialKey -Password $key",
      "$CentralAdmin = Get-SPWebApplication -IncludeCentralAdministration | ? { $_.IsAdministrationWebApplication -eq $true }",
      "$SmtpServer = \"mail.example.com\"", "$SmtpServerPort = 587", "$FromAddress = \"user@example.com\"",
      "$ReplyToAddress = \"replyto@example.com\"",
    ] {
      if line.contains("Read-Host") {
        let row = first.screen.row
        first.send(line + "\r")
        first.wait("the question") { $0.row > row && $0.column == 0 }
        enter("application credential key", into: first)
      } else {
        enter(line, into: first)
      }
    }
    enter("$Credentials = Get-Credential", into: first, until: "User: ")
    enter("CONTOSO\\mailer", into: first, until: "Password for user CONTOSO\\mailer: ")
    first.waitForRawModes()
    enter("hidden-password", into: first)
    enter(
      "Set-SPWebApplication -Identity $CentralAdmin -SMTPServer $SmtpServer -SMTPServerPort $SmtpServerPort -OutgoingEmailAddress $FromAddress -ReplyToEmailAddress $ReplyToAddress -SMTPCredentials $Credentials",
      into: first)
    enter("$WebApp = Get-SPWebApplication -Identity http://sp01", into: first)
    enter("Set-SPWebApplication -Identity $WebApp -SMTPServer relay.example.com -OutgoingEmailAddress intranet@example.com", into: first)
    first.send("exit\r")
    #expect(first.end() == 0)
    #expect(!String(decoding: first.raw, as: UTF8.self).contains("hidden-password"))

    // A second shell shows what the first has set.
    let second = try place.shell()
    second.expect("> ")
    enter(
      "Get-SPWebApplication -IncludeCentralAdministration | % { \"$($_.OutboundMailServiceInstance.Server.Address) $($_.OutboundMailPort) [$($_.OutboundMailUserName)] $($_.OutboundMailPassword.Length) $($_.OutboundMailSenderAddress)\" }",
      into: second)
    #expect(second.screen.lines.contains("relay.example.com 25 [] 0 intranet@example.com"))
    #expect(second.screen.lines.contains("mail.example.com 587 [CONTOSO\\mailer] 15 user@example.com"))
    second.send("exit\r")
    #expect(second.end() == 0)

    let stored = try place.bytes()
    #expect(stored.range(of: Data("hidden-password".utf8)) == nil)
    #expect(stored.range(of: Data("application credential key".utf8)) == nil)
  }
}
