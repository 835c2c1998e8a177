import Engine
import Text

/// The cmdlets of the module Microsoft.PowerShell.Management: items, their content, locations and drives.
public enum CmdletsManagement {
  public static func register() {
    CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Management") { entries })
    TypeRegistry.register { FileItemTypes.types }
    TypeTable.register { FileItemTypes.data }
    DriveItems.read = readDriveVariable
    DriveItems.write = writeDriveVariable
    Runtime.variableMakers["executioncontext"] = { _ in
      let traits = VariableTraits()
      traits.options = [.constant, .allScope]
      return VariableBox(.object(EngineIntrinsics.shared), traits: traits)
    }
    Runtime.variableMakers["pwd"] = { _ in
      let traits = VariableTraits()
      traits.options = [.readOnly, .allScope]
      traits.compute = { .object(PathInfo(Locations.current)) }
      return VariableBox(.null, traits: traits)
    }
  }

  private static let entries: [CmdletEntry] = [
    CmdletEntry("Add-Content", SetContent.describeAdd),
    CmdletEntry("Clear-Content", ClearContent.describe),
    CmdletEntry("Clear-Item", SetItem.describeClear),
    CmdletEntry("Convert-Path", ResolvePath.describeConvert),
    CmdletEntry("Copy-Item", CopyItem.describe),
    CmdletEntry("Get-ChildItem", GetChildItem.describe),
    CmdletEntry("Get-Content", GetContent.describe),
    CmdletEntry("Get-Item", GetItem.describe),
    CmdletEntry("Get-Location", GetLocation.describe),
    CmdletEntry("Get-PSDrive", GetPSDrive.describe),
    CmdletEntry("Get-PSProvider", GetPSProvider.describe),
    CmdletEntry("Join-Path", JoinPath.describe),
    CmdletEntry("Move-Item", MoveItem.describe),
    CmdletEntry("New-Item", NewItem.describe),
    CmdletEntry("New-PSDrive", NewPSDrive.describe),
    CmdletEntry("Pop-Location", SetLocation.describePop),
    CmdletEntry("Push-Location", SetLocation.describePush),
    CmdletEntry("Remove-Item", RemoveItem.describe),
    CmdletEntry("Remove-PSDrive", RemovePSDrive.describe),
    CmdletEntry("Rename-Item", RenameItem.describe),
    CmdletEntry("Resolve-Path", ResolvePath.describeResolve),
    CmdletEntry("Set-Content", SetContent.describeSet),
    CmdletEntry("Set-Item", SetItem.describeSet),
    CmdletEntry("Set-Location", SetLocation.describeSet),
    CmdletEntry("Split-Path", SplitPath.describe),
    CmdletEntry("Test-Path", TestPath.describe),
  ]

  /// `${W:note.txt}`: the lines of a file.
  private static func readDriveVariable(_ drive: PSString, _ path: PSString, _ f: Frame) throws(Unwind) -> Value {
    let place = try ItemPath.resolve(PSString.of("\(drive):\(path)"))
    guard place.isFile else { return SessionItems.content(place.provider, PSString.of(place.path), f) ?? .null }
    guard case .success(let bytes) = FilePath.read(place.path) else { return .null }
    var lines = ContiguousArray<Value>()
    try FileText.lines(bytes, .utf8) { (line) throws(Unwind) in
      lines.append(.string(line))
      return true
    }
    return lines.isEmpty ? .null : lines.count == 1 ? lines[0] : .array(PSArray(lines))
  }

  private static func writeDriveVariable(_ drive: PSString, _ path: PSString, _ value: Value, _ f: Frame) throws(Unwind) {
    let place = try ItemPath.resolve(PSString.of("\(drive):\(path)"))
    guard place.isFile else { return try SessionItems.set(place.provider, PSString.of(place.path), value, f) }
    var bytes: [UInt8] = []
    for element in try Conversion.enumerate(value) {
      try Conversion.textForToString(element).appendUTF8(to: &bytes)
      bytes.append(0x0A)
    }
    f.runtime.host.flush()
    if let code = FileText.write(place.path, bytes, append: false) { throw FileFailure.thrown(code, place.path) }
  }
}
