import Engine
import Text

/// This floor's tables, and how it registers itself with the engine.
package enum FormattingModule {
  /// Registers cmdlets, types, `$PSStyle` and redirection; nothing is built before it is used.
  package static func register() {
    CmdletRegistry.register(core)
    CmdletRegistry.register(utility)
    TypeRegistry.register(StyleTypes.table)
    Runtime.variableMakers["psstyle"] = { _ in VariableBox(.object(PSStyle.shared)) }
    FileRedirection.open = { (path: PSString, append: Bool, frame: Frame) throws(Unwind) in try FileSink(path, append, frame) }
  }

  package static let core = CmdletModule("Microsoft.PowerShell.Core") {
    [
      CmdletEntry("Out-Default", OutDefault.describe),
      CmdletEntry("Out-Host", OutHost.describeOutHost),
      CmdletEntry("Out-Null", OutNull.describe),
    ]
  }

  package static let utility = CmdletModule("Microsoft.PowerShell.Utility") {
    [
      CmdletEntry("Format-Custom", FormatCustom.describe),
      CmdletEntry("Format-List", FormatList.describe),
      CmdletEntry("Format-Table", FormatTable.describe),
      CmdletEntry("Format-Wide", FormatWide.describe),
      CmdletEntry("Get-Error", GetError.describe),
      CmdletEntry("Get-FormatData", GetFormatData.describe),
      CmdletEntry("Out-File", OutFile.describe),
      CmdletEntry("Out-String", OutString.describe),
      CmdletEntry("Tee-Object", TeeObject.describe),
      CmdletEntry("Update-FormatData", UpdateFormatData.describe),
    ]
  }
}
