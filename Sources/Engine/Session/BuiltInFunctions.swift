import Syntax
import Text

/// Functions that exist from the start because PowerShell writes them in its own language (`prompt`, `cd..`, `Clear-Host` …).
///
/// A function is compiled when it is first asked for and then defined in the global scope.
package enum BuiltInFunctions {
  private struct Entry: Sendable {
    let name: StaticString
    let body: StaticString
  }

  package static func find(_ name: PSString, _ runtime: Runtime) -> FunctionInfo? {
    guard let i = NameTable.position(of: name.string, count: table.count, { table[$0].name }), let top = runtime.global?.top,
      !runtime.removedFunctions.contains(FoldedName(name))
    else { return nil }
    let source = ScriptSource(PSString.of(table[i].body.description))
    let block = ScriptBlock(Parser.parse(source).scriptBlock, environment: top.environment)
    let made = FunctionInfo(name: PSString.of(table[i].name.description), block: block)
    top.extras.functions[FoldedName(made.name)] = made
    return made
  }

  package static var allNames: [PSString] { table.map { PSString.of($0.name.description) } }
  static var isSorted: Bool { NameTable.isSorted(count: table.count) { table[$0].name } }

  private static let table: [Entry] = [
    Entry(name: "cd..", body: "Set-Location .."),
    Entry(name: "cd\\", body: "Set-Location \\"),
    Entry(name: "cd~", body: "Set-Location ~"),
    Entry(name: "Clear-Host", body: "[Console]::Write([char]27 + '[H' + [char]27 + '[2J' + [char]27 + '[3J')"),
    Entry(name: "help", body: "Get-Help @args"),
    Entry(
      name: "mkdir",
      body:
        "[CmdletBinding(DefaultParameterSetName='pathSet', SupportsShouldProcess=$true)] param([Parameter(ParameterSetName='nameSet', Position=0, ValueFromPipelineByPropertyName)] [Parameter(ParameterSetName='pathSet', Mandatory, Position=0, ValueFromPipelineByPropertyName)] [string[]]$Path, [Parameter(ParameterSetName='nameSet', Mandatory, ValueFromPipelineByPropertyName)] [AllowNull()] [AllowEmptyString()] [string]$Name, [Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)] [object]$Value, [switch]$Force) process { New-Item -ItemType Directory @PSBoundParameters }"
    ),
    Entry(name: "oss", body: "[CmdletBinding()] param([ValidateRange(2, 2147483647)] [int]$Width, [Parameter(ValueFromPipeline)] [psobject]$InputObject) end { $input | Out-String -Stream @PSBoundParameters }"),
    Entry(name: "Pause", body: "$null = Read-Host 'Press Enter to continue...'"),
    Entry(name: "prompt", body: "\"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) \""),
  ]
}
