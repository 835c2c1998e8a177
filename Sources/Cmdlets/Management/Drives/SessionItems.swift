import Engine
import Glibc
import Text

/// Items of the drives that are not files: environment, variables, functions, aliases.
enum SessionItems {
  static func names(_ provider: Provider, _ f: Frame) -> [PSString] {
    let names: [PSString] =
      switch provider {
      case .environment: environment().map { PSString.of($0.name) }
      case .variable: f.visibleVariableNames().map(\.text)
      case .function: CommandLookup.functionNames(f)
      case .alias: CommandLookup.aliasNames(f)
      case .fileSystem: []
      }
    return names.sorted { $0.cultureCompare($1, ignoringCase: true) < 0 }
  }

  private static func environment() -> [(name: String, value: String)] {
    var all: [(String, String)] = []
    var p = environ
    while let entry = p.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") { all.append((String(text[..<equals]), String(text[text.index(after: equals)...]))) }
      p += 1
    }
    return all
  }

  static func exists(_ provider: Provider, _ name: PSString, _ f: Frame) -> Bool { name.isEmpty || object(provider, name, f) != nil }

  /// The item as an object; nil when there is none.
  static func object(_ provider: Provider, _ name: PSString, _ f: Frame) -> Value? {
    switch provider {
    case .environment:
      guard let raw = getenv(name.string) else { return nil }
      let entry = DictionaryEntryObject(DotNetType.dictionaryEntry, .string(name), .text(String(cString: raw)))
      let extra = ObjectExtension()
      extra.members.set(InstanceMember(PSString.of("Name"), .alias(PSString.of("Key"), conversion: nil)))
      entry.extra = extra
      return .object(entry)
    case .variable: return VariableItem.object(name, f)
    case .function: return CommandLookup.function(name, f).map { .object($0) }
    case .alias: return CommandLookup.alias(name, f).map { .object($0) }
    case .fileSystem: return nil
    }
  }

  /// The content of an item: a variable's value, a function's block.
  static func content(_ provider: Provider, _ name: PSString, _ f: Frame) -> Value? {
    switch provider {
    case .environment: return getenv(name.string).map { .text(String(cString: $0)) }
    case .variable: return f.value(of: VariableName.of(name))
    case .function: return CommandLookup.function(name, f).map { .object($0.block) }
    case .alias: return CommandLookup.alias(name, f).map { .string($0.definition) }
    case .fileSystem: return nil
    }
  }

  static func set(_ provider: Provider, _ name: PSString, _ value: Value, _ f: Frame) throws(Unwind) {
    switch provider {
    case .environment:
      let text = try Conversion.text(value)
      if value.isNull { unsetenv(name.string) } else { setenv(name.string, text.string, 1) }
    case .variable: try f.assign(VariableName.of(name), value.nullIfVoid)
    case .function: try VariableDrives.set(PSString.of("function"), name, value, f)
    case .alias: f.define(AliasInfo(name: name, definition: try Conversion.text(value)), in: f.scope)
    case .fileSystem: break
    }
  }

  static func remove(_ provider: Provider, _ name: PSString, _ f: Frame) {
    switch provider {
    case .environment: unsetenv(name.string)
    case .variable: f.findBox(named: VariableName.of(name))?.home.removeVariable(VariableName.of(name))
    case .function: f.removeFunction(name)
    case .alias: f.removeAlias(name)
    case .fileSystem: break
    }
  }
}

/// How the utility floor's variable objects are made here.
enum VariableItem {
  static func object(_ name: PSString, _ f: Frame) -> Value? {
    f.findBox(named: VariableName.of(name)).map { .object(VariableObject(VariableName.of(name).text, $0.box)) }
  }
}
