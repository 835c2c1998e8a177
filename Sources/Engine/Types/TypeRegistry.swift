import Text

/// One line of a module's table of types: its full name and the function that gives the type.
public struct TypeEntry: Sendable {
  public let name: StaticString
  public let type: @Sendable () -> DotNetType
  public init(_ name: StaticString, _ type: @escaping @Sendable () -> DotNetType) {
    self.name = name
    self.type = type
  }

  /// A type that nothing but its declaration needs in Swift.
  public init(
    _ name: StaticString, _ shape: DotNetType.Shape = .class, base: @escaping @autoclosure @Sendable () -> DotNetType? = DotNetType.object,
    interfaces: [StaticString] = [], isAbstract: Bool = false, declare: (@Sendable (TypeDeclaration) -> Void)? = nil
  ) {
    self.name = name
    // The shape of a type without Swift code behind it holds no types.
    nonisolated(unsafe) let shape = shape
    type = { DotNetType(name, shape, base: base(), interfaces: interfaces, isAbstract: isAbstract, declare: declare) }
  }
}

/// The types that exist: one sorted table per module, the tables of enums and exceptions, and what scripts define.
///
/// Nothing is built before a name is asked for; a table is searched by halves, so its order matters (a test checks it).
public enum TypeRegistry {
  private nonisolated(unsafe) static var tables: [() -> [TypeEntry]] = [
    { LanguageTypes.entries }, { AutomationTypes.entries }, { SecurityTypes.entries }, { SyntaxTypes.entries },
  ]
  /// Types by their name in lower case, once found.
  private nonisolated(unsafe) static var found: [FoldedName: DotNetType] = [:]

  /// Adds a module's table; called once per module by whoever assembles the shell.
  public static func register(_ table: @escaping @Sendable () -> [TypeEntry]) { tables.append(table) }

  /// A type by its full name, ignoring case; no accelerators, arrays or generics arguments.
  public static func find(_ fullName: String) -> DotNetType? { find(PSString.of(fullName)) }

  public static func find(_ fullName: PSString) -> DotNetType? {
    let key = FoldedName(fullName)
    if let type = found[key] { return type }
    guard let type = search(fullName.string) else { return nil }
    found[key] = type
    return type
  }

  private static func search(_ name: String) -> DotNetType? {
    for table in tables {
      let rows = table()
      if let i = NameTable.position(of: name, count: rows.count, { rows[$0].name }) { return rows[i].type() }
    }
    return EnumTable.make(name) ?? ExceptionTypes.make(name)
  }

  /// Every registered type's full name, in no particular order (completion).
  public static func allNames() -> [String] {
    tables.flatMap { $0().map(\.name.description) } + EnumTable.rows.map(\.name.description) + ExceptionTypes.rows.map(\.name.description)
  }

  /// Names that stand in a table out of order; a test asserts that there are none.
  package static func misplaced() -> [String] {
    var names: [String] = []
    func check(_ count: Int, _ entry: (Int) -> StaticString) {
      for i in stride(from: 1, to: count, by: 1) {
        let order = entry(i - 1).withUTF8Buffer { a in entry(i).withUTF8Buffer { NameTable.compare(a, $0) } }
        if order >= 0 { names.append(entry(i).description) }
      }
    }
    for table in tables {
      let rows = table()
      check(rows.count) { rows[$0].name }
    }
    check(EnumTable.rows.count) { EnumTable.rows[$0].name }
    check(ExceptionTypes.rows.count) { ExceptionTypes.rows[$0].name }
    return names
  }
}

/// Binary search in a table of names sorted by their ASCII lower-case form.
public enum NameTable {
  public static func position(of name: String, count: Int, _ entry: (Int) -> StaticString) -> Int? {
    var name = name
    return name.withUTF8 { wanted in
      var low = 0
      var high = count
      while low < high {
        let middle = (low &+ high) / 2
        let order = entry(middle).withUTF8Buffer { compare($0, wanted) }
        if order == 0 { return middle }
        if order < 0 { low = middle &+ 1 } else { high = middle }
      }
      return nil
    }
  }

  /// Compares two names, ASCII letters ignoring case: negative, zero, positive.
  public static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let n = min(a.count, b.count)
    var i = 0
    while i < n {
      let x = lower(a[i])
      let y = lower(b[i])
      if x != y { return Int(x) &- Int(y) }
      i &+= 1
    }
    return a.count &- b.count
  }

  private static func lower(_ c: UInt8) -> UInt8 { c >= 0x41 && c <= 0x5A ? c | 0x20 : c }

  /// Whether a table is in the order that the search needs.
  public static func isSorted(count: Int, _ entry: (Int) -> StaticString) -> Bool {
    for i in stride(from: 1, to: count, by: 1) {
      let order = entry(i &- 1).withUTF8Buffer { a in entry(i).withUTF8Buffer { compare(a, $0) } }
      if order >= 0 { return false }
    }
    return true
  }
}
