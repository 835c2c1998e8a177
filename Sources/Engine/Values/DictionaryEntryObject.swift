import Text

/// One entry of a dictionary: `DictionaryEntry` or `KeyValuePair[K,V]`.
public final class DictionaryEntryObject: Object {
  public let type: DotNetType
  public var key: Value
  public var value: Value

  public init(_ type: DotNetType, _ key: Value, _ value: Value) {
    self.type = type
    self.key = key
    self.value = value
  }

  public override var dotNetType: DotNetType { type }
  public override func text() throws(Unwind) -> PSString? {
    PSString.of("[\(try Conversion.text(key)), \(try Conversion.text(value))]")
  }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    guard case .object(let o) = other, let e = o as? DictionaryEntryObject, e.type === type else { return false }
    guard try KeyTable.equal(key, e.key) else { return false }
    return try KeyTable.equal(value, e.value)
  }
  public override func hashCode() -> Int { Int(KeyTable.hash(of: key, .ordinal)) }
}
