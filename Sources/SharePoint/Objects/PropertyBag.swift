import Engine
import Farm
import Text

/// The values of an object's property bag, between the farm and the shell.
enum PropertyBag {
  static func value(_ stored: PropertyValue) -> Value {
    switch stored {
    case .text(let text): .text(text)
    case .integer(let number): Int32(exactly: number).map { .int32($0) } ?? .int64(Int64(number))
    case .boolean(let flag): .bool(flag)
    case .real(let number): .double(number)
    }
  }

  /// The bag as it is stored.
  ///
  /// - Throws: `ArgumentException` for a value that is no text, number or Boolean.
  static func stored(_ bag: PSHashtable) throws(Unwind) -> [String: PropertyValue] {
    var all: [String: PropertyValue] = [:]
    for entry in bag.orderedEntries() {
      let name = try Conversion.text(entry.key).string
      guard let value = stored(entry.value.unwrapped) else {
        throw Unwind.dotNet(
          "System.ArgumentException", "The property \"\(name)\" can't be stored: its value must be a text, a number or a Boolean.")
      }
      all[name] = value
    }
    return all
  }

  private static func stored(_ value: Value) -> PropertyValue? {
    switch value {
    case .string(let text): .text(text.string)
    case .bool(let flag): .boolean(flag)
    case .int32(let number): .integer(Int(number))
    case .int64(let number): .integer(Int(number))
    case .int16(let number): .integer(Int(number))
    case .uint8(let number): .integer(Int(number))
    case .uint16(let number): .integer(Int(number))
    case .uint32(let number): .integer(Int(number))
    case .double(let number): .real(number)
    case .single(let number): .real(Double(number))
    default: nil
    }
  }
}
