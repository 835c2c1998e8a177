import Glibc

/// Sorting many strings by culture with keys made once instead of comparisons made often.
package enum StringSort {
  /// The order of the strings, as places in the array: where each place of the sorted sequence comes from.
  ///
  /// Not stable, it leaves equal strings as .NET's own sort does; `descending` turns the comparison round, not the result.
  package static func order(_ strings: [PSString], ignoringCase: Bool, descending: Bool = false, stable: Bool = false) -> [Int] {
    let sign = descending ? -1 : 1
    if let keys = packedKeys(strings) {
      return sorted(keys, stable) { a, b in
        if a.high != b.high { return a.high < b.high ? -sign : sign }
        if a.low != b.low { return a.low < b.low ? -sign : sign }
        if ignoringCase && strings[a.place].count <= 18 && strings[b.place].count <= 18 { return 0 }
        return sign * ASCIIOrder.compare(strings[a.place], strings[b.place], ignoringCase: ignoringCase)
      }.map(\.place)
    }
    if strings.allSatisfy(\.isASCII) {
      return sorted(Array(strings.indices), stable) { a, b in sign * ASCIIOrder.compare(strings[a], strings[b], ignoringCase: ignoringCase)
      }
    }
    let options = CompareOptions.ignoringCase(ignoringCase)
    let withRules = CollationRules.change(options) && strings.contains { CollationRules.concern($0) }
    var bytes: [UInt8] = []
    var starts: [Int] = [0]
    starts.reserveCapacity(strings.count + 1)
    for s in strings {
      Collation.appendSortKey(s, options, withRules: withRules, to: &bytes)
      starts.append(bytes.count)
    }
    return bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        sorted(Array(strings.indices), stable) { a, b in
          guard let base = bytes.baseAddress else { return 0 }
          let n = starts[a + 1] - starts[a], m = starts[b + 1] - starts[b]
          let difference = Int(memcmp(base + starts[a], base + starts[b], min(n, m)))
          return sign * (difference != 0 ? difference : n - m)
        }
      }
    }
  }

  private static func sorted<T>(_ items: [T], _ stable: Bool, by compare: (T, T) -> Int) -> [T] {
    var items = items
    if stable { stableSort(&items, by: compare) } else { dotNetSort(&items, by: compare) }
    return items
  }

  private struct PackedKey {
    let high, low: UInt64
    let place: Int
  }

  /// Keys of eighteen ranks each; nil unless all strings are ASCII without ignorable characters.
  private static func packedKeys(_ strings: [PSString]) -> [PackedKey]? {
    var keys: [PackedKey] = []
    keys.reserveCapacity(strings.count)
    for (place, s) in strings.enumerated() {
      guard s.isASCII, let key = ASCIIOrder.packedKey(s) else { return nil }
      keys.append(PackedKey(high: key.high, low: key.low, place: place))
    }
    return keys
  }
}
