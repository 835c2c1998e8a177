// A little shell without a language: the terminal side alone, for tests through a pseudo-terminal.
//
// usage: LineEditorProbe [--vi] [--history FILE] [--prompt TEXT] [--right TEXT] [--endless]
// An entry is unfinished while it has more `{` than `}`. Entries are shown as `<entry>`, newlines as `|`; a few words are commands.
import CEditline
import Glibc
import Terminal
import Text

nonisolated(unsafe) let stop = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
stop.pointee = 0

func argument(_ name: String) -> String? {
  guard let at = CommandLine.arguments.firstIndex(of: name), at + 1 < CommandLine.arguments.count else { return nil }
  return CommandLine.arguments[at + 1]
}

let session = TerminalSession(stop: stop, stopMask: 4)
let history = HistoryStore(path: argument("--history"))
let words = ["Get-ChildItem", "Get-Command", "Get-Content", "Set-Content", "Über-Größe"]

var services = EntryServices()
services.completeness = { text in
  let string = text.string
  return string.count { $0 == "{" } > string.count { $0 == "}" } ? .incomplete : .complete
}
services.completions = { text, cursor in
  let before = Array(text.string.utf16.prefix(cursor))
  let start = (before.lastIndex(of: 0x20) ?? -1) + 1
  let typed = String(decoding: before[start...], as: UTF16.self).lowercased()
  let found = words.filter { $0.lowercased().hasPrefix(typed) }
  if found.isEmpty { return nil }
  return CompletionSet(
    start: start, length: cursor - start,
    completions: found.map { Completion(text: .of($0), listText: .of($0), toolTip: .of("tip of \($0)")) })
}
services.colours = { text in
  var spans: [ColourSpan] = []
  for (index, unit) in text.string.utf16.enumerated() where (0x30...0x39).contains(unit) {
    spans.append(ColourSpan(range: index..<index + 1, sequence: "\u{1B}[97m"))
  }
  return spans
}
services.historyPolicy = { text in text.string.contains("password") ? .memory : .file }

var options = LineEditor.Options()
options.viMode = CommandLine.arguments.contains("--vi")
let editor = LineEditor(session: session, history: history, services: services, options: options)

@MainActor func say(_ text: String) { session.write(Array((text + "\r\n").utf8)) }

@MainActor func show(_ result: ReadResult<PSString>) {
  switch result {
  case .line(let text): say("<" + text.string.replacing("\n", with: "|") + ">")
  case .cancelled: say("cancelled")
  case .end: say("end")
  }
}

loop: while true {
  session.beginLine()
  let result = editor.readEntry(prompt: .of(argument("--prompt") ?? "PS> "), rightPrompt: .of(argument("--right") ?? ""))
  switch result {
  case .line(let text) where text.string == "exit": break loop
  case .line(let text) where text.string == "ask": show(editor.readLine(prompt: .of("Value: ")))
  case .line(let text) where text.string == "partial": session.write(Array("partial".utf8))
  case .line(let text) where text.string == "secret":
    switch session.readSecret(prompt: .of("Password: ")) {
    case .line(let secret):
      secret.withBytes { bytes in say("\(secret.characterCount) " + bytes.map { String($0, radix: 16) }.joined(separator: " ")) }
    case .cancelled: say("cancelled")
    case .end: say("end")
    }
  case .line(let text) where text.string == "key":
    switch session.readKey() {
    case .line(let key): say("\(key.character) \(key.virtualKeyCode) \(key.modifiers.rawValue)")
    case .cancelled: say("cancelled")
    case .end: say("end")
    }
  case .line(let text) where text.string == "sleep":
    session.beginCommand()
    say("sleeping")
    while stop.pointee == 0 { usleep(1000) }
    session.endCommand()
    say("stopped \(stop.pointee)")
    stop.pointee = 0
  case .line(let text) where text.string == "choose":
    let choices = ["&Yes", "&No", "Maybe"].map { ChoicePrompt.Choice(label: .of($0), help: .of("help of \($0)")) }
    let question = ChoicePrompt(caption: .of("Careful"), message: .of("Really do it?"), choices: choices, defaults: [0])
    switch question.askForOne(editor) {
    case .line(let index): say("chosen \(index)")
    case .cancelled: say("cancelled")
    case .end: say("end")
    }
  case .line(let text) where text.string == "progress":
    let area = ProgressArea(session: session)
    area.report(ProgressReport(id: 1, activity: .of("Copying"), status: .of("half way"), percentComplete: 50), now: 1000)
    area.report(ProgressReport(id: 2, parentId: 1, activity: .of("File"), status: .of("a"), percentComplete: 10), now: 2000)
    _ = session.readKey()
    area.hide()
    say("written meanwhile")
    area.showAgain()
    _ = session.readKey()
    area.clear()
  case .line(let text) where text.string == "title": session.setTitle("a\u{7}title")
  case .line(let text) where text.string == "crash": raise(SIGSEGV)
  default:
    show(result)
    if case .end = result, !CommandLine.arguments.contains("--endless") { break loop }
  }
}
session.close()
