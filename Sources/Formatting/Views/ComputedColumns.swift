import Engine
import Text

/// Computed columns of PowerShell's views, by the column's label.
enum CommandColumns {
  /// Commands show an alias with what it stands for.
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let isAlias = target.unwrapped.asObject is AliasInfo
    return try CustomViews.property(target, isAlias ? "DisplayName" : "Name", frame)
  }
}

enum ModuleColumns {
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    if label == "PreRelease" { return .string(.empty) }
    let exported = try CustomViews.property(target, label, frame)
    guard let table = exported.unwrapped.asObject as? DictionaryObject else { return exported }
    let keys = table.keys
    return keys.count == 1 ? keys[0] : keys.isEmpty ? .null : .array(PSArray(keys))
  }
}

enum MethodColumns {
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let all = try CustomViews.property(target, "OverloadDefinitions", frame)
    guard let elements = try Enumeration.elements(of: all) else { return all }
    var lines: [PSString] = []
    while let next = try elements.next() { lines.append(try Conversion.text(next)) }
    return .string(PSString.join(lines, separator: PSString.of("\n")) ?? .empty)
  }
}

enum FileColumns {
  /// Date and time of the last write as Unix listings show them.
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let written = try CustomViews.property(target, "LastWriteTime", frame)
    return .string(try Operators.composed(PSString.of("{0,10:d} {0,8:t}"), [written]))
  }
}

enum DriveColumns {
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    switch label {
    case "Provider":
      return try CustomViews.property(try CustomViews.property(target, "Provider", frame), "Name", frame)
    case "Root":
      let shown = try CustomViews.property(target, "DisplayRoot", frame)
      return shown.isNull ? try CustomViews.property(target, "Root", frame) : shown
    default:
      let bytes = try CustomViews.property(target, label.hasPrefix("Used") ? "Used" : "Free", frame)
      guard let count = ColumnNumber.double(bytes) else { return .null }
      return .string(try Operators.text(.double(count / 1_073_741_824), format: PSString.of("###0.00")))
    }
  }
}

enum ProcessColumns {
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let name = String(label.prefix { $0 != "(" })
    guard let number = ColumnNumber.double(try CustomViews.property(target, name, frame)) else { return .null }
    switch label {
    case "NPM(K)": return .int64(Int64(number / 1024))
    case "CPU(s)": return .string(try Operators.text(.double(number), format: PSString.of("N2")))
    default: return .string(try Operators.text(.double(number / 1_048_576), format: PSString.of("N2")))
    }
  }
}

enum HistoryColumns {
  /// How long the command ran, in as few parts as show it.
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let duration = try CustomViews.property(target, "Duration", frame)
    let hours = ColumnNumber.double(try CustomViews.property(duration, "TotalHours", frame)) ?? 0
    let format: String
    if hours >= 10 {
      format = "\(Int(hours.rounded())):{0:mm}:{0:ss}.{0:fff}"
    } else if hours >= 1 {
      format = "{0:h\\:mm\\:ss\\.fff}"
    } else {
      format = hours * 60 >= 1 ? "{0:m\\:ss\\.fff}" : "{0:s\\.fff}"
    }
    return .string(try Operators.composed(PSString.of(format), [duration]))
  }
}

enum BreakpointColumns {
  /// The script's name without its folder.
  @Sendable static func value(_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value {
    let script = try Conversion.text(try CustomViews.property(target, "Script", frame)).string
    return .text(script.split(separator: "/").last.map(String.init) ?? "")
  }
}

/// A number out of a property.
enum ColumnNumber {
  static func double(_ value: Value) -> Double? {
    switch value.unwrapped {
    case .int32(let n): Double(n)
    case .int64(let n): Double(n)
    case .uint32(let n): Double(n)
    case .uint64(let n): Double(n)
    case .double(let d): d
    case .single(let f): Double(f)
    default: nil
    }
  }
}
