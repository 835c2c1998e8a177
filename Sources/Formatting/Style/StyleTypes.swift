import Engine
import Text

/// The .NET types behind `$PSStyle`.
enum StyleTypes {
  nonisolated(unsafe) static let style = DotNetType("System.Management.Automation.PSStyle", base: .object, isSealed: true, declare: declareStyle)
  nonisolated(unsafe) static let formatting = DotNetType("System.Management.Automation.PSStyle+FormattingData", base: .object, isSealed: true, declare: declareFormatting)
  nonisolated(unsafe) static let progress = DotNetType("System.Management.Automation.PSStyle+ProgressConfiguration", base: .object, isSealed: true, declare: declareProgress)
  nonisolated(unsafe) static let fileInfo = DotNetType("System.Management.Automation.PSStyle+FileInfoFormatting", base: .object, isSealed: true, declare: declareFileInfo)
  nonisolated(unsafe) static let foreground = DotNetType("System.Management.Automation.PSStyle+ForegroundColor", base: .object, isSealed: true, declare: declareColours)
  nonisolated(unsafe) static let background = DotNetType("System.Management.Automation.PSStyle+BackgroundColor", base: .object, isSealed: true, declare: declareColours)
  nonisolated(unsafe) static let rendering = DotNetType(
    "System.Management.Automation.OutputRendering", .enumeration(EnumDeclaration("Host PlainText Ansi")), base: .enumBase, isSealed: true)
  nonisolated(unsafe) static let progressView = DotNetType(
    "System.Management.Automation.ProgressView", .enumeration(EnumDeclaration("Minimal Classic")), base: .enumBase, isSealed: true)
  nonisolated(unsafe) static let decoratedString = DotNetType(
    "System.Management.Automation.Internal.StringDecorated", .struct, base: .valueType, isSealed: true, declare: declareDecorated)

  @Sendable static func table() -> [TypeEntry] {
    [
      TypeEntry("System.Management.Automation.Internal.StringDecorated") { decoratedString },
      TypeEntry("System.Management.Automation.OutputRendering") { rendering },
      TypeEntry("System.Management.Automation.ProgressView") { progressView },
      TypeEntry("System.Management.Automation.PSStyle") { style },
      TypeEntry("System.Management.Automation.PSStyle+BackgroundColor") { background },
      TypeEntry("System.Management.Automation.PSStyle+FileInfoFormatting") { fileInfo },
      TypeEntry("System.Management.Automation.PSStyle+ForegroundColor") { foreground },
      TypeEntry("System.Management.Automation.PSStyle+FormattingData") { formatting },
      TypeEntry("System.Management.Automation.PSStyle+ProgressConfiguration") { progress },
    ]
  }

  // MARK: - Declarations

  @Sendable private static func declareStyle(_ t: TypeDeclaration) {
    t.staticProperty("System.Management.Automation.PSStyle Instance {get;}") { () throws(Unwind) in .object(PSStyle.shared) }
    t.property("System.Management.Automation.OutputRendering OutputRendering {get;set;}") { (_: Value) throws(Unwind) in
      .object(EnumValue(rendering, Int64(PSStyle.shared.rendering.rawValue)))
    } set: { (_: Value, value: Value) throws(Unwind) in
      let chosen = try Conversion.convert(value, to: rendering)
      if case .object(let o as EnumValue) = chosen, let mode = PSStyle.Rendering(rawValue: Int(o.raw)) { PSStyle.shared.rendering = mode }
    }
    for (name, codes) in PSStyle.plainSequences {
      let text = PSStyle.sequence(codes.description)
      t.property(PSString.of(name.description), .string, isStatic: false, isHidden: false, get: { (_: Value) throws(Unwind) in .string(text) }, set: nil)
    }
    t.property("System.Management.Automation.PSStyle+FormattingData Formatting {get;}") { (_: Value) throws(Unwind) in .object(PSStyle.shared.formatting) }
    t.property("System.Management.Automation.PSStyle+ProgressConfiguration Progress {get;}") { (_: Value) throws(Unwind) in .object(PSStyle.shared.progress) }
    t.property("System.Management.Automation.PSStyle+FileInfoFormatting FileInfo {get;}") { (_: Value) throws(Unwind) in .object(PSStyle.shared.fileInfo) }
    t.property("System.Management.Automation.PSStyle+ForegroundColor Foreground {get;}") { (_: Value) throws(Unwind) in .object(PSStyle.shared.foreground) }
    t.property("System.Management.Automation.PSStyle+BackgroundColor Background {get;}") { (_: Value) throws(Unwind) in .object(PSStyle.shared.background) }
    t.method("string FormatHyperlink(string text, uri link)") { (_: Value, a: Arguments) throws(Unwind) in
      .text("\u{1B}]8;;\(try Conversion.text(a[1]))\u{1B}\\\(try a.string(0, "text"))\u{1B}]8;;\u{1B}\\")
    }
  }

  private static func sequence(
    _ t: TypeDeclaration, _ name: StaticString, _ get: @escaping () -> PSString, _ set: @escaping (PSString) -> Void
  ) {
    t.property(PSString.of(name.description), .string, isStatic: false, isHidden: false) { (_: Value) throws(Unwind) in
      .string(get())
    } set: { (_: Value, value: Value) throws(Unwind) in
      let text = try Conversion.text(value)
      let printable = DecoratedText.plain(text)
      guard printable.isEmpty else {
        throw Unwind.dotNet(
          "System.ArgumentException",
          "The specified string contains printable content when it should only contain ANSI escape sequences: \(printable)")
      }
      set(text)
    }
  }

  @Sendable private static func declareFormatting(_ t: TypeDeclaration) {
    let f = PSStyle.shared.formatting
    sequence(t, "FormatAccent", { f.formatAccent }, { f.formatAccent = $0 })
    sequence(t, "ErrorAccent", { f.errorAccent }, { f.errorAccent = $0 })
    sequence(t, "Error", { f.error }, { f.error = $0 })
    sequence(t, "Warning", { f.warning }, { f.warning = $0 })
    sequence(t, "Verbose", { f.verbose }, { f.verbose = $0 })
    sequence(t, "Debug", { f.debug }, { f.debug = $0 })
    sequence(t, "TableHeader", { f.tableHeader }, { f.tableHeader = $0 })
    sequence(t, "CustomTableHeaderLabel", { f.customTableHeaderLabel }, { f.customTableHeaderLabel = $0 })
    sequence(t, "FeedbackName", { f.feedbackName }, { f.feedbackName = $0 })
    sequence(t, "FeedbackText", { f.feedbackText }, { f.feedbackText = $0 })
    sequence(t, "FeedbackAction", { f.feedbackAction }, { f.feedbackAction = $0 })
  }

  @Sendable private static func declareProgress(_ t: TypeDeclaration) {
    let p = PSStyle.shared.progress
    sequence(t, "Style", { p.style }, { p.style = $0 })
    t.property("int MaxWidth {get;set;}") { (_: Value) throws(Unwind) in
      .int32(Int32(truncatingIfNeeded: p.maxWidth))
    } set: { (_: Value, value: Value) throws(Unwind) in
      guard case .int32(let n) = try Conversion.convert(value, to: .int32) else { return }
      guard n >= 18 else {
        throw Unwind.dotNet("System.ArgumentOutOfRangeException", "Progress width must be at least 18. (Parameter 'MaxWidth')")
      }
      p.maxWidth = Int(n)
    }
    t.property("System.Management.Automation.ProgressView View {get;set;}") { (_: Value) throws(Unwind) in
      .object(EnumValue(progressView, Int64(p.view)))
    } set: { (_: Value, value: Value) throws(Unwind) in
      if case .object(let o as EnumValue) = try Conversion.convert(value, to: progressView) { p.view = Int(o.raw) }
    }
    t.property("bool UseOSCIndicator {get;set;}") { (_: Value) throws(Unwind) in
      .bool(p.usesOSCIndicator)
    } set: { (_: Value, value: Value) throws(Unwind) in
      p.usesOSCIndicator = try Conversion.truth(value)
    }
  }

  @Sendable private static func declareFileInfo(_ t: TypeDeclaration) {
    let f = PSStyle.shared.fileInfo
    sequence(t, "Directory", { f.directory }, { f.directory = $0 })
    sequence(t, "SymbolicLink", { f.symbolicLink }, { f.symbolicLink = $0 })
    sequence(t, "Executable", { f.executable }, { f.executable = $0 })
    t.property("System.Collections.Hashtable Extension {get;}") { (_: Value) throws(Unwind) in .hash(f.extensions) }
  }

  @Sendable private static func declareColours(_ t: TypeDeclaration) {
    let isBackground = t.type === background
    for (name, code) in PSStyle.Colours.names {
      let text = PSStyle.sequence(String(code + (isBackground ? 10 : 0)))
      t.property(PSString.of(name.description), .string, isStatic: false, isHidden: false, get: { (_: Value) throws(Unwind) in .string(text) }, set: nil)
    }
    let kind = isBackground ? 48 : 38
    t.method("string FromRgb(byte red, byte green, byte blue)") { (_: Value, a: Arguments) throws(Unwind) in
      .string(PSStyle.sequence("\(kind);2;\(a.int(0));\(a.int(1));\(a.int(2))"))
    }
    t.method("string FromRgb(int rgb)") { (_: Value, a: Arguments) throws(Unwind) in
      let rgb = a.int(0)
      return .string(PSStyle.sequence("\(kind);2;\(rgb >> 16 & 255);\(rgb >> 8 & 255);\(rgb & 255)"))
    }
  }

  @Sendable private static func declareDecorated(_ t: TypeDeclaration) {
    t.constructor("(string text)") { (a: Arguments) throws(Unwind) in .object(StringDecorated(try a.string(0, "text"))) }
    t.receiver(StringDecorated.self) { t in
      t.get("bool IsDecorated {get;}") { (this) throws(Unwind) in .bool(DecoratedText.isDecorated(this.value)) }
      t.get("int ContentLength {get;}") { (this) throws(Unwind) in .int32(Int32(truncatingIfNeeded: DecoratedText.plain(this.value).count)) }
      t.method("string ToString()") { (this, _) throws(Unwind) in .string(PSStyle.shared.renderedOutsideHost(this.value)) }
      t.method("string ToString(System.Management.Automation.OutputRendering outputRendering)") { (this, a) throws(Unwind) in
        .string(a.enumeration(0) == PSStyle.Rendering.plainText.rawValue ? DecoratedText.plain(this.value) : this.value)
      }
    }
  }
}

/// `StringDecorated`: a string that knows its escape sequences.
final class StringDecorated: Object {
  let value: PSString
  init(_ value: PSString) { self.value = value }
  override var dotNetType: DotNetType { StyleTypes.decoratedString }
  override func text() throws(Unwind) -> PSString? { PSStyle.shared.renderedOutsideHost(value) }
}
