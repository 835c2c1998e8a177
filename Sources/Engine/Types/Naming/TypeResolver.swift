import Syntax
import Text

/// Finds the type that a name means.
///
/// A simple name is tried as a script class, a type accelerator, a full name, a name in a namespace of `using namespace`, and with `System.` before it.
public enum TypeResolver {
  /// Looks a class or enum of the running script up.
  public typealias ScriptClasses = (PSString) -> DotNetType?

  /// What names without namespaces and script classes came to; nothing is kept for a name that was not found.
  private nonisolated(unsafe) static var resolved: [FoldedName: DotNetType] = [:]

  /// The type that a name in a script means; nil when there is none.
  package static func resolve(_ name: ITypeName, namespaces: [PSString] = [], classes: ScriptClasses? = nil) -> DotNetType? {
    switch name {
    case let array as ArrayTypeName:
      return resolve(array.elementType, namespaces: namespaces, classes: classes)?.arrayType(rank: array.rank)
    case let generic as GenericTypeName:
      var arguments: [DotNetType] = []
      for argument in generic.genericArguments {
        guard let type = resolve(argument, namespaces: namespaces, classes: classes) else { return nil }
        arguments.append(type)
      }
      return construct(generic.typeName.name.string, arguments, namespaces)
    default: return simple(name.name, namespaces, classes)
    }
  }

  /// The type that a string names, as `[type]'List[int]'` and `New-Object` read it; nil when there is none.
  public static func resolve(text: PSString, namespaces: [PSString] = [], classes: ScriptClasses? = nil) -> DotNetType? {
    if let known = resolved[FoldedName(text)] { return known }
    guard let written = WrittenTypeName(text.string) else { return nil }
    return resolve(written, namespaces, classes)
  }

  public static func resolve(text: String) -> DotNetType? { resolve(text: PSString.of(text)) }

  /// `Unable to find type [X].`, with the written name as target.
  package static func notFound(_ name: ITypeName) -> Unwind {
    let inner = innermost(name)
    return Unwind.runtime(
      "TypeNotFound", "Unable to find type [\(inner.name)].", category: .invalidOperation, target: .object(TypeNameObject(inner)))
  }

  private static func innermost(_ name: ITypeName) -> ITypeName {
    switch name {
    case let array as ArrayTypeName: innermost(array.elementType)
    case let generic as GenericTypeName: generic.typeName
    default: name
    }
  }

  private static func resolve(_ written: WrittenTypeName, _ namespaces: [PSString], _ classes: ScriptClasses?) -> DotNetType? {
    switch written {
    case .simple(let name): return simple(PSString.of(name), namespaces, classes)
    case .array(let element, let rank): return resolve(element, namespaces, classes)?.arrayType(rank: rank)
    case .generic(let name, let words):
      var arguments: [DotNetType] = []
      for word in words {
        guard let type = resolve(word, namespaces, classes) else { return nil }
        arguments.append(type)
      }
      return construct(name, arguments, namespaces)
    }
  }

  private static func construct(_ name: String, _ arguments: [DotNetType], _ namespaces: [PSString]) -> DotNetType? {
    let bare = String(name.prefix { $0 != "`" })
    guard let definition = simple(PSString.of("\(bare)`\(arguments.count)"), namespaces, nil), definition.genericParameters.count == arguments.count
    else { return nil }
    return definition.constructed(arguments)
  }

  private static func simple(_ name: PSString, _ namespaces: [PSString], _ classes: ScriptClasses?) -> DotNetType? {
    if let classes, let own = classes(name) { return own }
    let key = FoldedName(name)
    if let known = resolved[key] { return known }
    let text = name.string
    if let full = TypeAccelerators.fullName(text), let type = TypeRegistry.find(full.description) { return keep(type, key) }
    if let type = TypeRegistry.find(name) { return keep(type, key) }
    for namespace in namespaces {
      if let type = TypeRegistry.find("\(namespace).\(text)") { return type }
    }
    if let type = TypeRegistry.find("System.\(text)") { return keep(type, key) }
    return nil
  }

  private static func keep(_ type: DotNetType, _ key: FoldedName) -> DotNetType {
    resolved[key] = type
    return type
  }

  // MARK: - Words of signatures

  /// Types that signatures mention and nobody declares, such as `System.Threading.CancellationToken`: nothing but null converts to them.
  private nonisolated(unsafe) static var mentioned: [FoldedName: DotNetType] = [:]

  /// The type that a word of a signature means: `string`, `T`, `System.Collections.Generic.IEnumerable[T]`.
  /// - Parameter context: the declaring type, whose generic parameters the word may name.
  static func resolve(word: String, in context: DotNetType) -> DotNetType {
    guard let written = WrittenTypeName(word) else { return mention(word) }
    return resolve(written, in: context)
  }

  private static func resolve(_ written: WrittenTypeName, in context: DotNetType) -> DotNetType {
    switch written {
    case .array(let element, let rank): return resolve(element, in: context).arrayType(rank: rank)
    case .generic(let name, let words):
      let arguments = words.map { resolve($0, in: context) }
      if let definition = simple(PSString.of("\(name)`\(words.count)"), [], nil), definition.genericParameters.count == words.count {
        return definition.constructed(arguments)
      }
      return mention("\(name)[\(arguments.map(\.displayName.string).joined(separator: ","))]")
    case .simple(let name):
      // What the numeric types declare alike names the type itself so.
      if name == "Self" { return context }
      if let argument = genericArgument(name, of: context) { return argument }
      // A name alone may be one of the declaring type's own namespace.
      return simple(PSString.of(name), context.namespace.map { [$0] } ?? [], nil) ?? mention(name)
    }
  }

  private static func genericArgument(_ name: String, of context: DotNetType) -> DotNetType? {
    guard case .constructed(let definition, let arguments) = context.shape else { return nil }
    for (i, parameter) in definition.genericParameters.enumerated() where parameter.description == name { return arguments[i] }
    return nil
  }

  private static func mention(_ name: String) -> DotNetType {
    let key = FoldedName(PSString.of(name))
    if let known = mentioned[key] { return known }
    let isParameter = name.utf8.first == UInt8(ascii: "T") && !name.contains(".")
    let type = DotNetType(made: key.name, isParameter ? .parameter : .class, base: DotNetType.object)
    mentioned[key] = type
    return type
  }
}

/// A type's name as an object of the tree (`TypeName`), the target of errors about it.
public final class TypeNameObject: Object {
  package let name: ITypeName
  package init(_ name: ITypeName) { self.name = name }

  public override var dotNetType: DotNetType {
    switch name {
    case is ArrayTypeName: TypeRegistry.find("System.Management.Automation.Language.ArrayTypeName") ?? .object
    case is GenericTypeName: TypeRegistry.find("System.Management.Automation.Language.GenericTypeName") ?? .object
    default: TypeRegistry.find("System.Management.Automation.Language.TypeName") ?? .object
    }
  }
  public override func text() throws(Unwind) -> PSString? { name.fullName }
}
