import Syntax
import Testing
import Text

private func parse(_ script: String) -> ParseResult { Parser.parse(ScriptSource(units: Array(script.utf16))) }

@Suite struct TokenTests {
  @Test func kindsHavePowerShellsNumbers() {
    #expect(TokenKind.at.rawValue == 105)
    #expect(TokenKind.begin.rawValue == 119)
    #expect(TokenKind.clean.rawValue == 170)
    #expect(TokenKind.lParen.name == "LParen")
    #expect(TokenKind.allCases.allSatisfy { !$0.text.isEmpty })
  }

  @Test func variablePathsSplit() {
    let path = VariablePath(PSString.of("script:x"))
    #expect(path.isScript)
    #expect(path.unqualifiedPath.string == "x")
    #expect(VariablePath(PSString.of("env:PATH")).driveName?.string == "env")
    #expect(VariablePath(PSString.of("variable:global:x")).isGlobal)
    #expect(VariablePath(PSString.of("x")).isUnqualified)
  }

  @Test func stringsKeepTheirTokens() {
    let result = parse("\"a $b $(c 1) d\"")
    #expect(result.tokens[0].nestedTokens.map(\.kind) == [.variable, .dollarParen, .identifier, .number, .rParen])
    let string = result.scriptBlock.find { $0.kind == .expandableStringExpression } as? ExpandableStringExpressionAst
    let parts = string?.parts.map { part in
      switch part {
      case .literal(let text): text.string
      case .expression(let node): "<\(node)>"
      }
    }
    #expect(parts == ["a ", "<$b>", " ", "<$(c 1)>", " d"])
  }

  @Test func firstAndLastTokenAreThoseThatMeanSomething() {
    let result = parse("# comment\nGet-Item a b\n")
    #expect(result.firstToken?.text.string == "Get-Item")
    #expect(result.lastToken?.text.string == "b")
  }
}

@Suite struct SourceTests {
  @Test func byteOrderMarksTellTheEncoding() {
    let cases: [[UInt8]] = [
      [0x61, 0xC3, 0xA9], [0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0xA9], [0xFF, 0xFE, 0x61, 0, 0xE9, 0], [0xFE, 0xFF, 0, 0x61, 0, 0xE9],
      [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0xE9, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61, 0, 0, 0, 0xE9],
    ]
    for bytes in cases { #expect(ScriptSource(decoding: bytes).units == [0x61, 0xE9]) }
  }

  @Test func bytesThatMeanNothingAreReplaced() {
    #expect(ScriptSource(decoding: [0x61, 0xFF, 0x62]).units == [0x61, 0xFFFD, 0x62])
    #expect(ScriptSource(decoding: [0xFF, 0xFE, 0x61]).units == [0xFFFD])
    #expect(ScriptSource(decoding: [0xFF, 0xFE, 0, 0, 0x61, 0, 0]).units == [0xFFFD])
    #expect(ScriptSource(decoding: []).units == [])
  }

  @Test func linesAndColumnsCountFromOne() {
    let result = parse("a\r\nb\n\u{1F600}c d")
    let last = result.tokens[result.tokens.count - 2]
    #expect(last.extent.startLineNumber == 3)
    #expect(last.extent.startColumnNumber == 5)
    #expect(result.scriptBlock.extent.source.text(ofLine: 2).string == "b")
  }
}

@Suite struct IncompleteInputTests {
  @Test(arguments: [
    "if (1) {", "'abc", "\"abc", "1 +", "foreach ($a in $b)", "@'\nabc", "function f", "dir |", "a &&", "@{ a =", "try { 1 }", "`", "$(",
    "<# c", "(1",
    "switch (1) {", "class A {", "while", "$a.", "\"$(1",
  ])
  func moreTextWouldMend(_ script: String) { #expect(parse(script).isIncomplete, "\(script)") }

  @Test(arguments: ["1", ")", "if (1) { 2 }", "1 1", "'abc'", "}", "1 + )", "dir | ; 1"])
  func moreTextWouldNot(_ script: String) { #expect(!parse(script).isIncomplete, "\(script)") }
}

@Suite struct RequirementTests {
  @Test func requiresLinesAreRead() {
    let script = """
      #requires -Version 7.4 -Modules A, @{ ModuleName = 'B'; ModuleVersion = '1.2' }
      #Requires -PSSnapin Microsoft.SharePoint.PowerShell -Version 1.0
      #requires -PSEdition Core -RunAsAdministrator
      1
      """
    let result = parse(script)
    let needs = result.scriptBlock.scriptRequirements
    #expect(result.errors.isEmpty)
    #expect(needs?.requiredPSVersion?.major == 7 && needs?.requiredPSVersion?.minor == 4)
    #expect(needs?.requiredModules.map(\.name.string) == ["A", "B"])
    #expect(needs?.requiredModules.last?.version?.string == "1.2")
    #expect(needs?.requiresPSSnapIns.first?.name.string == "Microsoft.SharePoint.PowerShell")
    #expect(needs?.isElevationRequired == true)
    #expect(needs?.requiredPSEditions.map(\.string) == ["Core"])
    #expect(parse("1").scriptBlock.scriptRequirements == nil)
    #expect(parse("#requires -version x").errors.map(\.errorId) == ["RequiresVersionInvalid"])
    #expect(parse("#requires 1").errors.map(\.errorId) == ["ScriptRequiresInvalidFormat"])
  }
}

@Suite struct CommentHelpTests {
  private let script = """
    <#
    .SYNOPSIS
        Does it.
    .DESCRIPTION
      First.
        Second.
    .PARAMETER Name
    The name.
    .EXAMPLE
    PS> Do-It a
    .LINK
    Get-It
    #>
    function Do-It {
      param(
        # not used
        $Name,
        # How many
        $Count
      )
    }
    function Other {
      # .SYNOPSIS
      # Another
      1
    }
    """

  private func help(_ name: String) -> CommentHelpInfo? {
    let result = parse(script)
    let function = result.scriptBlock.find { ($0 as? FunctionDefinitionAst)?.name.string == name } as? FunctionDefinitionAst
    return function.flatMap { CommentHelp.find(for: $0, tokens: result.tokens) }
  }

  @Test func helpBeforeAFunction() {
    let help = help("Do-It")
    #expect(help?.synopsis?.string == "Does it.\n")
    #expect(help?.description?.string == "First.\n  Second.\n")
    #expect(help?.parameters.map(\.name.string) == ["NAME"])
    #expect(help?.examples.map(\.string) == ["PS> Do-It a\n"])
    #expect(help?.links.map(\.string) == ["Get-It"])
    #expect(help?.parameterComments.last?.string == "How many\n")
  }

  @Test func helpInAFunction() { #expect(help("Other")?.synopsis?.string == "Another\n") }

  @Test func aScriptsFirstCommentMayBeItsFunctions() {
    let result = parse(script)
    #expect(CommentHelp.find(for: result.scriptBlock, tokens: result.tokens)?.synopsis == nil)
    let alone = parse("<#\n.SYNOPSIS\nA script\n#>\nparam($a)\n1")
    #expect(CommentHelp.find(for: alone.scriptBlock)?.synopsis?.string == "A script\n\n")
  }

  @Test func unknownDirectivesAreNoHelp() {
    let result = parse("<#\n.NONSENSE\n x\n#>\nfunction F { }")
    let function = result.scriptBlock.find { $0.kind == .functionDefinition } as? FunctionDefinitionAst
    #expect(function.flatMap { CommentHelp.find(for: $0) } == nil)
  }
}
