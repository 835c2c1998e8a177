import Engine
import Text

/// `Get-PSDrive`, `New-PSDrive`, `Remove-PSDrive`, `Get-PSProvider`.
final class GetPSDrive: Cmdlet {
  private var names: [PSString] = []
  private var isLiteral = false
  private var providers: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-PSDrive", "Microsoft.PowerShell.Commands.GetPSDriveCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Name",
      output: ["System.Management.Automation.PSDriveInfo"]
    ) { GetPSDrive() }
    d.parameter("LiteralName", "string[]", "LiteralName: mandatory, position 0, property") {
      if let given = $1.strings {
        $0.names = given
        $0.isLiteral = true
      }
    }
    d.parameter("Name", "string[]", "Name: position 0, property", rules: "ValidateNotNullOrEmpty") { if let given = $1.strings { $0.names = given } }
    d.parameter("PSProvider", "string[]", "property") { $0.providers = $1.strings ?? [] }
    // A drive is found from every scope below its own.
    d.parameter("Scope", "string", "property") { (_, _) throws(Unwind) in }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names.isEmpty ? [PSString.of("*")] : names {
      let pattern = isLiteral ? nil : try? WildcardPattern(name)
      let found = Drives.all().filter { drive in
        let fits = pattern?.matches(drive.name) ?? drive.name.equalsIgnoringCase(name)
        return fits && (providers.isEmpty || providers.contains { Provider.named($0) == drive.provider })
      }
      for drive in found { try write(.object(drive)) }
      if found.isEmpty, isLiteral || !WildcardPattern.containsWildcardCharacters(name) {
        try writeError(
          "System.Management.Automation.DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.",
          id: "GetLocationNoMatchingDrive", category: .objectNotFound, target: .string(name))
      }
    }
  }
}

final class NewPSDrive: Cmdlet {
  private var name = PSString.empty
  private var provider = PSString.empty
  private var root = PSString.empty
  private var text = PSString.empty
  private var scopeName: PSString?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-PSDrive", "Microsoft.PowerShell.Commands.NewPSDriveCommand", module: "Microsoft.PowerShell.Management", shouldProcess: .low
    ) { NewPSDrive() }
    // Folders need no other credentials than the user's own.
    d.parameter("Credential", "pscredential", "property", rules: "Credential") { (_, _) throws(Unwind) in }
    d.parameter("Description", "string", "property") { $0.text = $1.string ?? PSString.empty }
    d.parameter("Name", "string", "mandatory, position 0, property") { $0.name = $1.string ?? PSString.empty }
    d.parameter("PSProvider", "string", "mandatory, position 1, property") { $0.provider = $1.string ?? PSString.empty }
    d.parameter("Root", "string", "mandatory, position 2, property", rules: "AllowEmptyString") { $0.root = $1.string ?? PSString.empty }
    d.parameter("Scope", "string", "property") { $0.scopeName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard try shouldProcess(PSString.of("Name: \(name) Provider: \(provider) Root: \(root)"), PSString.of("New drive")) else { return }
    guard let kind = Provider.named(provider) else {
      return try writeError(
        "System.Management.Automation.ProviderNotFoundException", "Cannot find a provider with the name '\(provider)'.", id: "ProviderNotFound",
        category: .objectNotFound, target: .string(provider))
    }
    if name.string.contains(where: { ":~/\\.".contains($0) }) {
      return try writeError(
        "System.Management.Automation.PSArgumentException",
        "Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . : (Parameter 'drive')",
        id: "Argument", category: .invalidArgument, target: .string(name))
    }
    let home = try scope()
    if Drives.find(name) != nil {
      return try writeError(
        "System.Management.Automation.SessionStateException", "A drive with the name '\(name)' already exists.", id: "DriveAlreadyExists",
        category: .resourceExists, target: .string(name))
    }
    var folder = ""
    if kind == .fileSystem {
      let place = try ItemPath.resolve(root)
      guard FilePath.isFolder(place.path) else {
        return try writeError(
          "System.IO.IOException", "The specified drive root \"\(place.path)\" either does not exist, or it is not a folder.", id: "DriveRootError",
          category: .readError, target: .string(name))
      }
      folder = place.path
    }
    let drive = Drive(name, kind, root: folder, description: text)
    Drives.add(drive, in: home)
    try write(.object(drive))
  }

  private func scope() throws(Unwind) -> Frame {
    guard let scopeName else { return frame.scope }
    switch scopeName.string.lowercased() {
    case "global": return frame.frame(forScope: .global)
    case "script": return frame.frame(forScope: .script)
    case "local": return frame.scope
    default:
      if let n = Int(scopeName.string), n >= 0, let f = frame.scope(number: n) { return f }
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again. (Parameter 'scopeID')",
        id: "Argument", category: .invalidArgument)
    }
  }
}

final class RemovePSDrive: Cmdlet {
  private var names: [PSString] = []
  private var isLiteral = false
  private var providers: [PSString] = []
  private var force = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Remove-PSDrive", "Microsoft.PowerShell.Commands.RemovePSDriveCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Name",
      shouldProcess: .medium
    ) { RemovePSDrive() }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("LiteralName", "string[]", "LiteralName: mandatory, position 0, property") {
      if let given = $1.strings {
        $0.names = given
        $0.isLiteral = true
      }
    }
    d.parameter("Name", "string[]", "Name: mandatory, position 0, property", rules: "AllowNull; AllowEmptyCollection") {
      if let given = $1.strings { $0.names = given }
    }
    d.parameter("PSProvider", "string[]", "property") { $0.providers = $1.strings ?? [] }
    // A drive is found from every scope below its own.
    d.parameter("Scope", "string", "property") { (_, _) throws(Unwind) in }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names {
      let pattern = isLiteral ? nil : try? WildcardPattern(name)
      let found = Drives.all().filter { drive in
        let fits = pattern?.matches(drive.name) ?? drive.name.equalsIgnoringCase(name)
        return fits && (providers.isEmpty || providers.contains { Provider.named($0) == drive.provider })
      }
      if found.isEmpty, isLiteral || !WildcardPattern.containsWildcardCharacters(name) {
        try writeError(
          "System.Management.Automation.DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.",
          id: "DriveNotFound", category: .objectNotFound, target: .string(name))
      }
      for drive in found {
        guard try shouldProcess(PSString.of("Name: \(drive.name) Provider: \(drive.provider.rawValue) Root: \(drive.root)"), PSString.of("Remove Drive"))
        else { continue }
        if Locations.current.drive === drive, !force {
          try writeError(
            "System.Management.Automation.PSInvalidOperationException", "Cannot remove drive '\(drive.name)' because it is in use.",
            id: "InvalidOperation", category: .invalidOperation, target: .string(name))
          continue
        }
        Drives.remove(drive)
      }
    }
  }
}

final class GetPSProvider: Cmdlet {
  private var names: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-PSProvider", "Microsoft.PowerShell.Commands.GetPSProviderCommand", module: "Microsoft.PowerShell.Management",
      output: ["System.Management.Automation.ProviderInfo"]
    ) { GetPSProvider() }
    d.parameter("PSProvider", "string[]", "position 0, property", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings ?? [] }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names.isEmpty ? [PSString.of("*")] : names {
      let found = Provider.allCases.filter { (try? WildcardPattern(name))?.matches(PSString.of($0.rawValue)) == true }
      for provider in found { try write(.object(ProviderInfo.of(provider))) }
      if found.isEmpty, !WildcardPattern.containsWildcardCharacters(name) {
        try writeError(
          "System.Management.Automation.ProviderNotFoundException", "Cannot find a provider with the name '\(name)'.", id: "ProviderNotFound",
          category: .objectNotFound, target: .string(name))
      }
    }
  }
}
