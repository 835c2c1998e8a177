import Text

/// The name of a type as it is written in a script. Resolving it is the engine's.
package class ITypeName {
  package let extent: ScriptExtent
  init(_ extent: ScriptExtent) { self.extent = extent }

  /// The name as PowerShell spells it: `System.Collections.Generic.List[int]`, with ` ,assembly` where one was written.
  package var fullName: PSString { .empty }
  /// The same without the assembly.
  package var name: PSString { fullName }
  package var assemblyName: PSString? { nil }
  package var isArray: Bool { false }
  package var isGeneric: Bool { false }
}

/// A simple name, perhaps with an assembly: `System.Int32`.
package final class TypeName: ITypeName {
  private let text: PSString
  package internal(set) var assembly: PSString?
  /// How many type arguments the name was given, when it names a generic type.
  package internal(set) var genericArgumentCount = 0

  init(_ extent: ScriptExtent, _ name: PSString, assembly: PSString? = nil) {
    text = name
    self.assembly = assembly
    super.init(extent)
  }

  package override var name: PSString { text }
  package override var assemblyName: PSString? { assembly }
  package override var fullName: PSString {
    guard let assembly else { return text }
    return PSString.of("\(text),\(assembly)")
  }
}

/// `Dictionary[string, int]`.
package final class GenericTypeName: ITypeName {
  package let typeName: TypeName
  package let genericArguments: [ITypeName]

  init(_ extent: ScriptExtent, typeName: TypeName, genericArguments: [ITypeName]) {
    self.typeName = typeName
    self.genericArguments = genericArguments
    typeName.genericArgumentCount = genericArguments.count
    super.init(extent)
  }

  package override var isGeneric: Bool { true }
  package override var assemblyName: PSString? { typeName.assemblyName }
  package override var name: PSString {
    PSString.of("\(typeName.name)[" + genericArguments.map(\.argumentText).joined(separator: ",") + "]")
  }
  package override var fullName: PSString {
    guard let assembly = typeName.assemblyName else { return name }
    return PSString.of("\(name),\(assembly)")
  }
}

/// `int[]`, `int[,]`.
package final class ArrayTypeName: ITypeName {
  package let elementType: ITypeName
  /// The number of dimensions, at least 1.
  package let rank: Int

  init(_ extent: ScriptExtent, elementType: ITypeName, rank: Int) {
    self.elementType = elementType
    self.rank = rank
    super.init(extent)
  }

  package override var isArray: Bool { true }
  package override var assemblyName: PSString? { elementType.assemblyName }
  package override var name: PSString { PSString.of("\(elementType.name)[" + String(repeating: ",", count: rank - 1) + "]") }
  package override var fullName: PSString {
    guard let assembly = assemblyName else { return name }
    return PSString.of("\(name),\(assembly)")
  }
}

extension ITypeName {
  /// As an argument of a generic type: in brackets when an assembly was written.
  fileprivate var argumentText: String { assemblyName == nil ? fullName.string : "[\(fullName)]" }
}

extension ITypeName: CustomStringConvertible {
  package var description: String { fullName.string }
}
