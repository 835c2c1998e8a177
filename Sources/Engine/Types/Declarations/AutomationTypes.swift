import Text

/// The types of System.Management.Automation that scripts name.
///
/// One line a type, in alphabetical order.
enum AutomationTypes {
  // swift-format-ignore
  static let entries: [TypeEntry] = [
    TypeEntry("System.Management.Automation.ActionPreference") { .actionPreference },
    TypeEntry("System.Management.Automation.AliasInfo") { .aliasInfo },
    TypeEntry("System.Management.Automation.ApplicationInfo") { .applicationInfo },
    TypeEntry("System.Management.Automation.CmdletInfo") { .cmdletInfo },
    TypeEntry("System.Management.Automation.CommandInfo") { .commandInfo },
    TypeEntry("System.Management.Automation.DebugRecord") { .debugRecord },
    TypeEntry("System.Management.Automation.ErrorRecord") { .errorRecord },
    TypeEntry("System.Management.Automation.ExternalScriptInfo") { .externalScriptInfo },
    TypeEntry("System.Management.Automation.FilterInfo") { .filterInfo },
    TypeEntry("System.Management.Automation.FunctionInfo") { .functionInfo },
    TypeEntry("System.Management.Automation.InformationalRecord") { .informationalRecord },
    TypeEntry("System.Management.Automation.InformationRecord") { .informationRecord },
    TypeEntry("System.Management.Automation.InvocationInfo") { .invocationInfo },
    TypeEntry("System.Management.Automation.ProgressRecord") { .progressRecord },
    TypeEntry("System.Management.Automation.PSBoundParametersDictionary") { .boundParameters },
    TypeEntry("System.Management.Automation.PSCustomObject") { .customObject },
    TypeEntry("System.Management.Automation.PSModuleInfo") { .moduleInfo },
    TypeEntry("System.Management.Automation.PSObject") { .psObject },
    TypeEntry("System.Management.Automation.PSScriptCmdlet") { .scriptCmdlet },
    TypeEntry("System.Management.Automation.ScriptBlock") { .scriptBlock },
    TypeEntry("System.Management.Automation.SteppablePipeline") { .steppablePipeline },
    TypeEntry("System.Management.Automation.SwitchParameter") { .switchParameter },
    TypeEntry("System.Management.Automation.VerboseRecord") { .verboseRecord },
    TypeEntry("System.Management.Automation.WarningRecord") { .warningRecord },
  ]
}
