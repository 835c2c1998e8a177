import Glibc

extension PSString {
  /// `Replace(char, char)`.
  package func replacing(_ old: UInt16, with new: UInt16) -> PSString {
    guard old != new, let first = indexOf(old) else { return self }
    let n = count
    if !isWide && new < 0x100 {
      let s = PSString.allocate(count: n, wide: false, ascii: isASCII && new < 0x80)
      let to = s.narrow, from = narrow, old = UInt8(truncatingIfNeeded: old), new = UInt8(truncatingIfNeeded: new)
      memcpy(to, from, first)
      for i in first..<n { to[i] = from[i] == old ? new : from[i] }
      return s.canonical()
    }
    let s = PSString.allocate(count: n, wide: true, ascii: false)
    s.write(self, at: 0)
    let units = s.wide
    for i in first..<n where units[i] == old { units[i] = new }
    return s.canonical()
  }

  /// `Replace(string, string)`: every place of `old`, which is not empty, from the left. Nil when the result is too long.
  package func replacing(_ old: PSString, with new: PSString, ignoringCase: Bool = false) -> PSString? {
    if old.isEmpty || old.count > count { return self }
    if !ignoringCase && old.count == 1 && new.count == 1 { return replacing(old[0], with: new[0]) }
    var places: [Int] = []
    var from = 0
    while let place = ignoringCase ? indexOfIgnoringCase(old, in: from..<count) : indexOf(old, in: from..<count) {
      places.append(place)
      from = place &+ old.count
    }
    return replacing(places, length: old.count, with: new)
  }

  /// Puts `new` at ascending places that do not overlap, each `length` units long.
  private func replacing(_ places: [Int], length: Int, with new: PSString) -> PSString? {
    if places.isEmpty { return self }
    let total = count &+ (new.count &- length) &* places.count
    guard total <= PSString.maximumLength else { return nil }
    if total == 0 { return .empty }
    let s = PSString.allocate(count: total, wide: isWide || new.isWide, ascii: isASCII && new.isASCII)
    var from = 0, to = 0
    for place in places {
      s.write(self, from..<place, at: to)
      to &+= place &- from
      s.write(new, at: to)
      to &+= new.count
      from = place &+ length
    }
    s.write(self, from..<count, at: to)
    return isASCII ? s : s.canonical()
  }
}
