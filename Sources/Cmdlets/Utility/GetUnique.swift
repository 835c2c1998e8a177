import Engine
import Text

/// `Get-Unique`: drops what equals its predecessor.
final class GetUnique: Cmdlet {
  private var input: Value = .unset
  private var asString = false
  private var onType = false
  private var caseInsensitive = false
  private var last: Value = .unset
  private var lastText: PSString?
  private var isFirst = true

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Unique", "Microsoft.PowerShell.Commands.GetUniqueCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "AsString"
    ) { GetUnique() }
    d.parameter("AsString", "switch", "AsString: ") { $0.asString = $1.isPresent }
    d.parameter("CaseInsensitive", "switch") { $0.caseInsensitive = $1.isPresent }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("OnType", "switch", "UniqueByType: ") { $0.onType = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let isNew: Bool
    if isFirst {
      isNew = true
    } else if onType {
      isNew = TypeTable.typeNames(of: input).first?.string != TypeTable.typeNames(of: last).first?.string
    } else if asString {
      let text = try Conversion.text(input)
      isNew = lastText.map { caseInsensitive ? !$0.equalsIgnoringCase(text) : !$0.equals(text) } ?? true
      if isNew { lastText = text }
    } else {
      isNew = try ObjectOrder(ignoreCase: caseInsensitive).compare(last, input) != 0
    }
    if isFirst, asString { lastText = try Conversion.text(input) }
    isFirst = false
    if isNew {
      last = input
      try write(input)
    }
  }
}
