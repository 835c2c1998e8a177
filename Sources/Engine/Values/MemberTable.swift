import Text

/// Instance members in the order in which they were added; names ignore case.
///
/// Few members are found by comparing, many through an index that is built when the table passes sixteen.
public struct MemberTable {
  public private(set) var members: [InstanceMember] = []
  private var index: [FoldedName: Int]?

  public init() {}

  public var count: Int { members.count }
  public var isEmpty: Bool { members.isEmpty }
  public var names: [PSString] { members.map(\.name) }

  public func position(of name: PSString) -> Int? {
    if let index { return index[FoldedName(name)] }
    for i in members.indices where members[i].name === name || members[i].name.equalsIgnoringCase(name) { return i }
    return nil
  }

  public subscript(position: Int) -> InstanceMember {
    get { members[position] }
    set { members[position] = newValue }
  }

  public subscript(name: PSString) -> InstanceMember? { position(of: name).map { members[$0] } }

  /// The value of a note property; nil when there is no such member or it is of another kind.
  public func note(_ name: PSString) -> Value? {
    if let i = position(of: name), case .note(let v) = members[i].kind { return v }
    return nil
  }

  /// Adds a member, or replaces the one of that name in its place.
  public mutating func set(_ member: InstanceMember) {
    if let i = position(of: member.name) {
      members[i] = member
    } else {
      append(member)
    }
  }

  public mutating func set(_ name: PSString, _ value: Value) { set(InstanceMember(name, .note(value))) }
  public mutating func set(_ name: StaticString, _ value: Value) { set(InstanceMember(PSString.of(name.description), .note(value))) }

  @discardableResult
  public mutating func remove(_ name: PSString) -> Bool {
    guard let i = position(of: name) else { return false }
    members.remove(at: i)
    if index != nil { reindex() }
    return true
  }

  private mutating func append(_ member: InstanceMember) {
    members.append(member)
    if index != nil {
      index?[FoldedName(member.name)] = members.count - 1
    } else if members.count > 16 {
      reindex()
    }
  }

  private mutating func reindex() {
    var made = [FoldedName: Int](minimumCapacity: members.count * 2)
    for i in members.indices { made[FoldedName(members[i].name)] = i }
    index = made
  }
}

/// A name as a dictionary key: case does not count.
public struct FoldedName: Hashable {
  public let name: PSString
  public init(_ name: PSString) { self.name = name }
  public init(_ name: StaticString) { self.name = PSString.of(name.description) }
  public static func == (a: FoldedName, b: FoldedName) -> Bool { a.name === b.name || a.name.equalsIgnoringCase(b.name) }
  public func hash(into hasher: inout Hasher) { hasher.combine(name.foldedHash) }
}
