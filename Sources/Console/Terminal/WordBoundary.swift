import Glibc

/// Words as PSReadLine's default `WordDelimiters` have them: `Get-Item` is two, `$x.Name` is `$x` and `Name`.
package enum WordBoundary {
  /// `;:,.[]{}()/\|!?^&*-=+'"` and the dashes that PowerShell takes for `-`.
  package static func isDelimiter(_ unit: wchar_t) -> Bool {
    switch unit {
    case 0x3B, 0x3A, 0x2C, 0x2E, 0x5B, 0x5D, 0x7B, 0x7D, 0x28, 0x29, 0x2F, 0x5C, 0x7C, 0x21, 0x3F, 0x5E, 0x26, 0x2A, 0x2D, 0x3D, 0x2B, 0x27,
      0x22:
      true
    case 0x2013, 0x2014, 0x2015: true
    default: isSpace(unit)
    }
  }

  package static func isSpace(_ unit: wchar_t) -> Bool {
    unit == 0x20 || (unit >= 9 && unit <= 13) || unit == 0x85 || unit == 0xA0 || unit == 0x3000
  }

  /// The end of the word at or after `index`.
  package static func endAfter(_ index: Int, in text: [wchar_t], where stops: (wchar_t) -> Bool = isDelimiter) -> Int {
    var at = index
    while at < text.count, stops(text[at]) { at += 1 }
    while at < text.count, !stops(text[at]) { at += 1 }
    return at
  }

  /// The start of the word at or before `index`.
  package static func startBefore(_ index: Int, in text: [wchar_t], where stops: (wchar_t) -> Bool = isDelimiter) -> Int {
    var at = min(index, text.count)
    while at > 0, stops(text[at - 1]) { at -= 1 }
    while at > 0, !stops(text[at - 1]) { at -= 1 }
    return at
  }
}
