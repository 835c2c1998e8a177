import Engine
import Farm
import Text

/// The base of SharePoint's pipe binds: the type of a parameter that takes an object of the farm, or something that names one.
///
/// Binding only keeps what was given. It is looked up when the cmdlet runs, by `read`, as the farm is then.
class PipeBind<Bound>: Object {
  private let type: DotNetType
  /// The object, where one was given.
  private let object: Bound?
  /// What names the object else: a URL, an id, a name.
  let identity: String

  init(_ type: DotNetType, object: Bound?, identity: String) {
    self.type = type
    self.object = object
    self.identity = identity
  }

  final override var dotNetType: DotNetType { type }

  /// The object that is meant.
  ///
  /// - Throws: `FarmError.notFound` if there is none.
  final func read(_ farm: LocalFarm) throws(FarmError) -> Bound {
    if let object { return object }
    return try find(identity, farm)
  }

  func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> Bound {
    throw .notFound(type: type.name.string, identity: identity)
  }
}

/// What names an object when it is no object of the farm: a string, a GUID or a URI, by its text.
enum Identity {
  static func text(_ value: Value) throws(Unwind) -> String { try Conversion.text(value).string }
}
