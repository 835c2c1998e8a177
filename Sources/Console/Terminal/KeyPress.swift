/// A key as `$Host.UI.RawUI.ReadKey` and `[Console]::ReadKey` tell it.
package struct KeyPress: Equatable, Sendable {
  /// The UTF-16 unit typed; 0 for a key without one.
  package var character: UInt16
  /// Windows' virtual key code (`System.ConsoleKey`); 0 where .NET on Unix knows none.
  package var virtualKeyCode: Int
  package var modifiers: Key.Modifiers

  package init(_ key: Key) {
    modifiers = key.modifiers
    switch key.code {
    case .scalar(let scalar):
      (character, virtualKeyCode) = Self.character(scalar, control: key.modifiers.contains(.control))
      if (0x41...0x5A).contains(scalar.value) { modifiers.insert(.shift) }
    case .enter: (character, virtualKeyCode) = (13, 13)
    case .tab: (character, virtualKeyCode) = (9, 9)
    case .backspace: (character, virtualKeyCode) = (8, 8)
    case .escape: (character, virtualKeyCode) = (27, 27)
    case .pageUp: (character, virtualKeyCode) = (0, 33)
    case .pageDown: (character, virtualKeyCode) = (0, 34)
    case .end: (character, virtualKeyCode) = (0, 35)
    case .home: (character, virtualKeyCode) = (0, 36)
    case .left: (character, virtualKeyCode) = (0, 37)
    case .up: (character, virtualKeyCode) = (0, 38)
    case .right: (character, virtualKeyCode) = (0, 39)
    case .down: (character, virtualKeyCode) = (0, 40)
    case .insert: (character, virtualKeyCode) = (0, 45)
    case .delete: (character, virtualKeyCode) = (0, 46)
    case .function(let number): (character, virtualKeyCode) = (0, 111 + Int(number))
    case .unknown: (character, virtualKeyCode) = (0, 0)
    }
  }

  private static func character(_ scalar: Unicode.Scalar, control: Bool) -> (UInt16, Int) {
    let unit = scalar.utf16.first ?? 0
    switch scalar.value {
    case 0x61...0x7A: return (control ? unit - 0x60 : unit, Int(scalar.value) - 32)
    case 0x41...0x5A, 0x30...0x39, 0x20: return (control && scalar == " " ? 0 : unit, Int(scalar.value))
    case 0x2A: return (unit, 106)  // Multiply
    case 0x2B: return (unit, 107)  // Add
    case 0x2D: return (unit, 109)  // Subtract
    case 0x2F: return (unit, 111)  // Divide
    case 0x2C: return (unit, 188)  // OemComma
    case 0x2E: return (unit, 190)  // OemPeriod
    default: return (control && (0x5C...0x5F).contains(scalar.value) ? unit - 0x40 : unit, 0)
    }
  }
}
