import Console
import Engine
import Testing

/// The tables that the assembled shell finds its names in.
@Suite struct TableTests {
  @Test func everyNameCanBeFound() {
    ShellAssembly.register()
    #expect(CmdletRegistry.misplaced() == [])
    #expect(TypeRegistry.misplaced() == [])
  }
}
