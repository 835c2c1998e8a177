import Text

/// The collection types, delegates and helpers that the engine names in Swift.
extension DotNetType {
  public nonisolated(unsafe) static let listInterface = DotNetType(
    "System.Collections.IList", .interface, interfaces: ["System.Collections.ICollection", "System.Collections.IEnumerable"])
  public nonisolated(unsafe) static let dictionaryInterface = DotNetType(
    "System.Collections.IDictionary", .interface, interfaces: ["System.Collections.ICollection", "System.Collections.IEnumerable"])

  public nonisolated(unsafe) static let nullable = DotNetType("System.Nullable`1", .generic(parameters: ["T"], of: .struct), base: valueType)
  public nonisolated(unsafe) static let list = DotNetType(
    "System.Collections.Generic.List`1", .generic(parameters: ["T"], of: .class), base: object, interfaces: genericListInterfaces)
  public nonisolated(unsafe) static let collection = DotNetType(
    "System.Collections.ObjectModel.Collection`1", .generic(parameters: ["T"], of: .class), base: object, interfaces: genericListInterfaces)
  public nonisolated(unsafe) static let readOnlyCollection = DotNetType(
    "System.Collections.ObjectModel.ReadOnlyCollection`1", .generic(parameters: ["T"], of: .class), base: object, interfaces: genericListInterfaces)
  public nonisolated(unsafe) static let stringCollection = DotNetType(
    "System.Collections.Specialized.StringCollection", base: object, interfaces: ["System.Collections.IList"])
  private static var genericListInterfaces: [StaticString] {
    [
      "System.Collections.Generic.IList[T]", "System.Collections.Generic.ICollection[T]", "System.Collections.Generic.IEnumerable[T]",
      "System.Collections.Generic.IReadOnlyList[T]", "System.Collections.Generic.IReadOnlyCollection[T]", "System.Collections.IList",
      "System.Collections.ICollection", "System.Collections.IEnumerable",
    ]
  }

  public nonisolated(unsafe) static let dictionary = DotNetType(
    "System.Collections.Generic.Dictionary`2", .generic(parameters: ["TKey", "TValue"], of: .class), base: object,
    interfaces: genericDictionaryInterfaces)
  public nonisolated(unsafe) static let sortedDictionary = DotNetType(
    "System.Collections.Generic.SortedDictionary`2", .generic(parameters: ["TKey", "TValue"], of: .class), base: object,
    interfaces: genericDictionaryInterfaces)
  public nonisolated(unsafe) static let sortedGenericList = DotNetType(
    "System.Collections.Generic.SortedList`2", .generic(parameters: ["TKey", "TValue"], of: .class), base: object,
    interfaces: genericDictionaryInterfaces)
  public nonisolated(unsafe) static let concurrentDictionary = DotNetType(
    "System.Collections.Concurrent.ConcurrentDictionary`2", .generic(parameters: ["TKey", "TValue"], of: .class), base: object,
    interfaces: genericDictionaryInterfaces)
  public nonisolated(unsafe) static let sortedList = DotNetType(
    "System.Collections.SortedList", base: object, interfaces: ["System.Collections.IDictionary", "System.ICloneable"])
  private static var genericDictionaryInterfaces: [StaticString] {
    [
      "System.Collections.Generic.IDictionary[TKey,TValue]", "System.Collections.Generic.IReadOnlyDictionary[TKey,TValue]",
      "System.Collections.IDictionary", "System.Collections.ICollection", "System.Collections.IEnumerable",
    ]
  }
  public nonisolated(unsafe) static let dictionaryEntry = DotNetType("System.Collections.DictionaryEntry", .struct, base: valueType)
  public nonisolated(unsafe) static let keyValuePair = DotNetType(
    "System.Collections.Generic.KeyValuePair`2", .generic(parameters: ["TKey", "TValue"], of: .struct), base: valueType)

  public nonisolated(unsafe) static let hashSet = setType("System.Collections.Generic.HashSet`1")
  public nonisolated(unsafe) static let sortedSet = setType("System.Collections.Generic.SortedSet`1")
  private static func setType(_ name: StaticString) -> DotNetType {
    DotNetType(
      name, .generic(parameters: ["T"], of: .class), base: object,
      interfaces: [
        "System.Collections.Generic.ISet[T]", "System.Collections.Generic.ICollection[T]", "System.Collections.Generic.IEnumerable[T]",
        "System.Collections.Generic.IReadOnlyCollection[T]", "System.Collections.IEnumerable",
      ])
  }

  public nonisolated(unsafe) static let queue = DotNetType(
    "System.Collections.Queue", base: object, interfaces: ["System.Collections.ICollection", "System.ICloneable"])
  public nonisolated(unsafe) static let stack = DotNetType(
    "System.Collections.Stack", base: object, interfaces: ["System.Collections.ICollection", "System.ICloneable"])
  public nonisolated(unsafe) static let genericQueue = sequenceType("System.Collections.Generic.Queue`1")
  public nonisolated(unsafe) static let genericStack = sequenceType("System.Collections.Generic.Stack`1")
  public nonisolated(unsafe) static let concurrentQueue = sequenceType("System.Collections.Concurrent.ConcurrentQueue`1")
  public nonisolated(unsafe) static let concurrentBag = sequenceType("System.Collections.Concurrent.ConcurrentBag`1")
  public nonisolated(unsafe) static let linkedList = sequenceType("System.Collections.Generic.LinkedList`1")
  public nonisolated(unsafe) static let linkedListNode = DotNetType(
    "System.Collections.Generic.LinkedListNode`1", .generic(parameters: ["T"], of: .class), base: object)
  private static func sequenceType(_ name: StaticString) -> DotNetType {
    DotNetType(
      name, .generic(parameters: ["T"], of: .class), base: object,
      interfaces: [
        "System.Collections.Generic.IEnumerable[T]", "System.Collections.Generic.IReadOnlyCollection[T]", "System.Collections.ICollection",
        "System.Collections.IEnumerable",
      ])
  }

  public nonisolated(unsafe) static let delegate = DotNetType(
    "System.MulticastDelegate", base: DotNetType("System.Delegate", base: object, interfaces: ["System.ICloneable"], isAbstract: true), isAbstract: true)
  public nonisolated(unsafe) static let tuple = DotNetType(
    "System.Tuple`2", .generic(parameters: ["T1", "T2"], of: .class), base: object)
}

/// Members as objects, and what `[ref]` makes.
extension DotNetType {
  public nonisolated(unsafe) static let psReference = DotNetType("System.Management.Automation.PSReference", base: object)
  /// ``PSReference`1``, what `[ref]$x` is.
  public nonisolated(unsafe) static let reference = DotNetType(
    "System.Management.Automation.PSReference`1", .generic(parameters: ["T"], of: .class), base: psReference)

  public nonisolated(unsafe) static let memberInfo = DotNetType("System.Management.Automation.PSMemberInfo", base: object, isAbstract: true)
  public nonisolated(unsafe) static let propertyInfoBase = DotNetType("System.Management.Automation.PSPropertyInfo", base: memberInfo, isAbstract: true)
  public nonisolated(unsafe) static let methodInfoBase = DotNetType("System.Management.Automation.PSMethodInfo", base: memberInfo, isAbstract: true)
  public nonisolated(unsafe) static let propertyInfo = DotNetType("System.Management.Automation.PSProperty", base: propertyInfoBase)
  public nonisolated(unsafe) static let noteProperty = DotNetType("System.Management.Automation.PSNoteProperty", base: propertyInfoBase)
  public nonisolated(unsafe) static let aliasProperty = DotNetType("System.Management.Automation.PSAliasProperty", base: propertyInfoBase)
  public nonisolated(unsafe) static let scriptProperty = DotNetType("System.Management.Automation.PSScriptProperty", base: propertyInfoBase)
  public nonisolated(unsafe) static let codeProperty = DotNetType("System.Management.Automation.PSCodeProperty", base: propertyInfoBase)
  public nonisolated(unsafe) static let methodInfo = DotNetType("System.Management.Automation.PSMethod", base: methodInfoBase)
  /// ``PSMethod`1``, what a method without parentheses is.
  public nonisolated(unsafe) static let methodObject = DotNetType("System.Management.Automation.PSMethod`1", base: methodInfo)
  public nonisolated(unsafe) static let scriptMethod = DotNetType("System.Management.Automation.PSScriptMethod", base: methodInfoBase)
  public nonisolated(unsafe) static let codeMethod = DotNetType("System.Management.Automation.PSCodeMethod", base: methodInfoBase)
  public nonisolated(unsafe) static let parameterizedProperty = DotNetType(
    "System.Management.Automation.PSParameterizedProperty", base: methodInfoBase)
  public nonisolated(unsafe) static let propertySet = DotNetType("System.Management.Automation.PSPropertySet", base: memberInfo)
  public nonisolated(unsafe) static let memberSet = DotNetType("System.Management.Automation.PSMemberSet", base: memberInfo)
  public nonisolated(unsafe) static let memberCollection = DotNetType(
    "System.Management.Automation.PSMemberInfoCollection`1", .generic(parameters: ["T"], of: .class), base: object,
    interfaces: ["System.Collections.IEnumerable"])
}
