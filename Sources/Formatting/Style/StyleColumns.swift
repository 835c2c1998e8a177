import Engine
import Text

/// The computed columns of `$PSStyle`'s views: each sequence shown by itself, spelt out, and closed.
enum StyleColumns {
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    var value = target
    for part in label.split(separator: ".") { value = try CustomViews.property(value, String(part), frame) }
    switch value.unwrapped {
    case .string(let sequence): return .string(shown(sequence, isReset: label == "Reset"))
    case .hash(let extensions): return label.contains(".") ? .text(try names(extensions)) : .text(try lines(extensions))
    default: return value
    }
  }

  private static func shown(_ sequence: PSString, isReset: Bool) -> PSString {
    let spelt = sequence.string.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "`e")
    return PSString.concat([sequence, PSString.of(spelt), isReset ? .empty : DecoratedText.reset]) ?? sequence
  }

  private static func names(_ extensions: PSHashtable) throws(Unwind) -> String {
    var names: [String] = []
    for key in extensions.keys { names.append(try Conversion.text(key).string) }
    return names.joined(separator: ",")
  }

  private static func lines(_ extensions: PSHashtable) throws(Unwind) -> String {
    var rows: [(String, PSString)] = []
    for entry in extensions.orderedEntries() { rows.append((try Conversion.text(entry.key).string, try Conversion.text(entry.value))) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, sequence in
      "\(name)\(String(repeating: " ", count: width - name.count)) = \"\(shown(sequence, isReset: false))\"\n"
    }.joined()
  }
}
