import Text

/// `[Credential()]`: a name becomes a prompt for its password.
package enum CredentialTransformation {
  /// Security registers how a credential is asked for.
  package nonisolated(unsafe) static var ask: ((_ userName: PSString?, _ f: Frame) throws(Unwind) -> Value)?

  static func transform(_ value: Value, _ f: Frame) throws(Unwind) -> Value {
    guard let ask else { return value }
    switch value.unwrapped {
    case .string(let name): return try ask(name, f)
    case .null, .void, .unset: return try ask(nil, f)
    default: return value
    }
  }
}
