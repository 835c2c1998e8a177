/// The part of every object that SharePoint's `SPPersistedObject` has: identity, place, name, status, and the version that guards its changes.
package struct ObjectRecord: Equatable {
  var id: GUID
  var type: ObjectType
  var parentId: GUID?
  var name: String
  var status: SPObjectStatus
  /// Counts the object's changes from 1.
  var version: Int
  var updatedBy: String
  var updatedProcess: String
  var updatedProcessId: Int
  var updatedMachine: String

  static let columns = """
    object.id, object.class, object.parent_id, object.name, object.status, object.version, object.updated_by, object.updated_process, object.updated_process_id, object.updated_machine
    """

  init(_ row: inout Row) {
    id = row.next()
    type = ObjectType(rawValue: row.next()) ?? .persistedObject
    parentId = row.next()
    name = row.next()
    status = SPObjectStatus(rawValue: row.next()) ?? .offline
    version = row.next()
    updatedBy = row.next()
    updatedProcess = row.next()
    updatedProcessId = row.next()
    updatedMachine = row.next()
  }

  /// A new object, made by `caller`.
  init(type: ObjectType, parentId: GUID?, name: String, caller: Caller) {
    id = .random()
    self.type = type
    self.parentId = parentId
    self.name = name
    status = .online
    version = 1
    updatedBy = caller.account
    updatedProcess = caller.process
    updatedProcessId = caller.processId
    updatedMachine = caller.server
  }

  func insert(into database: Database) throws(FarmError) {
    try database.run(
      """
      INSERT INTO object VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, strftime('%Y-%m-%dT%H:%M:%fZ'), (SELECT coalesce(max(number), 0) + 1 FROM object))
      """, id, type.rawValue, parentId, name,
      status.rawValue, version, updatedBy, updatedProcess, updatedProcessId, updatedMachine)
  }

  /// Writes name and status, and counts the version up: the first statement of every change to an object.
  mutating func touch(in database: Database, by caller: Caller) throws(FarmError) {
    let next = version + 1
    try database.run(
      """
      UPDATE object SET name = ?2, status = ?3, version = ?4, updated_by = ?5, updated_process = ?6, updated_process_id = ?7, updated_machine = ?8,
        updated_at = strftime('%Y-%m-%dT%H:%M:%fZ') WHERE id = ?1
      """, id, name, status.rawValue, next, caller.account, caller.process, caller.processId, caller.server)
    version = next
    updatedBy = caller.account
    updatedProcess = caller.process
    updatedProcessId = caller.processId
    updatedMachine = caller.server
  }

  /// Refuses a change of an object that another change has overtaken, or that is gone. To be called inside the transaction that changes it.
  func requireCurrent(in database: Database) throws(FarmError) {
    guard let stored = try Self.find(id, in: database) else { throw .deleted(object: try description(in: database)) }
    guard stored.version == version else {
      throw .updateConflict(
        object: try stored.description(in: database), account: stored.updatedBy, process: stored.updatedProcess,
        processId: stored.updatedProcessId,
        machine: stored.updatedMachine)
    }
  }

  /// Refuses a name that another object of the class has under the same parent, ignoring case.
  func requireUniqueName(in database: Database) throws(FarmError) {
    let others = try database.rows("SELECT name FROM object WHERE class = ?1 AND parent_id IS ?2 AND id <> ?3", type.rawValue, parentId, id)
    {
      (row: inout Row) in row.next() as String
    }
    guard others.contains(where: { $0.namesSame(as: name) }) else { return }
    let parent = try parentId.map { id throws(FarmError) in try Self.find(id, in: database) } ?? nil
    throw .alreadyExists(type: type.fullName, name: name, parentType: parent?.type.fullName ?? "", parentName: parent?.name ?? "")
  }

  static func find(_ id: GUID, in database: Database) throws(FarmError) -> ObjectRecord? {
    try database.row("SELECT \(columns) FROM object WHERE id = ?1", id) { (row: inout Row) in ObjectRecord(&row) }
  }

  /// `SPWebApplication Name=SharePoint - 80 Parent=SPWebService`: how SharePoint's messages name an object.
  func description(in database: Database) throws(FarmError) -> String {
    let parent = try parentId.map { id throws(FarmError) in try Self.find(id, in: database) } ?? nil
    return shortDescription + (parent.map { " Parent=\($0.shortDescription)" } ?? "")
  }

  private var shortDescription: String { name.isEmpty ? type.rawValue : "\(type.rawValue) Name=\(name.printable)" }
}
