import Engine
import Glibc
import Text

/// What PowerShell's general feedback says at the prompt after a command that was not found: what it may have been meant for.
enum CommandFeedback {
  /// - Parameter record: the error that the entry ended with.
  static func text(for record: ErrorRecord, _ shell: Shell) -> PSString? {
    guard record.errorId.string == "CommandNotFoundException", case .string(let name) = record.target, !name.isEmpty else { return nil }
    if let local = local(name.string) {
      return PSString.of(
        """

        [General Feedback]
          The command "\(name)" was not found, but does exist in the current location.
          PowerShell does not load commands from the current location by default (see 'Get-Help about_Command_Precedence').

          If you trust this command, run the following command instead:
            ➤ \(local)


        """)
    }
    let similar = similarNames(to: name.string, shell)
    if similar.isEmpty { return nil }
    let lines = similar.map { "    ➤ \($0)\n" }.joined()
    return PSString.of("\n[General Feedback]\n  The most similar commands are:\n\(lines)\n")
  }

  private static func local(_ name: String) -> String? {
    if name.contains("/") || name.contains("\\") { return nil }
    for file in [name, name + ".ps1"] where FilePath.isFile(file) && (file.hasSuffix(".ps1") || access(file, X_OK) == 0) { return "./\(name)" }
    return nil
  }

  /// Up to five commands whose names are one slip away.
  private static func similarNames(to name: String, _ shell: Shell) -> [String] {
    let wanted = Array(name.lowercased().utf16)
    var found: [String] = []
    for candidate in CommandNames(shell).all where found.count < 5 {
      let text = candidate.string
      if abs(candidate.count - wanted.count) <= 1, isOneSlip(wanted, Array(text.lowercased().utf16)), !found.contains(text) { found.append(text) }
    }
    return found
  }

  /// One character too many, too few or another one, or two neighbours exchanged.
  static func isOneSlip(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var ends = (a.count, b.count)
    while ends.0 > start, ends.1 > start, a[ends.0 - 1] == b[ends.1 - 1] { ends = (ends.0 - 1, ends.1 - 1) }
    let (left, right) = (a[start..<ends.0], b[start..<ends.1])
    if left.count <= 1, right.count <= 1 { return true }
    return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
  }
}

/// The names of all commands that can be run now: aliases, functions, cmdlets, programs.
struct CommandNames {
  let shell: Shell
  init(_ shell: Shell) { self.shell = shell }

  var all: [PSString] { shell.aliasNames + shell.functionNames + CmdletRegistry.all().map { PSString.of($0.name.description) } + programs }

  /// The programs along `PATH`.
  var programs: [PSString] {
    guard let path = getenv("PATH") else { return [] }
    return String(cString: path).split(separator: ":").flatMap { folder in
      FolderListing.names(String(folder)).filter { access("\(folder)/\($0)", X_OK) == 0 }.map { PSString.of($0) }
    }
  }
}

/// The names in a folder, sorted.
enum FolderListing {
  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
