/// A value of an object's property bag (`SPPersistedObject.Properties`).
package enum PropertyValue: Equatable, Sendable {
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case real(Double)

  private var stored: (kind: String, value: String) {
    switch self {
    case .text(let text): ("text", text)
    case .integer(let number): ("integer", String(number))
    case .boolean(let flag): ("boolean", flag ? "true" : "false")
    case .real(let number): ("real", number.description)
    }
  }

  private init(kind: String, value: String) {
    switch kind {
    case "integer": self = .integer(Int(value) ?? 0)
    case "boolean": self = .boolean(value == "true")
    case "real": self = .real(Double(value) ?? 0)
    default: self = .text(value)
    }
  }

  static func load(of object: GUID, from database: Database) throws(FarmError) -> [String: PropertyValue] {
    let pairs = try database.rows("SELECT name, kind, value FROM object_property WHERE object_id = ?1", object) { (row: inout Row) in
      (row.next() as String, PropertyValue(kind: row.next(), value: row.next()))
    }
    return Dictionary(pairs) { $1 }
  }

  static func save(_ properties: [String: PropertyValue], of object: GUID, in database: Database) throws(FarmError) {
    try database.run("DELETE FROM object_property WHERE object_id = ?1", object)
    for (name, value) in properties {
      try database.run("INSERT INTO object_property VALUES (?1, ?2, ?3, ?4)", object, name, value.stored.kind, value.stored.value)
    }
  }
}
