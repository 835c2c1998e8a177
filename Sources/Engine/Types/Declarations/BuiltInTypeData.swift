import Text

/// What PowerShell adds to .NET's types: one line a type, filled when an object of the type is first looked at.
enum BuiltInTypeData {
  @Sendable static func table() -> [TypeDataEntry] { rows }

  private static let rows: [TypeDataEntry] = [
  ]
}
