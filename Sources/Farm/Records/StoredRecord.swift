/// An object as it is stored, with what its class adds.
package protocol StoredRecord: Equatable {
  var object: ObjectRecord { get set }

  /// Writes the record over the stored one, as one change by `caller`, and counts the version up.
  ///
  /// To be called in the transaction that read the record or that compared its version.
  mutating func update(in database: Database, by caller: Caller) throws(FarmError)

  static func find(_ id: GUID, in database: Database) throws(FarmError) -> Self?
}
