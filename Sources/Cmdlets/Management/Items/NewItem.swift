import Engine
import Glibc
import Text

/// `New-Item`: files, folders, links, and items of the other drives.
final class NewItem: PathCmdlet {
  private var itemType = PSString.empty
  private var name: PSString?
  private var value: Value = .unset

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-Item", "Microsoft.PowerShell.Commands.NewItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "pathSet",
      shouldProcess: .medium, output: ["System.IO.DirectoryInfo", "System.IO.FileInfo", "System.String"]
    ) { NewItem() }
    declareCredential(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("ItemType", "string", "property", aliases: "Type") { $0.itemType = $1.string ?? PSString.empty }
    d.parameter("Name", "string", "nameSet: mandatory, property", rules: "AllowNull; AllowEmptyString") { $0.name = $1.string }
    d.parameter("Path", "string[]", "nameSet: position 0, property; pathSet: mandatory, position 0, property") { $0.paths = $1.strings ?? [] }
    d.parameter("Value", "System.Object", "pipeline, property", aliases: "Target") { $0.value = $1.value ?? .unset }
    return d.description
  }

  private var isValueGiven: Bool { if case .unset = value { false } else { !value.isNull } }

  override func processRecord() throws(Unwind) {
    for text in paths.isEmpty ? [PSString.of(".")] : paths {
      var place: ItemPath
      do {
        place = try ItemPath.resolve(text)
      } catch {
        guard let record = error.record else { throw error }
        try writeError(record)
        continue
      }
      if let name, !name.isEmpty { place = place.isFile ? try ItemPath.resolve(PSString.of(place.child(name.string).path)) : ItemPath(drive: place.drive, path: name.string) }
      if place.isFile { try makeFile(place) } else { try makeSessionItem(place) }
    }
  }

  private func makeSessionItem(_ place: ItemPath) throws(Unwind) {
    let name = PSString.of(place.path)
    if SessionItems.object(place.provider, name, frame) != nil, !force {
      return try writeError(
        "System.Management.Automation.PSArgumentException", "The item at path '\(place.path)' already exists.", id: "Argument",
        category: .invalidArgument, target: .text(place.shown))
    }
    guard try shouldProcess(PSString.of("Name: \(place.path) Value: \(isValueGiven ? try Conversion.text(value).string : "")"), PSString.of("New Item")) else { return }
    try SessionItems.set(place.provider, name, isValueGiven ? value : .null, frame)
    if let made = object(place) { try write(made) }
  }

  private enum Kind { case file, directory, symbolicLink, hardLink }

  /// A prefix of a kind's name is enough.
  private func kind() throws(Unwind) -> Kind {
    if itemType.isEmpty { return .file }
    let text = itemType.string.lowercased()
    if "directory".hasPrefix(text) || text == "container" { return .directory }
    if "file".hasPrefix(text) { return .file }
    if "symboliclink".hasPrefix(text) || text == "junction" { return .symbolicLink }
    if "hardlink".hasPrefix(text) { return .hardLink }
    throw terminating(
      "System.Management.Automation.PSArgumentException", "The type is not a known type for the file system. Only \"file\",\"directory\" or \"symboliclink\" can be specified. (Parameter 'type')",
      id: "Argument", category: .invalidArgument, target: .string(itemType))
  }

  private func makeFile(_ place: ItemPath) throws(Unwind) {
    switch try kind() {
    case .directory: try makeFolder(place)
    case .file: try makeRegular(place)
    case .symbolicLink, .hardLink: try makeLink(place, isHard: try kind() == .hardLink)
    }
  }

  private func makeFolder(_ place: ItemPath) throws(Unwind) {
    if let entry = FileEntry(place.path), !entry.isFolder || !force {
      return try writeError(
        "System.IO.IOException", "An item with the specified name \(place.path) already exists.", id: "DirectoryExist", category: .resourceExists,
        target: .text(place.path))
    }
    guard try shouldProcess(PSString.of("Destination: \(place.path)"), PSString.of("Create Directory")) else { return }
    host.flush()
    if let code = FileCopy.makeFolders(place.path) {
      return try writeError(failed(code, place.path, io: "CreateDirectoryIOError", denied: "CreateDirectoryUnauthorizedAccessError"))
    }
    try write(FileItem.value(place))
  }

  private func makeRegular(_ place: ItemPath) throws(Unwind) {
    guard try shouldProcess(PSString.of("Destination: \(place.path)"), PSString.of("Create File")) else { return }
    if FileEntry(place.path) != nil, !force {
      return try writeError(failed(EEXIST, place.path, io: "NewItemIOError", denied: "NewItemUnauthorizedAccessError"))
    }
    host.flush()
    if force, let parent = place.parent { _ = FileCopy.makeFolders(parent.path) }
    let text = isValueGiven ? try Conversion.text(value) : PSString.empty
    var bytes: [UInt8] = []
    text.appendUTF8(to: &bytes)
    if let code = FileText.write(place.path, bytes, append: false) {
      return try writeError(failed(code, place.path, io: "NewItemIOError", denied: "NewItemUnauthorizedAccessError"))
    }
    try write(FileItem.value(place))
  }

  private func makeLink(_ place: ItemPath, isHard: Bool) throws(Unwind) {
    guard isValueGiven else {
      throw terminating(
        "System.Management.Automation.PSArgumentNullException",
        "Cannot process argument because the value of argument \"content\" is null. Change the value of argument \"content\" to a non-null value. (Parameter 'content')",
        id: "ArgumentNull", category: .invalidArgument)
    }
    let target = try Conversion.text(value).string
    guard try shouldProcess(PSString.of("Destination: \(place.path)"), PSString.of(isHard ? "Create Hard Link" : "Create Symbolic Link")) else { return }
    if FileEntry(place.path) != nil {
      guard force else {
        return try writeError(
          "System.IO.IOException", "NewItemIOError", id: "NewItemIOError", category: .resourceExists, target: .text(place.path))
      }
      unlink(place.path)
    }
    host.flush()
    let full = try ItemPath.resolve(PSString.of(target)).path
    if isHard, FileEntry(full) == nil { return try writeError(ItemPath.notFound(full)) }
    if isHard ? link(full, place.path) != 0 : symlink(target, place.path) != 0 {
      return try writeError(failed(errno, place.path, io: "NewItemIOError", denied: "NewItemUnauthorizedAccessError"))
    }
    try write(FileItem.value(place))
  }
}
