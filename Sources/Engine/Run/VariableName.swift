import Text

/// A variable's name, interned: the same name in any case is the same object, so frames compare pointers.
public final class VariableName {
  public let text: PSString

  private init(_ text: PSString) { self.text = text }

  private nonisolated(unsafe) static var all: [FoldedName: VariableName] = [:]

  public static func of(_ text: PSString) -> VariableName {
    let key = FoldedName(text)
    if let known = all[key] { return known }
    let made = VariableName(text)
    all[key] = made
    return made
  }

  public static func of(_ text: String) -> VariableName { of(PSString.of(text)) }

  static let underscore = VariableName.of("_")
  static let args = VariableName.of("args")
  static let input = VariableName.of("input")
  static let this = VariableName.of("this")
  static let error = VariableName.of("Error")
  static let matches = VariableName.of("Matches")
  static let myInvocation = VariableName.of("MyInvocation")
  static let boundParameters = VariableName.of("PSBoundParameters")
  static let cmdlet = VariableName.of("PSCmdlet")
  static let errorActionPreference = VariableName.of("ErrorActionPreference")
  static let lastExitCode = VariableName.of("LASTEXITCODE")
  static let outputFieldSeparator = VariableName.of("OFS")
}

extension VariableName: Hashable, @unchecked Sendable {
  public static func == (a: VariableName, b: VariableName) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
