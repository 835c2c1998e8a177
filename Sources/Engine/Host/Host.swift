import Text

/// What the engine asks of whoever runs it: text out, questions answered.
///
/// This class is the host of `-NonInteractive`: it shows nothing and refuses every question in PowerShell's words. The console overrides what it can do.
open class Host {
  public enum Channel: Sendable { case output, error }

  public init() {}

  open var name: String { "ConsoleHost" }
  /// Columns of the screen, 80 without one; nil rows when nothing scrolls.
  open var width: Int { 80 }
  open var height: Int? { nil }
  /// Whether questions may be asked at all.
  open var isInteractive: Bool { false }
  /// Whether text may carry ANSI colours.
  open var usesColour: Bool { false }

  /// Text for a person or a pipe; nothing is added to it.
  open func write(_ text: PSString, to channel: Channel) {}
  /// Everything written so far is visible to others: called before any effect outside the process.
  open func flush() {}
  open func writeProgress(_ record: ProgressRecord) {}
  /// A line of the warning, verbose, debug or information stream, its prefix included.
  open func writeMessage(_ kind: Streams.Kind, _ text: PSString) {
    write(text, to: .output)
    write(PSString.of("\n"), to: .output)
  }
  /// What `Write-Host` says, in its colours where the host has colours.
  open func writeHost(_ message: HostMessage) {
    var text = message.message.string
    if usesColour, message.foreground != nil || message.background != nil {
      text = Host.escapes(message.foreground, message.background) + text + "\u{1B}[0m"
    }
    write(PSString.of(message.noNewLine ? text : text + "\n"), to: .output)
  }

  /// The terminal's numbers for `System.ConsoleColor`, whose bits are blue, green, red and bright.
  private static func escapes(_ foreground: Int?, _ background: Int?) -> String {
    func number(_ colour: Int, _ base: Int) -> Int {
      let hue = (colour & 1) << 2 | colour & 2 | (colour & 4) >> 2
      return base + hue + (colour & 8 != 0 ? 60 : 0)
    }
    return (foreground.map { "\u{1B}[\(number($0, 30))m" } ?? "") + (background.map { "\u{1B}[\(number($0, 40))m" } ?? "")
  }

  /// `What if: …`
  open func writeWhatIf(_ text: PSString) {
    write(text, to: .output)
    write(PSString.of("\n"), to: .output)
  }

  /// The heading of a question.
  open func writeCaption(_ text: PSString) { write(PSString.of("\(text)\n"), to: .output) }
  /// Text of a question, broken between words where it is too long for the screen.
  open func wrapped(_ text: PSString) -> PSString { text }

  /// One line; nil at the end of input.
  open func readLine(prompt: PSString?) throws(Unwind) -> PSString? { throw Host.refusal }
  /// One line that is not shown, straight into a secure string; nil at the end of input.
  open func readSecret(prompt: PSString?) throws(Unwind) -> SecureStringObject? { throw Host.refusal }
  /// `PromptForChoice`; the position of the chosen label. Without a default (-1) an empty answer asks again.
  open func choose(caption: PSString, message: PSString, choices: [Choice], defaultChoice: Int) throws(Unwind) -> Int { throw Host.refusal }
  /// `PromptForChoice` with several answers; `defaults` stand for none given.
  open func chooseSeveral(caption: PSString, message: PSString, choices: [Choice], defaults: [Int]) throws(Unwind) -> [Int] { throw Host.refusal }
  /// One key, without Enter. Ctrl-C stops unless `takesControlC`.
  open func readKey(takesControlC: Bool) throws(Unwind) -> HostKey { throw Host.refusal }
  /// A key waits to be read.
  open var keyIsAvailable: Bool { false }
  /// A prompt within a command that waits (`Suspend`); returns when the user leaves it by `exit`.
  open func enterNestedPrompt() throws(Unwind) { throw Host.refusal }

  /// A program shares the terminal from here on: nothing may be held back, and the terminal is in the modes that it had at first.
  open func lendTerminal() {}
  /// The program ended; `killed` by a signal, so that modes which it left behind are not meant.
  open func reclaimTerminal(killed: Bool) {}

  public struct Choice {
    /// `&Yes`: the letter behind `&` chooses.
    public let label: PSString
    public let help: PSString
    public init(label: PSString, help: PSString) {
      self.label = label
      self.help = help
    }
  }

  /// What every question is answered with under `-NonInteractive`.
  public static var refusal: Unwind {
    Unwind.error(
      "System.Management.Automation.PSInvalidOperationException",
      "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.", id: "InvalidOperation", category: .invalidOperation)
  }
}

/// A key that was pressed, as `ReadKey` gives it.
public struct HostKey {
  public let character: UInt16
  /// Windows' virtual key code: 88 for `x` and `X`.
  public let virtualKeyCode: Int
  public let isShift: Bool
  public let isAlt: Bool
  public let isControl: Bool

  public init(character: UInt16, virtualKeyCode: Int, isShift: Bool, isAlt: Bool, isControl: Bool) {
    self.character = character
    self.virtualKeyCode = virtualKeyCode
    self.isShift = isShift
    self.isAlt = isAlt
    self.isControl = isControl
  }
}

/// `System.Management.Automation.ProgressRecord`.
public final class ProgressRecord: Object {
  public var activity: PSString
  public var activityId: Int
  public var parentId = -1
  public var status: PSString
  public var currentOperation: PSString?
  public var percentComplete = -1
  public var secondsRemaining = -1
  public var isCompleted = false

  public init(activity: PSString, activityId: Int, status: PSString) {
    self.activity = activity
    self.activityId = activityId
    self.status = status
  }
  public override var dotNetType: DotNetType { DotNetType.progressRecord }
}

/// How objects at the end of a pipeline become text: `Formatting` registers itself here.
public protocol DefaultOutput: AnyObject {
  /// A sink for one pipeline whose output nobody takes; `finish` writes what is held back (a table's end).
  func makeSink(for frame: Frame) -> DefaultOutputSink
  /// A line of another stream in its colours, as far as the host takes them.
  func message(_ text: PSString, _ kind: Streams.Kind, for host: Host) -> PSString
  /// Shows an error record at the host, behind what the open sink holds back.
  func show(_ record: ErrorRecord, frame: Frame) throws(Unwind)
}

/// The last sink of a pipeline at the top level.
open class DefaultOutputSink: OutputSink {
  open func finish() throws(Unwind) {}
}
