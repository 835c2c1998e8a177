import Engine
import Text

/// Keeps what a session shows, and answers its questions from the transcript.
final class TranscriptHost: Host {
  var shown = ""
  var answers: [String] = []

  override var isInteractive: Bool { true }
  override func write(_ text: PSString, to channel: Channel) { shown += text.string }

  override func readLine(prompt: PSString?) throws(Unwind) -> PSString? {
    shown += prompt?.string ?? ""
    guard !answers.isEmpty else { return nil }
    let answer = answers.removeFirst()
    shown += answer + "\n"
    return PSString.of(answer)
  }

  override func readSecret(prompt: PSString?) throws(Unwind) -> SecureStringObject? {
    shown += prompt?.string ?? ""
    let secret = SecureStringObject()
    guard !answers.isEmpty else { return secret }
    let answer = answers.removeFirst()
    secret.append(PSString.of(answer))
    shown += String(repeating: "*", count: answer.count) + "\n"
    return secret
  }

  override func choose(caption: PSString, message: PSString, choices: [Choice], defaultChoice: Int) throws(Unwind) -> Int {
    shown += "\n\(caption)\n\(message)\n"
    guard let answer = try readLine(prompt: PSString.of(choices.map(\.label.string).joined(separator: "  ") + ": ")) else { return defaultChoice }
    return choices.firstIndex { $0.label.string.replacing("&", with: "").lowercased().hasPrefix(answer.string.lowercased()) } ?? defaultChoice
  }
}
