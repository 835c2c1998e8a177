/// A composite format such as `{0,-10:N2} {{ }}`, taken apart once. Rendering asks a closure for the text of each argument.
package struct CompositeFormat: @unchecked Sendable {
  package enum Piece {
    case literal(PSString)
    /// `alignment` is a width in UTF-16 units, negative to pad on the right, 0 for none; `format` is `nil` without a colon or behind one with nothing.
    case argument(index: Int, alignment: Int, format: PSString?)
  }

  package let pieces: [Piece]
  /// What is wrong behind the last piece: .NET gives out what comes before it, and an index out of range there is what it reports.
  package let failure: FormatError?

  /// `Index (zero based) …`.
  package static let indexOutOfRange = FormatError(
    "Index (zero based) must be greater than or equal to zero and less than the size of the argument list.")

  package init(_ format: PSString) {
    var parser = CompositeParser()
    failure = format.withUTF16 { parser.parse($0) }
    pieces = parser.pieces
  }

  /// The text with `count` arguments, each converted by `text(index, format)`; this pads it.
  package func render(
    count: Int, _ text: (_ index: Int, _ format: PSString?) throws(FormatError) -> PSString
  ) throws(FormatError) -> PSString {
    var out = UnitBuffer()
    for piece in pieces {
      switch piece {
      case .literal(let literal): out.append(literal)
      case .argument(let index, let alignment, let format):
        guard index < count else { throw CompositeFormat.indexOutOfRange }
        let value = try text(index, format)
        let padding = alignment.magnitude > UInt(value.count) ? Int(alignment.magnitude) - value.count : 0
        if alignment > 0 { out.append(repeating: 32, count: padding) }
        out.append(value)
        if alignment < 0 { out.append(repeating: 32, count: padding) }
      }
    }
    if let failure { throw failure }
    return out.string
  }
}

private struct CompositeParser {
  var pieces: [CompositeFormat.Piece] = []
  private var literal = UnitBuffer()
  private var at = 0

  /// Indexes and widths above this end the digits that are read.
  private static let limit = 1_000_000

  private static func failure(_ offset: Int, _ reason: String) -> FormatError {
    FormatError("Input string was not in a correct format. Failure to parse near offset \(offset). \(reason)")
  }

  mutating func parse(_ format: UnsafeBufferPointer<UInt16>) -> FormatError? {
    do throws(FormatError) {
      while at < format.count {
        let unit = format[at]
        guard unit == 123 || unit == 125 else {
          literal.append(unit)
          at += 1
          continue
        }
        let next = try advance(format)
        if next == unit {
          literal.append(unit)
          at += 1
        } else if unit == 125 {
          throw CompositeParser.failure(at, "Unexpected closing brace without a corresponding opening brace.")
        } else {
          flush()
          try parseHole(format, first: next)
        }
      }
      flush()
      return nil
    } catch {
      flush()
      return error
    }
  }

  private mutating func flush() {
    if literal.units.isEmpty { return }
    pieces.append(.literal(literal.string))
    literal = UnitBuffer()
  }

  private mutating func advance(_ format: UnsafeBufferPointer<UInt16>) throws(FormatError) -> UInt16 {
    at += 1
    guard at < format.count else { throw CompositeParser.failure(at, "Format item ends prematurely.") }
    return format[at]
  }

  /// At least one digit, and as many as the limit has room for; `unit` is the one at hand and then the one behind them.
  private mutating func digits(_ format: UnsafeBufferPointer<UInt16>, _ unit: inout UInt16) throws(FormatError) -> Int {
    guard unit >= 48 && unit <= 57 else { throw CompositeParser.failure(at, "Expected an ASCII digit.") }
    var value = Int(unit - 48)
    unit = try advance(format)
    while unit >= 48 && unit <= 57 && value < CompositeParser.limit {
      value = value * 10 + Int(unit - 48)
      unit = try advance(format)
    }
    return value
  }

  private mutating func parseHole(_ format: UnsafeBufferPointer<UInt16>, first: UInt16) throws(FormatError) {
    var unit = first
    let index = try digits(format, &unit)
    while unit == 32 { unit = try advance(format) }
    var alignment = 0
    if unit == 44 {
      repeat { unit = try advance(format) } while unit == 32
      let toTheLeft = unit == 45
      if toTheLeft { unit = try advance(format) }
      let width = try digits(format, &unit)
      alignment = toTheLeft ? -width : width
      while unit == 32 { unit = try advance(format) }
    }
    var picture: PSString?
    if unit != 125 {
      guard unit == 58 else { throw CompositeParser.failure(at, "Format item ends prematurely.") }
      let start = at + 1
      repeat {
        unit = try advance(format)
        if unit == 123 { throw CompositeParser.failure(at, "Format item ends prematurely.") }
      } while unit != 125
      if at > start { picture = PSString.utf16(UnsafeBufferPointer(rebasing: format[start..<at])) }
    }
    at += 1
    pieces.append(.argument(index: index, alignment: alignment, format: picture))
  }
}
