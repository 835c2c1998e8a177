import Text

extension DotNetType {
  public nonisolated(unsafe) static let regex = DotNetType("System.Text.RegularExpressions.Regex", base: object)
  public nonisolated(unsafe) static let regexCapture = DotNetType("System.Text.RegularExpressions.Capture", base: object)
  public nonisolated(unsafe) static let regexGroup = DotNetType("System.Text.RegularExpressions.Group", base: regexCapture)
  public nonisolated(unsafe) static let regexMatch = DotNetType("System.Text.RegularExpressions.Match", base: regexGroup)
}

/// `[regex]`.
public final class RegexObject: Object {
  package let value: DotNetRegex
  package init(_ value: DotNetRegex) { self.value = value }
  public override var dotNetType: DotNetType { DotNetType.regex }
  public override func text() throws(Unwind) -> PSString? { value.pattern }
}

/// `System.Text.RegularExpressions.Match`; nil is `Match.Empty`.
public final class RegexMatchObject: Object {
  package let value: RegexMatch?
  package init(_ value: RegexMatch?) { self.value = value }
  public override var dotNetType: DotNetType { DotNetType.regexMatch }
  public override func text() throws(Unwind) -> PSString? { value?.value ?? .empty }
}
