import Engine
import Text

/// `Compare-Object`: which objects only one of two sets has.
final class CompareObject: Cmdlet {
  private var reference: [Value] = []
  private var difference: [Value] = []
  private var property: [Value] = []
  private var caseSensitive = false
  private var includeEqual = false
  private var excludeDifferent = false
  private var passThru = false
  private var syncWindow = Int.max
  private var keys: ObjectKeys?
  private var arguments: [PropertyArgument] = []
  private var entries: [OrderEntry]?
  private var position = 0
  private var referenceBacklog: [OrderEntry] = []
  private var differenceBacklog: [OrderEntry] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Compare-Object", "Microsoft.PowerShell.Commands.CompareObjectCommand", module: "Microsoft.PowerShell.Utility") { CompareObject() }
    d.parameter("CaseSensitive", "switch") { $0.caseSensitive = $1.isPresent }
    // Every culture of this shell orders as the invariant one does.
    d.parameter("Culture", "string") { (_, _) throws(Unwind) in }
    d.parameter("DifferenceObject", "psobject[]", "mandatory, position 1, pipeline", rules: "AllowEmptyCollection") { $0.difference = $1.values ?? [] }
    d.parameter("ExcludeDifferent", "switch") { $0.excludeDifferent = $1.isPresent }
    d.parameter("IncludeEqual", "switch") { $0.includeEqual = $1.isPresent }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Property", "System.Object[]") { $0.property = $1.values ?? [] }
    d.parameter("ReferenceObject", "psobject[]", "mandatory, position 0", rules: "AllowEmptyCollection") { $0.reference = $1.values ?? [] }
    d.parameter("SyncWindow", "int", "", rules: "range 0..2147483647") { $0.syncWindow = $1.int ?? .max }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    arguments = try PropertyArgument.read(property, keys: [], self)
    // What both have is all that is left when the differences are not wanted.
    if excludeDifferent, !isBound("IncludeEqual") { includeEqual = true }
  }

  override func processRecord() throws(Unwind) {
    let keys = try prepare()
    for object in difference {
      if object.isNull { continue }
      try take(try keys.entry(object, frame) { (record) throws(Unwind) in try self.writeError(record) }, keys)
    }
  }

  override func endProcessing() throws(Unwind) {
    let keys = try prepare()
    while position < (entries?.count ?? 0) { try take(nil, keys) }
    for entry in differenceBacklog { try emitDifference(entry) }
    for entry in referenceBacklog { try emitReference(entry) }
  }

  private func prepare() throws(Unwind) -> ObjectKeys {
    if let keys { return keys }
    let keys = ObjectKeys(arguments, first: reference.first ?? difference.first ?? .null, ignoreCase: !caseSensitive, descending: false)
    self.keys = keys
    var made: [OrderEntry] = []
    for object in reference where !object.isNull {
      made.append(try keys.entry(object, frame) { (record) throws(Unwind) in try self.writeError(record) })
    }
    entries = made
    return keys
  }

  /// Takes one object of the difference (none when they have run out) and the next of the reference.
  private func take(_ given: OrderEntry?, _ keys: ObjectKeys) throws(Unwind) {
    var theirs = given
    var ours: OrderEntry?
    if let entries, position < entries.count {
      ours = entries[position]
      position += 1
    }
    if let a = ours, let b = theirs, try keys.compare(a, b) == 0 { return try emitMatch(a) }
    if let b = theirs, let match = try remove(b, from: &referenceBacklog, keys) {
      try emitMatch(match)
      theirs = nil
    }
    if let a = ours, try remove(a, from: &differenceBacklog, keys) != nil {
      try emitMatch(a)
      ours = nil
    }
    if let theirs {
      if syncWindow > 0 {
        while differenceBacklog.count >= syncWindow { try emitDifference(differenceBacklog.removeFirst()) }
        differenceBacklog.append(theirs)
      } else {
        try emitDifference(theirs)
      }
    }
    if let ours {
      if syncWindow > 0 {
        while referenceBacklog.count >= syncWindow { try emitReference(referenceBacklog.removeFirst()) }
        referenceBacklog.append(ours)
      } else {
        try emitReference(ours)
      }
    }
  }

  private func remove(_ entry: OrderEntry, from backlog: inout [OrderEntry], _ keys: ObjectKeys) throws(Unwind) -> OrderEntry? {
    for i in backlog.indices where try keys.compare(entry, backlog[i]) == 0 { return backlog.remove(at: i) }
    return nil
  }

  private func emitMatch(_ entry: OrderEntry) throws(Unwind) { if includeEqual { try emit(entry, "==") } }
  private func emitDifference(_ entry: OrderEntry) throws(Unwind) { if !excludeDifferent { try emit(entry, "=>") } }
  private func emitReference(_ entry: OrderEntry) throws(Unwind) { if !excludeDifferent { try emit(entry, "<=") } }

  private func emit(_ entry: OrderEntry, _ side: String) throws(Unwind) {
    if passThru {
      let (value, object) = Attachment.carrier(for: entry.object)
      let extra = object.extra ?? ObjectExtension()
      extra.members.set("SideIndicator", .text(side))
      object.extra = extra
      return try write(value)
    }
    let made = PSCustomObject()
    var members = MemberTable()
    if arguments.isEmpty {
      members.set("InputObject", entry.object)
    } else {
      for (i, argument) in arguments.enumerated() where i < entry.keys.count && members.position(of: argument.expression.text) == nil {
        members.set(argument.expression.text, entry.keys[i].nullIfUnset)
      }
    }
    members.set("SideIndicator", .text(side))
    made.members = members
    try write(.object(made))
  }
}
