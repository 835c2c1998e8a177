import Syntax
import Testing
import Text

/// Scripts that nest without end, and scripts without end that nest little: none may crash the parser, or the release of its tree.
@Suite struct DepthTests {
  private func parse(_ script: String) -> ParseResult { Parser.parse(ScriptSource(units: Array(script.utf16))) }

  /// Too deep: one error, an empty tree.
  private func expectTooComplicated(_ script: String, _ comment: Comment) {
    let result = parse(script)
    #expect(result.errors.last?.errorId == "ScriptTooComplicated", comment)
    #expect(result.scriptBlock.findAll { _ in true }.count < 10, comment)
  }

  @Test(arguments: [
    "(", "$(", "@(", "@{a=", "&{", "if(1){", "while(1){", "$a=", "$a[", "$a.b(", "-not ", "!", ",", "[int]", "1?", "try{", "switch(1){1{",
    "function f{", "for(;;){", "foreach($a in $b){", "do{", "class a{b(){", "[a(", "param($a=", "&{param($a={", "\"$(", "return ", "1,(",
    "trap{", "data{", "[a[b", "a -b:(", "> $(", "else{", "begin{",
  ])
  func nestsWithoutEnd(_ opening: String) {
    let result = parse(String(repeating: opening, count: 100_000))
    #expect(result.tokens.last?.kind == .endOfInput, "\(opening)")
  }

  @Test func nestedParenthesesAreTooComplicated() {
    expectTooComplicated(String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000), "parentheses")
    expectTooComplicated(String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000), "braces")
    expectTooComplicated(String(repeating: "-not ", count: 100_000) + "1", "operators")
  }

  @Test func ordinaryNestingIsNot() {
    let script = String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300)
    #expect(parse(script).errors.isEmpty)
  }

  /// Trees that are tall without nesting are built, walked and released.
  @Test(arguments: [
    ("1", " + 1"), ("$a", ".b"), ("$a", "[0]"), ("$a", ".b()"), ("a", " && a"), ("1", " -and 1"), ("[int", "[]"),
    ("if (1) {}", " elseif (1) {}"),
    ("a", " | a"), ("1", ", 1"), ("'a'", " + \"$b\""), ("class C { [int] M() { return 1", " + $x"),
  ])
  func chainsWithoutEnd(_ start: String, _ link: String) {
    let result = parse(start + String(repeating: link, count: 100_000))
    #expect(result.tokens.count > 100_000)
    #expect(result.scriptBlock.findAll { _ in true }.count > 1)
  }

  @Test func tenMegabytes() {
    let lines = """
      # A comment before a function
      function Get-Thing([Parameter(Mandatory)][string]$Name, [int]$Count = 5) {
        $table = @{ Name = $Name; Items = @(1..$Count | ForEach-Object { "item $_ of $($Name.ToUpper())" }) }
        if ($Count -gt 3 -and $Name -like 'a*') { return [pscustomobject]$table } else { throw "no $Name" }
      }
      Get-Thing -Name 'abc' -Count 4 | Where-Object { $_.Items.Count -ge 2 } > $null

      """
    let count = 10_000_000 / lines.utf16.count
    let result = parse(String(repeating: lines, count: count))
    #expect(result.errors.isEmpty)
    #expect(result.tokens.count > count * 85)
  }
}
