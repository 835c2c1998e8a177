import Syntax
import Testing
import Text

@Test func tokenKindsHavePowerShellsNumbers() {
  #expect(TokenKind.at.rawValue == 105)
  #expect(TokenKind.begin.rawValue == 119)
  #expect(TokenKind.clean.rawValue == 170)
  #expect(TokenKind.lParen.name == "LParen")
}

@Test func variablePathsSplit() {
  let path = VariablePath(PSString.of("script:x"))
  #expect(path.isScript)
  #expect(path.unqualifiedPath.string == "x")
  #expect(VariablePath(PSString.of("env:PATH")).driveName?.string == "env")
  #expect(VariablePath(PSString.of("variable:global:x")).isGlobal)
  #expect(VariablePath(PSString.of("x")).isUnqualified)
}
