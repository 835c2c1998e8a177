import Text

/// The command line, as `pwsh` reads its own: case does not count, names may be cut short, the first argument that is no option is a script file.
struct CommandLineOptions {
  enum Action {
    /// A prompt, or standard input when that is no terminal.
    case interactive
    case command(PSString)
    /// `-Command -`: standard input as a script.
    case standardInput
    case file(String, arguments: [String])
    case version
    case help
  }

  var action = Action.interactive
  var noProfile = false
  var noLogo = false
  var nonInteractive = false
  var noExit = false
  var interactive = false
  var workingDirectory: String?
  /// Which farm: a database file, or `:memory:`.
  var farm: String?
  /// Which server of the farm this shell runs on.
  var server: String?

  struct Failure: Error {
    let message: String
    let code: Int32
  }

  private enum Option: CaseIterable {
    case command, file, encodedCommand, noProfile, noLogo, nonInteractive, noExit, interactive, executionPolicy, workingDirectory, version, help
    case login, inputFormat, outputFormat, windowStyle, configurationName, configurationFile, settingsFile, customPipeName, sta, mta
    case farm, server

    /// The full name, and the short forms that pwsh documents.
    var names: (full: String, short: [String]) {
      switch self {
      case .command: ("command", ["c"])
      case .file: ("file", ["f"])
      case .encodedCommand: ("encodedcommand", ["e", "ec"])
      case .noProfile: ("noprofile", ["nop"])
      case .noLogo: ("nologo", ["nol"])
      case .nonInteractive: ("noninteractive", ["noni"])
      case .noExit: ("noexit", ["noe"])
      case .interactive: ("interactive", ["i"])
      case .executionPolicy: ("executionpolicy", ["ex", "ep"])
      case .workingDirectory: ("workingdirectory", ["wo", "wd"])
      case .version: ("version", ["v"])
      case .help: ("help", ["h", "?"])
      case .login: ("login", ["l"])
      case .inputFormat: ("inputformat", ["inp", "if"])
      case .outputFormat: ("outputformat", ["o", "of"])
      case .windowStyle: ("windowstyle", ["w"])
      case .configurationName: ("configurationname", ["config"])
      case .configurationFile: ("configurationfile", [])
      case .settingsFile: ("settingsfile", ["settings"])
      case .customPipeName: ("custompipename", ["cus"])
      case .sta: ("sta", [])
      case .mta: ("mta", [])
      case .farm: ("farm", [])
      case .server: ("server", [])
      }
    }
  }

  init(_ arguments: [String]) throws(Failure) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.count > 1, argument.first == "-" || argument.first == "/" && CommandLineOptions.option(argument) != nil else {
        if argument == "-" {
          action = .standardInput
          return
        }
        action = .file(argument, arguments: Array(rest))
        return
      }
      guard let option = CommandLineOptions.option(argument) else {
        action = .file(argument, arguments: Array(rest))
        return
      }
      func value(_ what: String) throws(Failure) -> String {
        guard let text = rest.popFirst() else {
          throw Failure(message: "Cannot process the command because of a missing parameter. A \(what) must follow \(argument).", code: 64)
        }
        return text
      }
      switch option {
      case .noProfile: noProfile = true
      case .noLogo: noLogo = true
      case .nonInteractive: nonInteractive = true
      case .noExit: noExit = true
      case .interactive: interactive = true
      case .login, .sta, .mta: break
      case .executionPolicy: _ = try value("execution policy")
      case .inputFormat, .outputFormat: _ = try value("format")
      case .windowStyle: _ = try value("window style")
      case .configurationName, .configurationFile: _ = try value("configuration")
      case .settingsFile: _ = try value("settings file")
      case .customPipeName: _ = try value("pipe name")
      case .workingDirectory: workingDirectory = try value("directory")
      case .farm: farm = try value("database file, or :memory:,")
      case .server: server = try value("server name")
      case .version:
        action = .version
        return
      case .help:
        action = .help
        return
      case .encodedCommand:
        let text = try value("base64-encoded command")
        guard let decoded = CommandLineOptions.decode(text) else {
          throw Failure(
            message:
              "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.",
            code: 64)
        }
        action = .command(decoded)
        return
      case .command:
        guard let first = rest.first else {
          throw Failure(message: "Cannot process the command because of a missing parameter. A command must follow -Command.", code: 64)
        }
        action = first == "-" && rest.count == 1 ? .standardInput : .command(PSString.of(rest.joined(separator: " ")))
        return
      case .file:
        guard let path = rest.popFirst() else {
          throw Failure(message: "Cannot process the command because of a missing parameter. A file path must follow -File.", code: 64)
        }
        action = path == "-" ? .standardInput : .file(path, arguments: Array(rest))
        return
      }
    }
  }

  /// An option by its full name, a documented short form, or an unambiguous beginning.
  private static func option(_ argument: String) -> Option? {
    var name = argument.drop(while: { $0 == "-" || $0 == "/" }).lowercased()
    if name.hasSuffix(":") { name.removeLast() }
    guard !name.isEmpty else { return nil }
    if let exact = Option.allCases.first(where: { $0.names.full == name || $0.names.short.contains(name) }) { return exact }
    let matches = Option.allCases.filter { $0.names.full.hasPrefix(name) }
    return matches.count == 1 ? matches[0] : nil
  }

  /// Base64 over UTF-16LE.
  private static func decode(_ text: String) -> PSString? {
    guard let bytes = Base64.decode(PSString.of(text)), bytes.count % 2 == 0 else { return nil }
    return PSString.utf16(stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 })
  }

  static let usage = """
    Usage: spsh [-File] <file> [arguments]
           spsh -Command <text> | -
           spsh

      -Command, -c             runs text; '-' reads it from standard input
      -File, -f                runs a script file; what follows are its arguments
      -EncodedCommand, -e      runs text given as base64 over UTF-16
      -NoExit, -noe            stays at the prompt afterwards
      -Interactive, -i         asks questions even where no terminal is
      -NonInteractive, -noni   asks nothing: what would have to be asked is an error
      -NoProfile, -nop         runs no profile scripts
      -NoLogo, -nol            says nothing at the start
      -WorkingDirectory, -wd   starts in a folder
      -ExecutionPolicy, -ep    accepted; scripts always run
      -Version, -v             shows the version
      -Help, -h, -?            shows this

      -Farm <path>             the farm's database file, or :memory: for a throw-away farm (also SPSH_FARM)
      -Server <name>           the server of the farm that this shell runs on (also SPSH_SERVER)

    """
}
