import Engine
import Glibc
import Text

/// `$PSStyle`: the escape sequences that text is decorated with, and whether they are written at all.
final class PSStyle: Object {
  /// When sequences are written: as the host can show them, never, or always.
  enum Rendering: Int { case host = 0, plainText = 1, ansi = 2 }

  /// The one of this process.
  nonisolated(unsafe) static let shared = PSStyle()

  var rendering: Rendering
  let formatting = Formatting()
  let progress = Progress()
  let fileInfo = FileInfo()
  let foreground = Colours(isBackground: false)
  let background = Colours(isBackground: true)
  /// The terminal understands sequences (TERM is not `dumb`).
  private let isTerminalCapable: Bool

  private override init() {
    rendering = getenv("NO_COLOR") != nil ? .plainText : .host
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    isTerminalCapable = !["dumb", "xterm-mono", "xtermm"].contains(terminal) && !terminal.isEmpty
    super.init()
  }

  override var dotNetType: DotNetType { StyleTypes.style }

  /// Whether text for this host may carry sequences before rendering is decided.
  func hostTakesSequences(_ host: Host) -> Bool { isTerminalCapable || host.usesColour }

  /// Text as this host gets it.
  ///
  /// By default a pipe gets none; errors keep theirs wherever they go.
  func rendered(_ text: PSString, for host: Host, _ channel: Host.Channel = .output) -> PSString {
    guard DecoratedText.isDecorated(text) else { return text }
    switch rendering {
    case .ansi: return isTerminalCapable ? text : DecoratedText.plain(text)
    case .plainText: return DecoratedText.plain(text)
    case .host: return host.usesColour || channel == .error && isTerminalCapable ? text : DecoratedText.plain(text)
    }
  }

  /// Text as strings and files get it.
  func renderedOutsideHost(_ text: PSString) -> PSString { rendering == .ansi ? text : DecoratedText.plain(text) }

  /// A line of another stream in its colour, to be rendered.
  static func decorated(_ text: PSString, _ kind: Streams.Kind) -> PSString {
    let style: PSString
    switch kind {
    case .warning: style = shared.formatting.warning
    case .verbose: style = shared.formatting.verbose
    case .debug: style = shared.formatting.debug
    case .error: style = shared.formatting.error
    case .output, .information: return text
    }
    return PSString.concat([style, text, DecoratedText.reset]) ?? text
  }

  /// `$PSStyle.Formatting`.
  final class Formatting: Object {
    var formatAccent = PSStyle.sequence("32;1")
    var errorAccent = PSStyle.sequence("36;1")
    var error = PSStyle.sequence("31;1")
    var warning = PSStyle.sequence("33;1")
    var verbose = PSStyle.sequence("33;1")
    var debug = PSStyle.sequence("33;1")
    var tableHeader = PSStyle.sequence("32;1")
    var customTableHeaderLabel = PSStyle.sequence("32;1;3")
    var feedbackName = PSStyle.sequence("33")
    var feedbackText = PSStyle.sequence("96")
    var feedbackAction = PSStyle.sequence("97")
    override var dotNetType: DotNetType { StyleTypes.formatting }
  }

  /// `$PSStyle.Progress`.
  final class Progress: Object {
    var style = PSStyle.sequence("33;1")
    var maxWidth = 120
    /// 0 minimal, 1 classic.
    var view = 0
    var usesOSCIndicator = false
    override var dotNetType: DotNetType { StyleTypes.progress }
  }

  /// `$PSStyle.FileInfo`.
  final class FileInfo: Object {
    var directory = PSStyle.sequence("44;1")
    var symbolicLink = PSStyle.sequence("36;1")
    var executable = PSStyle.sequence("32;1")
    let extensions: PSHashtable = {
      let table = PSHashtable()
      for name in [".zip", ".tgz", ".gz", ".tar", ".nupkg", ".cab", ".7z"] { table.table.set(PSString.of(name), .string(PSStyle.sequence("31;1"))) }
      for name in [".ps1", ".psd1", ".psm1", ".ps1xml"] { table.table.set(PSString.of(name), .string(PSStyle.sequence("33;1"))) }
      return table
    }()
    override var dotNetType: DotNetType { StyleTypes.fileInfo }
  }

  /// `$PSStyle.Foreground` and `$PSStyle.Background`.
  final class Colours: Object {
    let isBackground: Bool
    init(isBackground: Bool) { self.isBackground = isBackground }
    override var dotNetType: DotNetType { isBackground ? StyleTypes.background : StyleTypes.foreground }

    /// In the order in which they are listed, with their foreground numbers.
    static let names: [(name: StaticString, code: Int)] = [
      ("Black", 30), ("BrightBlack", 90), ("White", 37), ("BrightWhite", 97), ("Red", 31), ("BrightRed", 91), ("Magenta", 35), ("BrightMagenta", 95),
      ("Blue", 34), ("BrightBlue", 94), ("Cyan", 36), ("BrightCyan", 96), ("Green", 32), ("BrightGreen", 92), ("Yellow", 33), ("BrightYellow", 93),
    ]
  }

  static func sequence(_ codes: String) -> PSString { PSString.of("\u{1B}[\(codes)m") }

  /// The sequences that stand by themselves, with their codes.
  static let plainSequences: [(name: StaticString, codes: StaticString)] = [
    ("Reset", "0"), ("BlinkOff", "25"), ("Blink", "5"), ("BoldOff", "22"), ("Bold", "1"), ("DimOff", "22"), ("Dim", "2"), ("Hidden", "8"), ("HiddenOff", "28"),
    ("Reverse", "7"), ("ReverseOff", "27"), ("ItalicOff", "23"), ("Italic", "3"), ("UnderlineOff", "24"), ("Underline", "4"), ("StrikethroughOff", "29"),
    ("Strikethrough", "9"),
  ]
}
