/// A key as the terminal reports it: a character or a named key, with modifiers.
package struct Key: Equatable, Sendable {
  package enum Code: Equatable, Sendable {
    /// The character typed; with `control`, the letter in lower case.
    case scalar(Unicode.Scalar)
    case enter, tab, backspace, escape, up, down, left, right, home, end, insert, delete, pageUp, pageDown
    case function(UInt8)
    /// A sequence that means nothing here.
    case unknown
  }

  package struct Modifiers: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  package static func character(_ scalar: Unicode.Scalar) -> Key { Key(.scalar(scalar)) }
  package static func control(_ scalar: Unicode.Scalar) -> Key { Key(.scalar(scalar), .control) }
  package static func alt(_ scalar: Unicode.Scalar) -> Key { Key(.scalar(scalar), .alt) }
}
