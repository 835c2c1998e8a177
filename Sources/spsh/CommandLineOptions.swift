import Engine
import Text

/// The command line, as `pwsh` reads its own: case does not count, names may be cut short, the first argument that is no option is a script file.
struct CommandLineOptions {
  enum Action {
    /// A prompt, or standard input as a script when that is no terminal.
    case interactive
    case command(PSString, arguments: [String])
    /// `-Command -`: standard input as a script.
    case standardInput
    case file(String, arguments: [String])
    case version
    case help
  }

  private(set) var action = Action.interactive
  private(set) var noProfile = false
  private(set) var noLogo = false
  private(set) var nonInteractive = false
  private(set) var noExit = false
  private(set) var workingDirectory: String?
  /// Which farm: a database file, or `:memory:`.
  private(set) var farm: String?
  /// Which server of the farm this shell runs on.
  private(set) var server: String?
  private var hasCommand = false

  /// A command line that means nothing, in pwsh's words.
  struct Failure: Error {
    let message: String
    /// The usage follows.
    var showsUsage = false
  }

  /// Exit code of a bad command line: `EX_USAGE`.
  static let badCommandLine: Int32 = 64

  private enum Option {
    case version, help, login, noExit, noProfile, noLogo, nonInteractive, noProfileLoadTime, interactive, command, commandWithArguments
    case windowStyle, file, outputFormat, inputFormat, executionPolicy, encodedCommand, sta, mta, workingDirectory
    case configurationName, configurationFile, customPipeName, settingsFile
    case farm, server
  }

  /// Names in the order in which they are tried, each with the shortest beginning that means it.
  private static let names: [(name: StaticString, shortest: Int, option: Option)] = [
    ("version", 1, .version), ("help", 1, .help), ("?", 1, .help), ("login", 1, .login), ("noexit", 3, .noExit), ("noprofile", 3, .noProfile),
    ("nologo", 3, .noLogo), ("noninteractive", 4, .nonInteractive), ("noprofileloadtime", 17, .noProfileLoadTime), ("interactive", 1, .interactive),
    ("configurationname", 6, .configurationName), ("configurationfile", 17, .configurationFile), ("custompipename", 3, .customPipeName),
    ("command", 1, .command), ("commandwithargs", 15, .commandWithArguments), ("cwa", 3, .commandWithArguments), ("windowstyle", 1, .windowStyle),
    ("file", 1, .file), ("farm", 2, .farm), ("outputformat", 1, .outputFormat), ("of", 2, .outputFormat), ("inputformat", 3, .inputFormat),
    ("if", 2, .inputFormat), ("executionpolicy", 2, .executionPolicy), ("ep", 2, .executionPolicy), ("encodedcommand", 1, .encodedCommand),
    ("ec", 2, .encodedCommand), ("settingsfile", 8, .settingsFile), ("server", 2, .server), ("sta", 3, .sta), ("mta", 3, .mta),
    ("workingdirectory", 2, .workingDirectory), ("wd", 2, .workingDirectory),
  ]

  init(_ arguments: [String]) throws(Failure) {
    var rest = arguments[...]
    while let argument = rest.first {
      guard let option = CommandLineOptions.option(argument) else {
        // What is no option is the script file.
        if argument.isEmpty {
          rest.removeFirst()
          continue
        }
        try takeFile(rest)
        return
      }
      rest.removeFirst()
      if try apply(option, &rest) { return }
    }
  }

  /// - Returns: true when the option took everything behind it.
  private mutating func apply(_ option: Option, _ rest: inout ArraySlice<String>) throws(Failure) -> Bool {
    switch option {
    case .noProfile: noProfile = true
    case .noLogo: noLogo = true
    case .nonInteractive: nonInteractive = true
    case .interactive: nonInteractive = false
    case .noExit: noExit = true
    case .login, .noProfileLoadTime: break
    case .version, .help:
      action = option == .version ? .version : .help
      return true
    case .command, .commandWithArguments, .encodedCommand: return try takeCommand(option, &rest)
    case .file:
      try takeFile(rest)
      return true
    case .farm: farm = try take(&rest, "Cannot process the command because -Farm requires an argument that is a database file, or :memory:.")
    case .server: server = try take(&rest, "Cannot process the command because -Server requires an argument that is the name of a server.")
    case .workingDirectory:
      workingDirectory = try take(&rest, "Cannot process the command because -WorkingDirectory requires an argument that is a directory path.")
    case .executionPolicy:
      let policy = try take(
        &rest, "Cannot process the execution policy because of a missing policy name. A policy name must follow -ExecutionPolicy.",
        showsUsage: true)
      guard CommandLineOptions.policies.contains(policy.lowercased()) else { throw Failure(message: "Invalid ExecutionPolicy value '\(policy)'.") }
    case .outputFormat:
      try checkFormat(
        try take(
          &rest,
          "The command cannot be run because no argument has been supplied for the OutputFormat parameter.\nSpecify one of the following formats for this parameter:\nText\n",
          showsUsage: true))
    case .inputFormat:
      try checkFormat(
        try take(
          &rest,
          "Cannot process the command because the -InputFormat parameter requires an argument. Specify a valid format argument for this parameter.\nValid formats are:\nText\n",
          showsUsage: true))
    case .windowStyle: throw Failure(message: "Parameter -WindowStyle is not implemented on this platform.")
    case .sta: throw Failure(message: "Parameter -STA is not supported on this platform.")
    case .mta: throw Failure(message: "Parameter -MTA is not supported on this platform.")
    case .configurationName: throw Failure(message: "Parameter -ConfigurationName is not supported on this platform.")
    case .configurationFile: throw Failure(message: "Parameter -ConfigurationFile is not supported on this platform.")
    case .customPipeName: throw Failure(message: "Parameter -CustomPipeName is not supported on this platform.")
    case .settingsFile: throw Failure(message: "Parameter -SettingsFile is not supported on this platform.")
    }
    return false
  }

  private func take(_ rest: inout ArraySlice<String>, _ missing: String, showsUsage: Bool = false) throws(Failure) -> String {
    guard let value = rest.popFirst() else { throw Failure(message: missing, showsUsage: showsUsage) }
    return value
  }

  private static let policies = ["unrestricted", "remotesigned", "allsigned", "restricted", "default", "bypass", "undefined"]

  private func checkFormat(_ format: String) throws(Failure) {
    if format.lowercased() == "text" { return }
    throw Failure(
      message: "Cannot process the command because of an incorrect parameter value. \"\(format)\" is not a valid format.\nValid formats are:\nText\n",
      showsUsage: true)
  }

  private mutating func takeCommand(_ option: Option, _ rest: inout ArraySlice<String>) throws(Failure) -> Bool {
    if hasCommand {
      throw Failure(
        message: "Cannot process command because a command is already specified with -Command, -CommandWithArgs, or -EncodedCommand.",
        showsUsage: true)
    }
    hasCommand = true
    let first = try take(
      &rest, "Cannot process the command because of a missing parameter. A command must follow -Command.", showsUsage: true)
    switch option {
    case .encodedCommand:
      guard let decoded = CommandLineOptions.decode(first) else {
        throw Failure(
          message:
            "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.",
          showsUsage: true)
      }
      action = .command(decoded, arguments: [])
      return false
    case .commandWithArguments: action = .command(PSString.of(first), arguments: Array(rest))
    case _ where first == "-":
      guard rest.isEmpty else {
        throw Failure(
          message: "'-' was specified with the -Command parameter; no other arguments to -Command are permitted.", showsUsage: true)
      }
      action = .standardInput
    default: action = .command(PSString.of(([first] + rest).joined(separator: " ")), arguments: [])
    }
    return true
  }

  private mutating func takeFile(_ rest: ArraySlice<String>) throws(Failure) {
    guard let path = rest.first else {
      throw Failure(
        message:
          "The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.",
        showsUsage: true)
    }
    action = path == "-" ? .interactive : .file(path, arguments: Array(rest.dropFirst()))
  }

  /// Makes the script's path absolute, before anything can change the folder.
  mutating func resolveFile() {
    if case .file(let path, let arguments) = action, !path.hasPrefix("/") {
      action = .file(FilePath.resolve(path.hasPrefix("~") ? "./" + path : path, Runtime.current), arguments: arguments)
    }
  }

  /// The option that an argument such as `-nop`, `--noprofile` or `/NoProfile` means; nil for a file.
  private static func option(_ argument: String) -> Option? {
    var name = Substring(argument)
    guard let first = name.first, first == "/" || isDash(first) else { return nil }
    name.removeFirst()
    if let second = name.first, isDash(second) { name.removeFirst() }
    let wanted = name.lowercased()
    guard !wanted.isEmpty else { return nil }
    return names.first { wanted.utf8.count >= $0.shortest && $0.name.description.hasPrefix(wanted) }?.option
  }

  private static func isDash(_ character: Character) -> Bool { "-\u{2013}\u{2014}\u{2015}".contains(character) }

  /// Base64 over UTF-16LE.
  private static func decode(_ text: String) -> PSString? {
    guard let bytes = Base64.decode(PSString.of(text)), bytes.count % 2 == 0 else { return nil }
    return PSString.utf16(stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 })
  }

  /// What a file that is not there is told: its own words when it looks like a mistyped option.
  static func missingFile(_ path: String) -> Failure {
    if path.hasPrefix("-"), path.count > 1 {
      let wanted = path.dropFirst().lowercased()
      let similar = names.map(\.name.description).filter { $0.count > 2 && $0 != "cwa" && $0.contains(wanted) }
      if !similar.isEmpty { return Failure(message: "Invalid argument '\(path)', did you mean:\n" + similar.sorted().map { "\n  -\($0)" }.joined()) }
    }
    return Failure(
      message:
        "The argument '\(path)' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      showsUsage: true)
  }
}
