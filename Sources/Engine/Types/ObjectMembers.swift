import Text

/// The members that every object has.
enum ObjectMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.method("type GetType()") { (this: Value, _: Arguments) throws(Unwind) in .object(this.dotNetType) }
    t.method("string ToString()") { (this: Value, _: Arguments) throws(Unwind) in .string(try Conversion.text(this)) }
    t.constructor("()") { (_: Arguments) throws(Unwind) in .object(Object()) }
  }
}
