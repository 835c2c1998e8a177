import Engine
import SharePoint

/// Puts the floors together: each registers its tables, which costs nothing until they are asked.
enum Assembly {
  static func register(_ options: CommandLineOptions) {
    FarmSession.configure(farm: options.farm, server: options.server)
    SharePointModule.register()
  }
}
