import Testing
import Text

@Suite struct CompositeFormatTests {
  /// Each format with the arguments 7, 'b'; 'str', 2.5; and $null, $true.
  @Test func asRecorded() throws {
    for row in try recorded("composite-formats.tsv") {
      let format = CompositeFormat(PSString.of(row[0]))
      let result: String
      do {
        result = try format.render(count: 2) { (index, picture) throws(FormatError) in
          switch (row[1], index) {
          case ("0", 0): try NumberFormatting.format(Int32(7), picture)
          case ("0", _): PSString.of("b")
          case ("1", 0): PSString.of("str")
          case ("1", _): try NumberFormatting.format(2.5, picture)
          case (_, 0): PSString.empty
          default: PSString.of("True")
          }
        }.string
      } catch {
        result = "! FormatError"
      }
      #expect(result == row[2], "\(row[0])")
    }
  }

  @Test(arguments: [
    ("{", "Input string was not in a correct format. Failure to parse near offset 1. Format item ends prematurely."),
    ("a}", "Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely."),
    (
      "a}b",
      "Input string was not in a correct format. Failure to parse near offset 2. Unexpected closing brace without a corresponding opening brace."
    ),
    ("{a}", "Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit."),
    ("{5}{", "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."),
  ])
  func messages(_ format: String, _ message: String) {
    #expect(throws: FormatError(message)) {
      try CompositeFormat(PSString.of(format)).render(count: 1) { _, _ in PSString.empty }
    }
  }
}
