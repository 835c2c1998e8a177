import Engine

/// Puts the floors together: each registers its tables, which costs nothing until they are asked.
enum Assembly {
  static func register(_ options: CommandLineOptions) {}
}
