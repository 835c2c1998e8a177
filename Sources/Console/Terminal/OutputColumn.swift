import CSystem
import Glibc

/// The column that the cursor is in, followed through what was written. nil after a program wrote to the terminal itself.
package struct OutputColumn {
  package private(set) var column: Int? = 0

  package init() {}

  /// Follows bytes that went to a terminal `columns` wide. Only what comes after the last line break costs anything.
  package mutating func advance(_ bytes: UnsafeRawBufferPointer, columns: Int) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    var at = 0
    if let hit = memrchr(base, 0x0A, bytes.count) {
      at = UnsafeRawPointer(hit) - base + 1
      column = 0
    }
    guard at < bytes.count, var here = column else { return }
    var scalars = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at...]), as: UTF8.self).unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\r": here = 0
      case "\u{8}": here = max(0, min(here, columns - 1) - 1)
      case "\t": here = min(columns - 1, (here / 8 + 1) * 8)
      case "\u{1B}": Self.skipSequence(&scalars)
      case "\u{0}"..<" ": break
      default:
        let width = CharacterWidth.of(wchar_t(bitPattern: scalar.value))
        here = here + width > columns ? width : here + width
      }
    }
    column = here
  }

  package mutating func set(_ known: Int?) { column = known }

  private static func skipSequence(_ scalars: inout String.UnicodeScalarView.Iterator) {
    guard let kind = scalars.next() else { return }
    if kind == "[" {
      while let scalar = scalars.next(), !("@"..."~").contains(scalar) {}
    } else if kind == "]" {
      while let scalar = scalars.next(), scalar != "\u{7}" {
        if scalar == "\u{1B}" {
          _ = scalars.next()
          return
        }
      }
    }
  }
}
