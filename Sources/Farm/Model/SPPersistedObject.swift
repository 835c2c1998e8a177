/// An object of the farm: what it read when it was made, the caller's edits on it, and `update()`, which stores them if nobody was faster.
package class SPPersistedObject<Record: StoredRecord> {
  package let local: LocalFarm
  /// The object with the caller's edits.
  var record: Record
  /// The object as it was read.
  private var loaded: Record

  init(_ local: LocalFarm, _ record: Record) {
    self.local = local
    self.record = record
    loaded = record
  }

  package final var id: GUID { record.object.id }
  package final var name: String {
    get { record.object.name }
    set { record.object.name = newValue }
  }
  package final var status: SPObjectStatus {
    get { record.object.status }
    set { record.object.status = newValue }
  }
  /// Counts the object's stored changes; `update()` is refused when the stored object has another one.
  package final var version: Int { record.object.version }
  package final var typeName: String { record.object.type.fullName }
  package final var parentId: GUID? { record.object.parentId }
  package var displayName: String { name }

  /// Whether the object has edits that aren't stored.
  package final var isEdited: Bool { record != loaded }

  package final func farm() throws(FarmError) -> SPFarm { try local.farm() }

  /// Stores the object's edits in one transaction.
  ///
  /// - Throws: `FarmError.updateConflict` if the stored object has changed since this one was read, `.deleted` if it is gone.
  package final func update() throws(FarmError) { try store(record) }

  /// Stores `changed` in this object's place, under the same rule as `update()`.
  final func store(_ changed: Record) throws(FarmError) {
    let isRenamed = changed.object.name != loaded.object.name
    guard !isRenamed || LocalFarm.isValidName(changed.object.name) else { throw .invalidName(changed.object.name) }
    let database = try local.database
    var next = changed
    try database.change { () throws(FarmError) in
      try loaded.object.requireCurrent(in: database)
      if isRenamed { try changed.object.requireUniqueName(in: database) }
      try next.update(in: database, by: local.caller)
    }
    record = next
    loaded = next
  }

  /// Reads the object again, and forgets its edits.
  package final func refresh() throws(FarmError) {
    guard let stored = try Record.find(id, in: local.database) else {
      throw .deleted(object: try record.object.description(in: local.database))
    }
    record = stored
    loaded = stored
  }

  /// Takes over what an operation has stored. An object with edits of its own keeps them, and its `update()` will be a conflict.
  final func adopt(_ stored: Record) {
    guard !isEdited else { return }
    record = stored
    loaded = stored
  }
}

extension LocalFarm {
  /// A name is not empty and stays on its line.
  static func isValidName(_ name: String) -> Bool { !name.trimmedASCII.isEmpty && !name.unicodeScalars.contains { $0.isControl } }
}
