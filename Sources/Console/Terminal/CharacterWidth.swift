import CEditline
import Glibc

/// How many cells a character takes: 0 (combining marks, joiners), 1 or 2, as terminals and glibc's `wcwidth` agree on.
/// Control characters, which are never sent to the terminal, count as what is drawn in their place.
package enum CharacterWidth {
  package static func of(_ scalar: wchar_t) -> Int {
    if scalar >= 0x20 && scalar < 0x7F { return 1 }
    if scalar < 0x20 || scalar == 0x7F { return 2 }  // ^X
    if scalar >= 0xD800 && scalar < 0xE000 { return 1 }  // a lone surrogate is drawn as U+FFFD
    let width = spsh_wcwidth(scalar)
    return width < 0 ? 1 : Int(width)
  }

  package static func of(_ text: some Sequence<wchar_t>) -> Int { text.reduce(0) { $0 + of($1) } }
}
