import Engine
import Glibc
import Text

/// `Get-Location`.
final class GetLocation: Cmdlet {
  private var drives: [PSString] = []
  private var providers: [PSString] = []
  private var stack = false
  private var stackNames: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Location", "Microsoft.PowerShell.Commands.GetLocationCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Location",
      output: ["System.Management.Automation.PathInfo", "System.Management.Automation.PathInfoStack"]
    ) { GetLocation() }
    d.parameter("PSDrive", "string[]", "Location: property") { $0.drives = $1.strings ?? [] }
    d.parameter("PSProvider", "string[]", "Location: property") { $0.providers = $1.strings ?? [] }
    d.parameter("Stack", "switch", "Stack: ") { $0.stack = $1.isPresent }
    d.parameter("StackName", "string[]", "Stack: property") { $0.stackNames = $1.strings ?? [] }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if stack || !stackNames.isEmpty {
      for name in stackNames.isEmpty ? [Locations.defaultStackName] : stackNames {
        if !Locations.hasStack(name), !stackNames.isEmpty, !name.equalsIgnoringCase(ascii: "default") {
          try writeError(
            "System.Management.Automation.PSArgumentException", "Cannot find location stack '\(name)'. It does not exist or it is not a container.",
            id: "Argument", category: .invalidArgument, target: .string(name))
          continue
        }
        try write(.object(PathInfoStack(name, Locations.stack(name))))
      }
      return
    }
    if drives.isEmpty, providers.isEmpty { return try write(.object(PathInfo(Locations.current))) }
    for name in drives {
      guard let drive = Drives.find(name) ?? (name.equalsIgnoringCase(ascii: "/") ? Drive.fileSystem : nil) else {
        try writeError(
          "System.Management.Automation.DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.",
          id: "DriveNotFound", category: .objectNotFound, target: .string(name))
        continue
      }
      try write(.object(PathInfo(place(on: drive))))
    }
    for name in providers {
      guard let provider = Provider.named(name), let drive = Drives.all().first(where: { $0.provider == provider }) else {
        try writeError(
          "System.Management.Automation.ProviderNotFoundException", "Cannot find a provider with the name '\(name)'.", id: "ProviderNotFound",
          category: .objectNotFound, target: .string(name))
        continue
      }
      try write(.object(PathInfo(place(on: drive))))
    }
  }

  private func place(on drive: Drive) -> ItemPath {
    if Locations.current.drive === drive { return Locations.current }
    return ItemPath(drive: drive, path: drive.provider == .fileSystem ? "/" + drive.current : "")
  }
}

/// `Set-Location`, `Push-Location` and `Pop-Location`.
final class SetLocation: Cmdlet {
  enum Kind { case set, push, pop }
  private let kind: Kind
  private var path: PSString?
  private var isLiteral = false
  private var passThru = false
  private var stackName: PSString?
  /// Where `Set-Location -` and `+` lead.
  private nonisolated(unsafe) static var back: [ItemPath] = []
  private nonisolated(unsafe) static var forward: [ItemPath] = []

  init(_ kind: Kind) { self.kind = kind }

  @Sendable static func describeSet() -> CmdletDescription {
    let d = Declaration(
      "Set-Location", "Microsoft.PowerShell.Commands.SetLocationCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Management.Automation.PathInfo", "System.Management.Automation.PathInfoStack"]
    ) { SetLocation(.set) }
    d.parameter("LiteralPath", "string", "LiteralPath: mandatory, property", aliases: "PSPath LP") {
      if let given = $1.string {
        $0.path = given
        $0.isLiteral = true
      }
    }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Path", "string", "Path: position 0, pipeline, property") { if let given = $1.string { $0.path = given } }
    d.parameter("StackName", "string", "Stack: property") { $0.stackName = $1.string }
    return d.description
  }

  @Sendable static func describePush() -> CmdletDescription {
    let d = Declaration(
      "Push-Location", "Microsoft.PowerShell.Commands.PushLocationCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Management.Automation.PathInfo"]
    ) { SetLocation(.push) }
    d.parameter("LiteralPath", "string", "LiteralPath: property", aliases: "PSPath LP") {
      if let given = $1.string {
        $0.path = given
        $0.isLiteral = true
      }
    }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Path", "string", "Path: position 0, pipeline, property") { if let given = $1.string { $0.path = given } }
    d.parameter("StackName", "string", "property") { $0.stackName = $1.string }
    return d.description
  }

  @Sendable static func describePop() -> CmdletDescription {
    let d = Declaration(
      "Pop-Location", "Microsoft.PowerShell.Commands.PopLocationCommand", module: "Microsoft.PowerShell.Management",
      output: ["System.Management.Automation.PathInfo"]
    ) { SetLocation(.pop) }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("StackName", "string", "property") { $0.stackName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    switch kind {
    case .pop: try pop()
    case .push:
      Locations.push(stackName)
      if let path {
        if try !go(path) { _ = Locations.pop(stackName) }
      } else if passThru {
        try write(.object(PathInfo(Locations.current)))
      }
    case .set:
      if let stackName, path == nil {
        if !Locations.hasStack(stackName), !stackName.isEmpty, !stackName.equalsIgnoringCase(ascii: "default") { throw unknownStack(stackName) }
        Locations.useStack(stackName)
        if passThru { try write(.object(PathInfoStack(stackName, Locations.stack(stackName)))) }
        return
      }
      try set(path)
    }
  }

  private func set(_ path: PSString?) throws(Unwind) {
    guard let path, !path.isEmpty else { return try move(to: PSString.of(getenv("HOME").map { String(cString: $0) } ?? "/")) }
    if path.equalsIgnoringCase(ascii: "-") || path.equalsIgnoringCase(ascii: "+") {
      let isBack = path[0] == 0x2D
      guard let place = isBack ? SetLocation.back.popLast() : SetLocation.forward.popLast() else {
        throw terminating(
          "System.InvalidOperationException", "There is no location history left to navigate \(isBack ? "backwards" : "forwards").",
          id: isBack ? "NoHistoryBackwards" : "NoHistoryForward", category: .invalidOperation)
      }
      let here = Locations.current
      if let error = Locations.set(place) { return try writeError(error) }
      if isBack { SetLocation.forward.append(here) } else { SetLocation.back.append(here) }
      if passThru { try write(.object(PathInfo(Locations.current))) }
      return
    }
    try move(to: path)
  }

  private func move(to path: PSString) throws(Unwind) {
    let here = Locations.current
    if try go(path) {
      SetLocation.back.append(here)
      SetLocation.forward = []
    }
  }

  /// Goes to a path; false when an error was written instead.
  private func go(_ path: PSString) throws(Unwind) -> Bool {
    let found: [ItemPath]
    do {
      found = isLiteral ? [try ItemPath.resolve(path)] : try ItemPath.expand(path, force: true, frame).filter { !$0.isFile || !WildcardPattern.containsWildcardCharacters(path) || FilePath.isFolder($0.path) }
    } catch {
      guard let record = error.record else { throw error }
      try writeError(record)
      return false
    }
    guard let place = found.first else {
      try writeError(ItemPath.notFound((try ItemPath.resolve(path)).shown))
      return false
    }
    if found.count > 1 {
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "Cannot set the location because path '\(path)' resolved to multiple containers. You can only set the location to a single container at a time.",
        id: "Argument", category: .invalidArgument)
    }
    host.flush()
    if let error = Locations.set(place) {
      try writeError(error)
      return false
    }
    if passThru { try write(.object(PathInfo(Locations.current))) }
    return true
  }

  private func pop() throws(Unwind) {
    guard let place = Locations.pop(stackName) else {
      if let stackName, !stackName.isEmpty { throw unknownStack(stackName) }
      return
    }
    if let error = Locations.set(place) { return try writeError(error) }
    if passThru { try write(.object(PathInfo(Locations.current))) }
  }

  private func unknownStack(_ name: PSString) -> Unwind {
    terminating(
      "System.Management.Automation.PSArgumentException", "Cannot find location stack '\(name)'. It does not exist or it is not a container.",
      id: "Argument", category: .invalidArgument)
  }
}
