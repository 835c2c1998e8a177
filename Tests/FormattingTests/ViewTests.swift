import Engine
import Syntax
import Testing
import Text

import Formatting

/// The table of views, and places in scripts.
@Suite struct ViewTests {
  @Test func viewsAreSorted() {
    let names = BuiltInViews.rows().map(\.type.description)
    for (a, b) in zip(names, names.dropFirst()) { #expect(a.lowercased() <= b.lowercased(), "\(a) stands before \(b)") }
  }

  @Test func cmdletsAreSorted() {
    for module in [FormattingModule.core, FormattingModule.utility] {
      let names = module.entries().map(\.name.description)
      #expect(names == names.sorted { $0.lowercased() < $1.lowercased() })
    }
  }

  @Test func columnsAreRead() {
    let view = ViewDefinition(ViewRow("T", .table, "Id:7>;Full Name=Name:20;Rest"))
    #expect(view.columns.map(\.width) == [7, 20, 0])
    #expect(view.columns.map { $0.label?.string } == [nil, "Full Name", nil])
    #expect(view.columns.map(\.alignment) == [.right, .undefined, .undefined])
    #expect(view.columns.map(\.expression.text.string) == ["Id", "Name", "Rest"])
  }

  private func marked(_ script: String) throws -> (String, Int, Int) {
    let error = try #require(Parser.parse(ScriptSource(PSString.of(script))).errors.first)
    let position = try #require(ErrorPosition(error.extent))
    return (position.line.string, position.marks.before, position.marks.count)
  }

  @Test func longLinesLoseTheirEnds() throws {
    let short = try marked("$a = 1 2 2")
    #expect(short == ("$a = 1 2 2", 7, 1))
    let end = try marked("'ant', 'bee', 'ape', 'bat' | ForEach-Object { [pscustomobject]@{ First = $_[")
    #expect(end == ("… 'bee', 'ape', 'bat' | ForEach-Object { [pscustomobject]@{ First = $_[", 71, 1))
  }
}
