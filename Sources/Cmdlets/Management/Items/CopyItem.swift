import Engine
import Glibc
import Text

/// `Copy-Item`.
final class CopyItem: PathCmdlet {
  private var destination = PSString.empty
  private var container = true
  private var recurse = false
  private var passThru = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Copy-Item", "Microsoft.PowerShell.Commands.CopyItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { CopyItem() }
    d.parameter("Container", "switch") { $0.container = $1.value == nil || $1.isPresent }
    declareCredential(d)
    d.parameter("Destination", "string", "position 1, property") { $0.destination = $1.string ?? PSString.empty }
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Recurse", "switch") { $0.recurse = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let target = try ItemPath.resolve(destination.isEmpty ? PSString.of(".") : destination)
    for place in try targets() {
      if place.isFile { try copyFile(place, target) } else { try copySessionItem(place, target) }
    }
  }

  private func copySessionItem(_ place: ItemPath, _ target: ItemPath) throws(Unwind) {
    guard let content = SessionItems.content(place.provider, PSString.of(place.path), frame) else { return }
    guard try shouldProcess(PSString.of("Item: \(place.path) Destination: \(target.path)"), PSString.of("Copy Item")) else { return }
    try SessionItems.set(target.provider, PSString.of(target.path.isEmpty ? place.path : target.path), content, frame)
    if passThru, let value = object(target) { try write(value) }
  }

  private func copyFile(_ place: ItemPath, _ destination: ItemPath) throws(Unwind) {
    var target = destination
    if FileEntry(destination.path)?.isFolder == true { target = destination.child(place.name) }
    let isFolder = FileEntry(place.path)?.isFolder == true
    guard
      try shouldProcess(
        PSString.of("Item: \(place.path) Destination: \(target.path)"), PSString.of(isFolder ? "Copy Directory" : "Copy File"))
    else { return }
    host.flush()
    if place.path == target.path {
      return try writeError(
        "System.IO.IOException", "Cannot overwrite the item \(place.path) with itself.", id: "CopyError", category: .writeError,
        target: .text(place.path))
    }
    let code: Int32?
    if isFolder {
      if recurse {
        code = container ? FileCopy.tree(place.path, target.path) : flatten(place, into: destination)
      } else {
        code = FileEntry(target.path) == nil ? FileCopy.makeFolders(target.path) : nil
      }
    } else {
      if force, let entry = FileEntry(target.path), entry.info.st_mode & S_IWUSR == 0 { chmod(target.path, entry.info.st_mode | S_IWUSR) }
      if force, let parent = target.parent { _ = FileCopy.makeFolders(parent.path) }
      code = FileCopy.file(place.path, target.path)
    }
    if let code {
      return try writeError(failed(code, target.path, io: "CopyFileInfoItemIOError", denied: "CopyFileInfoItemUnauthorizedAccessError", target: .text(place.path)))
    }
    if passThru { try write(FileItem.value(target)) }
  }

  /// `-Container:$false`: all files of a tree into one folder.
  private func flatten(_ place: ItemPath, into folder: ItemPath) -> Int32? {
    var pending = [place]
    while let next = pending.popLast() {
      if FileEntry(next.path)?.isFolder == true {
        for name in Folder.names(next.path) { pending.append(next.child(name)) }
      } else if let code = FileCopy.file(next.path, folder.child(next.name).path) {
        return code
      }
    }
    return nil
  }
}

/// `Move-Item`.
final class MoveItem: PathCmdlet {
  private var destination = PSString.empty
  private var passThru = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Move-Item", "Microsoft.PowerShell.Commands.MoveItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { MoveItem() }
    declareCredential(d)
    d.parameter("Destination", "string", "position 1, property") { $0.destination = $1.string ?? PSString.empty }
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let destination = try ItemPath.resolve(destination.isEmpty ? PSString.of(".") : destination)
    for place in try targets() {
      guard place.isFile else {
        throw terminating(
          "System.Management.Automation.PSNotSupportedException",
          "Provider operation stopped because the provider does not support this operation.", id: "NotSupported", category: .notImplemented)
      }
      var target = destination
      if FileEntry(destination.path)?.isFolder == true { target = destination.child(place.name) }
      let isFolder = FileEntry(place.path)?.isFolder == true
      guard
        try shouldProcess(
          PSString.of("Item: \(place.path) Destination: \(target.path)"), PSString.of(isFolder ? "Move Directory" : "Move File"))
      else { continue }
      host.flush()
      let (io, denied) =
        isFolder
        ? ("MoveDirectoryItemIOError", "MoveDirectoryItemUnauthorizedAccessError") : ("MoveFileInfoItemIOError", "MoveFileInfoItemUnauthorizedAccessError")
      if FileEntry(target.path) != nil, target.path != place.path {
        guard force, !isFolder else {
          try writeError(failed(EEXIST, target.path, io: io, denied: denied, target: FileItem.value(place)))
          continue
        }
        unlink(target.path)
      }
      if let code = FileCopy.move(place.path, target.path) {
        try writeError(failed(code, code == ENOENT ? target.path : place.path, io: io, denied: denied, target: FileItem.value(place)))
        continue
      }
      if passThru { try write(FileItem.value(target)) }
    }
  }
}

/// `Rename-Item`.
final class RenameItem: PathCmdlet {
  private var newName = PSString.empty
  private var passThru = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Rename-Item", "Microsoft.PowerShell.Commands.RenameItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "ByPath",
      shouldProcess: .medium
    ) { RenameItem() }
    declareCredential(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("LiteralPath", "string", "ByLiteralPath: mandatory, property", aliases: "PSPath LP") {
      if let given = $1.strings {
        $0.paths = given
        $0.isLiteral = true
      }
    }
    d.parameter("NewName", "string", "mandatory, position 1, property") { $0.newName = $1.string ?? PSString.empty }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Path", "string", "ByPath: mandatory, position 0, pipeline, property") {
      if let given = $1.strings {
        $0.paths = given
        $0.isLiteral = false
      }
    }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for place in try targets() {
      if !place.isFile {
        guard let content = SessionItems.content(place.provider, PSString.of(place.path), frame) else { continue }
        guard try shouldProcess(PSString.of("Item: \(place.path) NewName: \(newName)"), PSString.of("Rename Item")) else { continue }
        SessionItems.remove(place.provider, PSString.of(place.path), frame)
        try SessionItems.set(place.provider, newName, content, frame)
        if passThru, let value = object(ItemPath(drive: place.drive, path: newName.string)) { try write(value) }
        continue
      }
      guard let target = target(of: place) else {
        throw terminating(
          "System.Management.Automation.PSArgumentException", "Cannot rename the specified target, because it represents a path or device name.",
          id: "Argument", category: .invalidArgument)
      }
      let isFolder = FileEntry(place.path)?.isFolder == true
      guard
        try shouldProcess(
          PSString.of("Item: \(place.path) Destination: \(target.path)"), PSString.of(isFolder ? "Rename Directory" : "Rename File"))
      else { continue }
      host.flush()
      let code: Int32? = place.path == target.path ? nil : FileEntry(target.path) != nil ? EEXIST : FileCopy.move(place.path, target.path)
      if let code {
        try writeError(failed(code, target.path, io: "RenameItemIOError", denied: "RenameItemUnauthorizedAccessError", target: .text(place.path)))
        continue
      }
      if passThru { try write(FileItem.value(target)) }
    }
  }

  /// The new path; nil when the new name leads elsewhere.
  private func target(of place: ItemPath) -> ItemPath? {
    var name = newName.string
    if name.hasPrefix("./") { name = String(name.dropFirst(2)) }
    if name.contains("/") {
      guard name.hasPrefix("/"), let parent = place.parent, FilePath.parent(PSString.of(name)).string == parent.path else { return nil }
      return ItemPath(drive: place.drive, path: name)
    }
    return place.parent?.child(name)
  }
}
