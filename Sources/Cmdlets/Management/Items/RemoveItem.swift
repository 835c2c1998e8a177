import Engine
import Glibc
import Text

/// `Remove-Item`.
final class RemoveItem: PathCmdlet {
  private var recurse = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Remove-Item", "Microsoft.PowerShell.Commands.RemoveItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { RemoveItem() }
    declareCredential(d)
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    d.parameter("Recurse", "switch") { $0.recurse = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let places = recurse && !(include.isEmpty && exclude.isEmpty) ? try matchesBelow() : try targets()
    for place in places { try remove(place) }
  }

  /// With `-Recurse`, `-Include` and `-Exclude` choose among everything below.
  private func matchesBelow() throws(Unwind) -> [ItemPath] {
    let (wanted, unwanted) = (include, exclude)
    include = []
    exclude = []
    let roots = try targets()
    include = wanted
    exclude = unwanted
    var found: [ItemPath] = []
    var pending = Array(roots.reversed())
    while let place = pending.popLast() {
      if isWanted(place.name) { found.append(place) }
      guard place.isFile, let entry = FileEntry(place.path), entry.isFolder, !entry.isLink else { continue }
      for name in Folder.names(place.path).reversed() { pending.append(place.child(name)) }
    }
    // What lies deeper goes first.
    return found.sorted { $0.path.utf8.count > $1.path.utf8.count }
  }

  private func remove(_ place: ItemPath) throws(Unwind) {
    if !place.isFile {
      if try shouldProcess(PSString.of("Item: \(place.path)"), PSString.of("Remove Item")) {
        SessionItems.remove(place.provider, PSString.of(place.path), frame)
      }
      return
    }
    guard let entry = FileEntry(place.path) else { return }
    let isTree = entry.isFolder && !entry.isLink
    if isTree, !recurse, !Folder.names(place.path).isEmpty {
      // A folder that is not empty asks first; where nobody can be asked it is an error.
      guard host.isInteractive else {
        throw terminating(
          "System.Management.Automation.PSInvalidOperationException",
          "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.", id: "InvalidOperation",
          category: .invalidOperation)
      }
      guard
        try shouldContinue(
          PSString.of(
            "The item at \(place.shown) has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?"
          ), PSString.of("Confirm"))
      else { return }
    }
    guard try shouldProcess(PSString.of(place.path), PSString.of(isTree ? "Remove Directory" : "Remove File")) else { return }
    if !force, place.name.hasPrefix(".") || entry.info.st_mode & S_IWUSR == 0 {
      return try writeError(
        ErrorRecord(
          ExceptionObject(
            "System.IO.IOException",
            "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only."),
          id: "RemoveFileSystemItemUnAuthorizedAccess", category: .permissionDenied, target: FileItem.value(place)))
    }
    host.flush()
    let code = isTree ? FileCopy.removeTree(place.path) : unlink(place.path) == 0 ? nil : errno
    if let code {
      try writeError(failed(code, place.path, io: "RemoveFileSystemItemIOError", denied: "RemoveFileSystemItemUnAuthorizedAccess", target: FileItem.value(place)))
    }
  }
}
