import Text

enum LanguageTypes { static let entries: [TypeEntry] = [] }
enum AutomationTypes { static let entries: [TypeEntry] = [] }
enum ArrayMembers {
  @Sendable static func declareIndexer(_ t: TypeDeclaration) {}
  static func make(_ element: DotNetType, _ rank: Int, _ arguments: [Value], _ name: PSString) throws(Unwind) -> Value { .null }
}
