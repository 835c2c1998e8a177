import Text

/// PowerShell's own types: `System.Management.Automation` and its relatives.
enum AutomationTypes {
  // swift-format-ignore
  static let entries: [TypeEntry] = [
    TypeEntry("System.Management.Automation.PSObject") { .psObject },
  ]
}
