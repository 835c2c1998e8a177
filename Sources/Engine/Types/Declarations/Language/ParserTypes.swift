import Syntax
import Text

/// What the parser is told of the shell's types when a script asks it for a tree.
final class ParserTypes: ParserEnvironment {
  private let namespaces: [PSString]

  init(_ frame: Frame) { namespaces = frame.session.namespaces }

  func lookUp(_ name: ITypeName, isAttribute: Bool, using written: [PSString]) -> TypeLookup {
    let all = namespaces + written
    var words = [name.name]
    if let definition = name as? TypeName, definition.genericArgumentCount > 0 { words = [PSString.of("\(name.name)`\(definition.genericArgumentCount)")] }
    if isAttribute { words.append(PSString.of("\(name.name)Attribute")) }
    for word in words {
      if let type = TypeResolver.resolve(text: word, namespaces: all) { return .found(fullName: type.fullName.string) }
      if let full = TypeAccelerators.fullName(word.string) { return .found(fullName: full.description) }
    }
    // Not every type of .NET is known here: one in a namespace may exist.
    return all.isEmpty && name.assemblyName == nil && name.name.lastIndexOf(0x2E) == nil ? .missing : .unknown
  }

  func isSubclass(_ fullName: String, of base: String) -> Bool {
    guard let type = TypeRegistry.find(fullName), let other = TypeRegistry.find(base) else { return false }
    return type.inherits(from: other)
  }

  func moduleExists(_ statement: UsingStatementAst) -> Bool { true }
}
