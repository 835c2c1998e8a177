import Engine
import Text

/// `Sort-Object`: all input in order. Without `-Stable` it is .NET's own sort, which leaves equal objects as that leaves them.
final class SortObject: Cmdlet {
  private var input: Value = .unset
  private var objects = ContiguousArray<Value>()
  private var property: [Value] = []
  private var descending = false
  private var caseSensitive = false
  private var stable = false
  private var unique = false
  private var top = 0
  private var bottom = 0

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Sort-Object", "Microsoft.PowerShell.Commands.SortObjectCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Default"
    ) { SortObject() }
    d.parameter("Bottom", "int", "Bottom: mandatory", rules: "range 1..2147483647") { $0.bottom = $1.int ?? 0 }
    d.parameter("CaseSensitive", "switch") { $0.caseSensitive = $1.isPresent }
    // Every culture of this shell orders as the invariant one does.
    d.parameter("Culture", "string") { (_, _) throws(Unwind) in }
    d.parameter("Descending", "switch") { $0.descending = $1.isPresent }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("Property", "System.Object[]", "position 0") { $0.property = $1.values ?? [] }
    d.parameter("Stable", "switch", "Default: ") { $0.stable = $1.isPresent }
    d.parameter("Top", "int", "Top: mandatory", rules: "range 1..2147483647") { $0.top = $1.int ?? 0 }
    d.parameter("Unique", "switch") { $0.unique = $1.isPresent }
    return d.description
  }

  private var arguments: [PropertyArgument] = []

  override func beginProcessing() throws(Unwind) { arguments = try PropertyArgument.read(property, keys: .order, self) }

  override func processRecord() throws(Unwind) {
    if !input.isNull { objects.append(input) }
  }

  override func endProcessing() throws(Unwind) {
    guard let first = objects.first else { return }
    let isStable = stable || top > 0 || bottom > 0
    if property.isEmpty, let sorted = quickly(isStable) { return try emit(sorted) }
    let keys = ObjectKeys(arguments, first: first, ignoreCase: !caseSensitive, descending: descending)
    var entries: [OrderEntry] = []
    entries.reserveCapacity(objects.count)
    for object in objects {
      entries.append(try keys.entry(object, frame) { (record) throws(Unwind) in try self.writeError(record) })
    }
    objects = []
    if let order = texts(of: entries, keys, isStable) {
      entries = order.map { entries[$0] }
    } else if isStable {
      try stableSort(&entries) { (a, b) throws(Unwind) in try keys.compare(a, b) }
    } else {
      try dotNetSort(&entries) { (a, b) throws(Unwind) in try keys.compare(a, b) }
    }
    if unique { entries = try firstOfEach(entries, keys) }
    for entry in chosen(entries) { try write(entry.object) }
  }

  /// Keys that are all strings of one property are sorted by precomputed keys.
  private func texts(of entries: [OrderEntry], _ keys: ObjectKeys, _ isStable: Bool) -> [Int]? {
    guard keys.orders.count == 1 else { return nil }
    var strings: [PSString] = []
    strings.reserveCapacity(entries.count)
    for entry in entries {
      guard entry.keys.count == 1, case .string(let s) = entry.keys[0] else { return nil }
      strings.append(s)
    }
    return StringSort.order(strings, ignoringCase: !caseSensitive, descending: keys.orders[0].descending, stable: isStable)
  }

  /// Sorts plain integers or plain strings by themselves; nil for everything else.
  private func quickly(_ isStable: Bool) -> ContiguousArray<Value>? {
    switch objects[0] {
    case .int32:
      var numbers: [Int32] = []
      numbers.reserveCapacity(objects.count)
      for object in objects {
        guard case .int32(let n) = object else { return nil }
        numbers.append(n)
      }
      numbers.sort()
      if unique {
        var last: Int32?
        numbers.removeAll { n in
          defer { last = n }
          return n == last
        }
      }
      return ContiguousArray((descending ? numbers.reversed() : numbers).map { .int32($0) })
    case .string where !unique:
      var strings: [PSString] = []
      strings.reserveCapacity(objects.count)
      for object in objects {
        guard case .string(let s) = object else { return nil }
        strings.append(s)
      }
      let order = StringSort.order(strings, ignoringCase: !caseSensitive, descending: descending, stable: isStable)
      return ContiguousArray(order.map { .string(strings[$0]) })
    default: return nil
    }
  }

  private func emit(_ sorted: ContiguousArray<Value>) throws(Unwind) {
    objects = []
    for value in chosen(Array(sorted)) { try write(value) }
  }

  /// `-Top` and `-Bottom`.
  private func chosen<T>(_ sorted: [T]) -> ArraySlice<T> {
    if top > 0 { return sorted.prefix(top) }
    if bottom > 0 { return sorted.suffix(bottom) }
    return sorted[...]
  }

  private func firstOfEach(_ sorted: [OrderEntry], _ keys: ObjectKeys) throws(Unwind) -> [OrderEntry] {
    var kept: [OrderEntry] = []
    for entry in sorted {
      if let last = kept.last, try keys.compare(last, entry) == 0 { continue }
      kept.append(entry)
    }
    return kept
  }
}
