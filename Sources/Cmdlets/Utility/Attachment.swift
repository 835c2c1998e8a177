import Engine
import Text

/// Values that get members of their own: scalars and strings are wrapped, objects carry them themselves.
enum Attachment {
  /// The value in a form that takes members, and the object that carries them.
  static func carrier(for value: Value) -> (value: Value, object: Object) {
    if let object = value.asObject { return (value, object) }
    let wrapped = WrappedValue(value)
    return (.object(wrapped), wrapped)
  }

  /// The same on a copy where the value is itself a wrapper or a custom object.
  static func copy(of value: Value) -> (value: Value, object: Object) {
    if case .object(let o) = value {
      if let custom = o as? PSCustomObject {
        let made = PSCustomObject()
        made.members = custom.members
        made.extra?.typeNames = custom.extra?.typeNames
        return (.object(made), made)
      }
      if let wrapper = o as? WrappedValue {
        let made = WrappedValue(wrapper.base)
        let extra = ObjectExtension()
        extra.members = wrapper.extra?.members ?? MemberTable()
        extra.typeNames = wrapper.extra?.typeNames
        made.extra = extra
        return (.object(made), made)
      }
    }
    return carrier(for: value)
  }
}
