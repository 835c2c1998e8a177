/// Growth in place, for `$s += …` in a loop: copying the whole string every time would be quadratic.
extension PSString {
  /// Appends `tail` to the string in `target`, in place when nobody else holds it and it has room; otherwise makes a new one, with room to grow when
  /// this one already had grown. False, and nothing changes, when the result would pass `maximumLength`.
  ///
  /// The caller gives up every other reference first (a variable's, a stack slot's): only then can it be in place.
  package static func append(_ tail: PSString, to target: inout PSString) -> Bool {
    let n = target.count, m = tail.count
    if m == 0 { return true }
    let total = n &+ m
    guard total <= maximumLength else { return false }
    let alone = isKnownUniquelyReferenced(&target)
    if alone && (target.isWide || !tail.isWide) && target.capacity >= (total &<< (target.isWide ? 1 : 0) &+ 7) & ~7 {
      // Room first: from here on the string is ours alone, and its cached hash is no longer true.
      target.header.bits = (target.header.bits & 0xC000_0000) | (tail.header.bits & 0x8000_0000) | UInt32(truncatingIfNeeded: total)
      target.header.hash = 0
      target.write(tail, at: n)
      return true
    }
    let wide = target.isWide || tail.isWide
    let reserve = alone ? min(total &+ total, maximumLength) : total
    let s = allocate(count: total, wide: wide, ascii: target.isASCII && tail.isASCII, reserve: reserve)
    s.write(target, at: 0)
    s.write(tail, at: n)
    target = s
    return true
  }
}
