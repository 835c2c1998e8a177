/// What `-Help` shows, and what follows an error of the command line.
enum Usage {
  static let summary = """
    Usage: spsh [[-File] <filePath> [args]]
                [-Command { - | <string> [<CommandParameters>] } ]
                [-CommandWithArgs <string> [args]]
                [-EncodedCommand <Base64EncodedCommand>]
                [-ExecutionPolicy <ExecutionPolicy>] [-Interactive] [-NoExit] [-NoLogo]
                [-NonInteractive] [-NoProfile] [-Version]
                [-WorkingDirectory <directoryPath>]
                [-Farm { <databaseFile> | :memory: }] [-Server <name>]

           spsh -h | -Help | -? | /?

    All parameters are case-insensitive.
    """

  static let details = """


    -File | -f
        Runs a script file in the session's own scope. Everything behind the file goes
        to the script: -Name value and -Name:value bind to its parameters, and -Switch:$false
        gives a switch a value. "-" reads standard input.

    -Command | -c
        Runs text as if it was typed at the prompt, and ends unless -NoExit is given.
        "-" reads it from standard input. The exit code is 1 when the last command failed.

    -CommandWithArgs | -cwa
        Runs text; the arguments behind it are its $args.

    -EncodedCommand | -e | -ec
        Runs text that is given as Base64 over UTF-16.

    -ExecutionPolicy | -ex | -ep
        Accepted; scripts always run.

    -Interactive | -i, -NonInteractive | -noni
        Whether questions are asked; under -NonInteractive what would have to be asked is an error.

    -NoExit | -noe
        Stays at the prompt after the command or file.

    -NoLogo | -nol, -NoProfile | -nop
        Says nothing at the start; runs no profile.

    -Version | -v, -Help | -h | -?
        Shows the version; shows this.

    -WorkingDirectory | -wo | -wd
        Starts in a folder.

    -Farm | -fa
        The farm's database file, or :memory: for a throw-away farm. Without it SPSH_FARM says.

    -Server | -se
        The server of the farm that this shell runs on. Without it SPSH_SERVER says, else the machine's name.

    """
}
