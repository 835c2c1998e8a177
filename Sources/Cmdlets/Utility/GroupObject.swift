import Engine
import Text

/// `Group-Object`: objects with the same property values together, in the order of these values.
final class GroupObject: Cmdlet {
  private var input: Value = .unset
  private var property: [Value] = []
  private var asHashTable = false
  private var asString = false
  private var caseSensitive = false
  private var noElement = false
  private var keys: ObjectKeys?
  private var arguments: [PropertyArgument] = []
  private var entries: [OrderEntry] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Group-Object", "Microsoft.PowerShell.Commands.GroupObjectCommand", module: "Microsoft.PowerShell.Utility",
      output: ["Microsoft.PowerShell.Commands.GroupInfo", "System.Collections.Hashtable"]
    ) { GroupObject() }
    d.parameter("AsHashTable", "switch", "HashTable: ", aliases: "AHT") { $0.asHashTable = $1.isPresent }
    d.parameter("AsString", "switch", "HashTable: ") { $0.asString = $1.isPresent }
    d.parameter("CaseSensitive", "switch") { $0.caseSensitive = $1.isPresent }
    // Every culture of this shell orders as the invariant one does.
    d.parameter("Culture", "string") { (_, _) throws(Unwind) in }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("NoElement", "switch") { $0.noElement = $1.isPresent }
    d.parameter("Property", "System.Object[]", "position 0") { $0.property = $1.values ?? [] }
    return d.description
  }

  override func beginProcessing() throws(Unwind) { arguments = try PropertyArgument.read(property, keys: [], self) }

  override func processRecord() throws(Unwind) {
    if input.isNull { return }
    let keys: ObjectKeys
    if let made = self.keys {
      keys = made
    } else {
      keys = ObjectKeys(arguments, first: input, ignoreCase: !caseSensitive, descending: false)
      self.keys = keys
    }
    entries.append(try keys.entry(input, frame) { (record) throws(Unwind) in try self.writeError(record) })
  }

  override func endProcessing() throws(Unwind) {
    guard let keys else { return }
    var groups: [GroupInfo] = []
    var firsts: [OrderEntry] = []
    if hasMixedTypes {
      // Values of different types have no order: groups stand as they came.
      for entry in entries {
        var found: Int?
        for i in firsts.indices where try keys.compare(firsts[i], entry) == 0 {
          found = i
          break
        }
        if let found { groups[found].add(entry.object) } else { try start(entry, &groups, &firsts) }
      }
    } else {
      try stableSort(&entries) { (a, b) throws(Unwind) in try keys.compare(a, b) }
      for entry in entries {
        if let last = firsts.last, try keys.compare(last, entry) == 0 { groups[groups.count - 1].add(entry.object) } else { try start(entry, &groups, &firsts) }
      }
    }
    if asHashTable { return try write(.hash(try table(groups))) }
    for group in groups { try write(.object(group)) }
  }

  private func start(_ entry: OrderEntry, _ groups: inout [GroupInfo], _ firsts: inout [OrderEntry]) throws(Unwind) {
    groups.append(try GroupInfo(entry.keys.map { $0.nullIfUnset }, first: entry.object, keepsElements: !noElement))
    firsts.append(entry)
  }

  private var hasMixedTypes: Bool {
    var types: [DotNetType?] = []
    for entry in entries {
      for (i, key) in entry.keys.enumerated() {
        while types.count <= i { types.append(nil) }
        if key.isNull { continue }
        let type = key.unwrapped.dotNetType
        if let known = types[i] {
          if known !== type { return true }
        } else {
          types[i] = type
        }
      }
    }
    return false
  }

  private func table(_ groups: [GroupInfo]) throws(Unwind) -> PSHashtable {
    let table = PSHashtable(comparer: caseSensitive ? .ordinal : .ignoreCase)
    for group in groups {
      let key: Value = asString ? .string(group.name) : group.values.count == 1 ? group.values[0] : .string(group.name)
      if try table.table.value(for: key) != nil {
        try writeError(
          "System.Management.Automation.PSArgumentException",
          "The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid property value, and then try again.",
          id: "The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid property value, and then try again.",
          category: .invalidArgument, target: .hash(table))
        continue
      }
      try table.table.set(key, .object(group.group))
    }
    return table
  }
}

extension Value {
  /// A missing property counts as `$null` where its value is shown.
  var nullIfUnset: Value { if case .unset = self { .null } else { self } }
}

/// One group: `GroupInfo`, or `GroupInfoNoElement`.
final class GroupInfo: Object {
  let values: [Value]
  let name: PSString
  let group: ListObject
  private(set) var count = 1
  private let keepsElements: Bool

  init(_ values: [Value], first: Value, keepsElements: Bool) throws(Unwind) {
    self.values = values
    self.keepsElements = keepsElements
    group = ListObject(keepsElements ? [first] : [], type: DotNetType.collection.constructed([DotNetType.psObject]))
    var parts: [String] = []
    for value in values { parts.append(try GroupInfo.text(value)) }
    name = PSString.of(parts.joined(separator: ", "))
  }

  func add(_ value: Value) {
    count += 1
    if keepsElements { group.elements.append(value) }
  }

  override var dotNetType: DotNetType { keepsElements ? DotNetType.groupInfo : DotNetType.groupInfoNoElement }

  /// Lists among the values stand in braces.
  private static func text(_ value: Value) throws(Unwind) -> String {
    switch value.unwrapped {
    case .array(let a):
      var parts: [String] = []
      for element in a.elements { parts.append(try Conversion.textForToString(element).string) }
      return "{\(parts.joined(separator: ", "))}"
    case .null, .void, .unset: return ""
    default: return try Conversion.textForToString(value).string
    }
  }
}

extension DotNetType {
  nonisolated(unsafe) static let groupInfo = DotNetType("Microsoft.PowerShell.Commands.GroupInfo", base: object) { t in
    t.receiver(GroupInfo.self) { t in
      t.get("System.Collections.ArrayList Values {get;}") { (this) throws(Unwind) in .object(ArrayListObject(ContiguousArray(this.values))) }
      t.get("int Count {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.count)) }
      t.get("System.Collections.ObjectModel.Collection[psobject] Group {get;}") { (this) throws(Unwind) in .object(this.group) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .string(this.name) }
    }
  }
  nonisolated(unsafe) static let groupInfoNoElement = DotNetType("Microsoft.PowerShell.Commands.GroupInfoNoElement", base: groupInfo)
}
