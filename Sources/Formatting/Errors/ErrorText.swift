import Engine
import Glibc
import Syntax
import Text

/// An error record as the host shows it, in the view that `$ErrorView` names.
struct ErrorText {
  private let record: ErrorRecord
  private let frame: Frame
  private let error: PSString
  private let accent: PSString
  private let reset: PSString

  private nonisolated(unsafe) static let newLine = PSString.of("\n")

  init(_ record: ErrorRecord, _ frame: Frame) {
    self.record = record
    self.frame = frame
    let style = PSStyle.shared
    let isColoured = style.hostTakesSequences(frame.runtime.host)
    error = isColoured ? style.formatting.error : .empty
    accent = isColoured ? style.formatting.errorAccent : .empty
    reset = isColoured ? DecoratedText.reset : .empty
  }

  /// The text, without a line end at its end.
  func text() throws(Unwind) -> PSString {
    let id = record.fullyQualifiedErrorId.string
    if id == "NativeCommandErrorMessage" || id == "NativeCommandError" { return join([error, record.exception.message, reset]) }
    switch view {
    case "DetailedView": return try detailed()
    case "CategoryView": return join([error, CategoryInfoObject(record).message, reset])
    case "NormalView": return try normal()
    default: return try concise()
    }
  }

  private var view: String {
    guard let value = frame.value(of: VariableName.of("ErrorView")), let text = try? Conversion.text(value).string else { return "ConciseView" }
    return text
  }

  private var extent: ScriptExtent? { record.invocation.flatMap { $0.displayExtent ?? $0.extent } }

  // MARK: - NormalView

  private func normal() throws(Unwind) -> PSString {
    var parts = [error, PSString.of(commandPrefix), error, record.message]
    if let extent, record.invocation?.command != nil || record.category != .parserError {
      parts += [ErrorText.newLine, ErrorPosition.message(extent)]
    }
    parts += [PSString.of("\n+ CategoryInfo          : "), CategoryInfoObject(record).message]
    parts += [PSString.of("\n+ FullyQualifiedErrorId : "), record.fullyQualifiedErrorId, reset]
    return join(parts)
  }

  private var commandPrefix: String {
    guard let invocation = record.invocation else { return "" }
    let called = invocation.invocationName.string
    guard let command = invocation.command else { return called.isEmpty ? "" : "\(called) : " }
    if let script = command as? ExternalScriptInfo { return "\(script.path) : " }
    if called.isEmpty || called == "&" || called == "." { return command.name.isEmpty ? "" : "\(command.name) : " }
    return "\(called) : "
  }

  // MARK: - DetailedView

  /// Everything of the newest error, as `Get-Error` shows it, with the empty lines around it.
  private func detailed() throws(Unwind) -> PSString {
    guard let newest = frame.runtime.errors.elements.first else { return .empty }
    let details = try ErrorDetailsText(frame).text(of: newest)
    return join([error, ErrorText.newLine, details, ErrorText.newLine, ErrorText.newLine, reset])
  }

  // MARK: - ConciseView

  private func concise() throws(Unwind) -> PSString {
    // A place in an empty line (the end of a script) makes PowerShell's own view fail, and nothing is shown.
    guard let position = try positionMessage() else { return .empty }
    var text = join([error, PSString.of("\(reason): "), position, reset])
    if let action = record.recommendedAction, !action.string.allSatisfy(\.isWhitespace) {
      text = join([text, ErrorText.newLine, error, PSString.of("  Recommendation: "), action, reset])
    }
    return trimmedEnd(text)
  }

  /// The last line end, with nothing but sequences behind it, is the host's to write.
  private func trimmedEnd(_ text: PSString) -> PSString {
    guard let end = text.lastIndexOf(0x0A), DecoratedText.plain(text.substring(from: end + 1)).isEmpty else { return text }
    return text.substring(0..<end)
  }

  private func positionMessage() throws(Unwind) -> PSString? {
    let place = extent
    let file = place?.file
    let line = place?.startLineNumber ?? 0
    let isParseError = record.category == .parserError && record.exception.exceptionType.inherits(from: ErrorText.parseException)
    let showsLine = (isParseError || file != nil || line > 1) && file?.hasSuffixIgnoringCase(PSString.of(".psm1")) != true
    var shown: [PSString] = []
    var prefix = PSString.empty
    if showsLine, let place {
      guard let position = ErrorPosition(place) else { return nil }
      shown += file.map { [reset, PSString.of("\($0):\(line)\n")] } ?? [ErrorText.newLine]
      let digits = String(line)
      let widening = String(repeating: " ", count: max(digits.count - 4, 0))
      let padding = String(repeating: " ", count: max(4 - digits.count, 0))
      shown += [accent, PSString.of("\(widening)Line |\n")]
      shown += [accent, PSString.of("\(padding)\(digits) | "), reset, markedLine(position)]
      prefix = join([accent, PSString.of("\(widening)     | "), error])
      let marks = String(repeating: " ", count: position.marks.before) + String(repeating: "~", count: position.marks.count)
      shown += [prefix, PSString.of(" \(marks)\n")]
    }
    var message = join([prefix, self.message])
    if file != nil || record.category == .parserError { message = broken(message, prefix) }
    return join(shown + [error, message])
  }

  private static var parseException: DotNetType { ExceptionTypes.type("System.Management.Automation.ParseException") }

  /// The source line behind one space, the marked part in the accent's colour, and its line end.
  private func markedLine(_ position: ErrorPosition) -> PSString {
    var units: [UInt16] = [0x20]
    DecoratedText.append(position.line, to: &units)
    units.append(0x0A)
    let start = position.marks.before + 1
    if position.marks.count < units.count - 1, !accent.isEmpty {
      let end = min(start + position.marks.count, units.count)
      reset.withUTF16 { units.insert(contentsOf: $0, at: end) }
      accent.withUTF16 { units.insert(contentsOf: $0, at: min(start, units.count)) }
    }
    return PSString.utf16(units)
  }

  /// The words: those of the details, of a script's first parse error, or of the exception.
  private var message: PSString {
    if let details = record.details, !details.isEmpty { return details }
    if record.category == .parserError, let first = record.parseErrors.first { return PSString.of(first.message) }
    return record.exception.message
  }

  /// The message on lines that fit the screen, each behind the prefix.
  private func broken(_ message: PSString, _ prefix: PSString) -> PSString {
    var units = message.withUTF16 { Array($0) }
    for i in units.indices where units[i] == 0x0A || units[i] == 0x09 { units[i] = 0x20 }
    let text = PSString.utf16(units)
    let shownPrefix = DecoratedText.plain(prefix).count
    let hiddenPrefix = prefix.count - shownPrefix
    let width = frame.runtime.host.width
    guard width > 0, text.count - hiddenPrefix > width else { return join([text, ErrorText.newLine]) }
    var parts: [PSString] = []
    let first = cut(text, width + hiddenPrefix)
    parts += [first, ErrorText.newLine]
    var rest = text.substring(from: first.count).trim()
    while rest.count + shownPrefix > width {
      let line = cut(join([prefix, rest]), width + hiddenPrefix)
      let taken = line.count - prefix.count
      guard taken > 0 else { break }
      parts += [line, ErrorText.newLine]
      rest = rest.substring(from: min(taken, rest.count)).trim()
    }
    return join(parts + [prefix, rest, ErrorText.newLine])
  }

  /// At most `length` units, cut before the last white space where the text goes on.
  private func cut(_ text: PSString, _ length: Int) -> PSString {
    if text.count <= length { return text }
    var end = length
    while end > 0, !Character16.isWhiteSpace(text[end - 1]) { end -= 1 }
    return text.substring(0..<(end > 0 ? end - 1 : length))
  }

  /// What stands before the colon: the command, or what kind of error it is.
  private var reason: String {
    if case .bool(true)? = record.exception.details.note(PSString.of("WasThrownFromThrowStatement")) { return "Exception" }
    let invocation = record.invocation
    if let command = invocation?.command, !command.name.isEmpty, !(command is ExternalScriptInfo) || isFound(command.name) { return command.name.string }
    let category = CategoryInfoObject(record)
    if !category.activity.isEmpty { return category.activity.string }
    if let command = invocation?.command, !command.name.isEmpty { return command.name.string }
    if let called = invocation?.invocationName, !called.isEmpty { return called.string }
    if record.category != .notSpecified { return record.category.name }
    let why = category.reason.string
    return why.isEmpty ? "Error" : why
  }

  /// A script is a command by its name where its folder is on the path.
  private func isFound(_ name: PSString) -> Bool {
    guard let path = getenv("PATH").map({ String(cString: $0) }) else { return false }
    return path.split(separator: ":").contains { FilePath.isFile("\($0)/\(name)") }
  }

  private func join(_ parts: [PSString]) -> PSString { PSString.concat(parts) ?? .empty }
}
