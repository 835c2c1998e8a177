import Text

/// What the parser can be told of the world beyond the script, for the checks that depend on it.
package protocol ParserEnvironment: AnyObject {
  /// A type of this name, or an attribute class where `isAttribute`, among the `using namespace` given.
  func lookUp(_ name: ITypeName, isAttribute: Bool, using namespaces: [PSString]) -> TypeLookup
  /// Whether one class, by its full name, derives from another.
  func isSubclass(_ fullName: String, of base: String) -> Bool
  /// Whether `using module` finds its module.
  func moduleExists(_ statement: UsingStatementAst) -> Bool
}

/// What is known of a type's name.
package enum TypeLookup {
  case found(fullName: String)
  case missing
  /// Not to be told now.
  case unknown
}
