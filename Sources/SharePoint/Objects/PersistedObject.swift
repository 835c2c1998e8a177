import Engine
import Farm
import Text

/// What every object that the farm stores can do, whatever its record.
protocol StoredFarmObject: AnyObject {
  var id: GUID { get }
  var name: String { get set }
  var displayName: String { get }
  var status: SPObjectStatus { get set }
  var version: Int { get }
  var typeName: String { get }
  var parentId: GUID? { get }
  func farm() throws(FarmError) -> SPFarm
  func update() throws(FarmError)
  func refresh() throws(FarmError)
}

extension SPPersistedObject: StoredFarmObject {}

/// `SPPersistedObject`: an object of the farm as the shell sees it.
class PersistedObject: Object {
  let base: any StoredFarmObject

  init(_ base: any StoredFarmObject) { self.base = base }

  nonisolated(unsafe) static let autoSerializing = DotNetType(
    "Microsoft.SharePoint.Administration.SPAutoSerializingObject", base: DotNetType.object, isAbstract: true)
  @Sendable static func makeAutoSerializing() -> DotNetType { autoSerializing }

  nonisolated(unsafe) static let persisted = DotNetType(
    "Microsoft.SharePoint.Administration.SPPersistedObject", base: autoSerializing, declare: declarePersisted)
  @Sendable static func makePersisted() -> DotNetType { persisted }

  nonisolated(unsafe) static let upgradable = DotNetType(
    "Microsoft.SharePoint.Administration.SPPersistedUpgradableObject", base: persisted)
  @Sendable static func makeUpgradable() -> DotNetType { upgradable }

  override var dotNetType: DotNetType { Self.persisted }

  /// `SPWebApplication Name=SharePoint - 80`: how SharePoint writes an object in text.
  final override func text() throws(Unwind) -> PSString? { PSString.of(description) }

  final var description: String { base.name.isEmpty ? dotNetType.name.string : "\(dotNetType.name) Name=\(base.name)" }

  /// Two objects are the same if they stand for the same stored object.
  final override func isEqual(to other: Value) throws(Unwind) -> Bool {
    guard case .object(let object) = other, let object = object as? PersistedObject else { return false }
    return object.base.id == base.id
  }
  final override func hashCode() -> Int { base.id.hashValue }

  /// What the object itself adds to an `Update()`: edits that its members kept.
  func collectEdits() throws(Unwind) {}

  final func update() throws(Unwind) {
    try collectEdits()
    try inFarm { () throws(FarmError) in try self.base.update() }
  }

  /// The object above this one in the farm; nil for the farm itself.
  func parent() throws(Unwind) -> Value {
    guard let id = base.parentId else { return .null }
    return try inFarm { () throws(FarmError) in
      let farm = try FarmSession.local.farm()
      if farm.id == id { return .object(FarmObject(farm)) }
      if let service = try farm.webServices().first(where: { $0.id == id }) { return .object(WebServiceObject(service)) }
      return .null
    }
  }

  @Sendable private static func declarePersisted(_ t: TypeDeclaration) {
    t.receiver(PersistedObject.self) { t in
      t.get("string DisplayName {get;}") { (this) throws(Unwind) in .text(this.base.displayName) }
      t.get("Microsoft.SharePoint.Administration.SPFarm Farm {get;}") { (this) throws(Unwind) in
        .object(FarmObject(try inFarm { () throws(FarmError) in try this.base.farm() }))
      }
      t.get("guid Id {get;}") { (this) throws(Unwind) in .guid(this.base.id) }
      t.property("string Name {get;set;}") { (this) throws(Unwind) in
        .text(this.base.name)
      } set: { (this, value) throws(Unwind) in
        this.base.name = try Conversion.text(value).string
      }
      t.get("Microsoft.SharePoint.Administration.SPPersistedObject Parent {get;}") { (this) throws(Unwind) in try this.parent() }
      t.property("Microsoft.SharePoint.Administration.SPObjectStatus Status {get;set;}") { (this) throws(Unwind) in
        EnumValue.of("Microsoft.SharePoint.Administration.SPObjectStatus", this.base.status.rawValue)
      } set: { (this, value) throws(Unwind) in
        guard let number = ParameterValue(value).int, let status = SPObjectStatus(rawValue: number) else { return }
        this.base.status = status
      }
      t.get("string TypeName {get;}") { (this) throws(Unwind) in .text(this.base.typeName) }
      t.get("long Version {get;}") { (this) throws(Unwind) in .int64(Int64(this.base.version)) }
      t.method("void Uncache()") { (this, _) throws(Unwind) in
        try inFarm { () throws(FarmError) in try this.base.refresh() }
        return .void
      }
      t.method("void Update()") { (this, _) throws(Unwind) in
        try this.update()
        return .void
      }
    }
  }
}

extension Value {
  /// An id of the farm as .NET's `Guid`.
  static func guid(_ id: GUID) -> Value {
    let words = id.digits.utf8.reduce(into: (high: UInt64(0), low: UInt64(0), count: 0)) { words, unit in
      let digit = UInt64(unit >= UInt8(ascii: "a") ? unit &- UInt8(ascii: "a") &+ 10 : unit &- UInt8(ascii: "0"))
      if words.count < 16 { words.high = words.high << 4 | digit } else { words.low = words.low << 4 | digit }
      words.count += 1
    }
    return .object(GuidObject(Guid(high: words.high, low: words.low)))
  }

  static func optionalText(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}
