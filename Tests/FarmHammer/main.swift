// A process that works on a farm, for the tests that kill it, race several of it, or run it as another user.
//
//   FarmHammer create PATH                    opens the farm, and prints its id
//   FarmHammer read PATH                      prints each web application's URL and settings
//   FarmHammer watch PATH                     prints Central Administration's settings, and again after a line of input
//   FarmHammer write PATH                     changes one setting
//   FarmHammer change PATH FIRST COUNT        changes the settings COUNT times, and prints each change's number when it is stored
//   FarmHammer race PATH NAME FIELD COUNT     changes one field of a web application COUNT times
//   FarmHammer syncs PATH                     prints how many times the disk was synchronized for each of three changes
//   FarmHammer full PATH                      changes a setting on a full disk
//   FarmHammer time PATH                      prints the microseconds that opening and reading one web application take

import CFaults
import Farm
import Glibc

func argument(_ index: Int) -> String { index < CommandLine.arguments.count ? CommandLine.arguments[index] : "" }

/// Prints at once: the reader counts on it.
func acknowledge(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = write(STDOUT_FILENO, line, line.count)
}

func line(of webApplication: SPWebApplication) throws(FarmError) -> String {
  let mail = try webApplication.outboundMailSettings()
  return
    "\(try webApplication.url()) \(mail.serverAddress ?? "-") \(mail.port) \(mail.senderAddress ?? "-") \(mail.replyToAddress ?? "-") \(mail.codePage)"
}

func change(_ number: Int) -> MailSettingsChange {
  var change = MailSettingsChange.settings(
    server: "mail\(number).example.com", port: number % 65535 + 1, disableEncryption: number % 2 == 0,
    senderAddress: "from\(number)@example.com",
    replyToAddress: "reply\(number)@example.com")
  change.codePage = .set(number % 65535 + 1)
  return change
}

/// One field that a racing process changes; the number is in it.
func change(_ field: String, _ number: Int) -> MailSettingsChange {
  var change = MailSettingsChange()
  switch field {
  case "server":
    change.server = .set("mail\(number).example.com")
    change.port = .set(number)
  case "sender": change.senderAddress = .set("from\(number)@example.com")
  case "reply": change.replyToAddress = .set("reply\(number)@example.com")
  default: change.codePage = .set(number)
  }
  return change
}

func microseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
}

func run(on farm: LocalFarm) throws(FarmError) {
  switch argument(1) {
  case "create": acknowledge(try farm.farm().id.description)
  case "read":
    for webApplication in try farm.webApplications(includingCentralAdministration: true) { acknowledge(try line(of: webApplication)) }
  case "watch":
    for _ in 1...2 {
      acknowledge(try line(of: farm.administrationWebApplication()))
      _ = readLine()
    }
  case "write": try farm.changeMailSettings(of: farm.administrationWebApplication().id, change(1))
  case "change":
    let id = try farm.administrationWebApplication().id
    let first = Int(argument(3)) ?? 1
    for number in first..<first + (Int(argument(4)) ?? 1) {
      try farm.changeMailSettings(of: id, change(number))
      acknowledge(String(number))
    }
  case "race":
    let id = try farm.webApplication(argument(3)).id
    for number in 1...(Int(argument(5)) ?? 1) { try farm.changeMailSettings(of: id, change(argument(4), number)) }
  case "syncs":
    let id = try farm.administrationWebApplication().id
    for number in 1...3 {
      let before = synchronizations()
      try farm.changeMailSettings(of: id, change(number))
      acknowledge(String(synchronizations() - before))
    }
  case "full":
    let id = try farm.administrationWebApplication().id
    make_disk_full(1)
    defer { make_disk_full(0) }
    try farm.changeMailSettings(of: id, change(7))
  case "time":
    for _ in 1...3 {
      let start = microseconds()
      _ = try line(of: farm.webApplication("http://app1/"))
      let opened = microseconds()
      _ = try line(of: farm.webApplication("http://app1/"))
      acknowledge("open and read \(opened - start) us, read again \(microseconds() - opened) us")
      farm.close()
    }
  default: exit(64)
  }
}

let farm = LocalFarm(
  FarmLocation(argument(2)), caller: Caller(account: "CONTOSO\\admin", server: "APP1", process: "FarmHammer"), keys: .inMemory(),
  wait: LockWait(seconds: 60))
do {
  try run(on: farm)
  farm.close()
} catch {
  acknowledge("error: \(error.message)")
  exit(1)
}
