/// A stable merge sort: elements that compare equal stay in the order in which they came. Sorted input takes n - 1 comparisons. When `compare` throws,
/// the array is as it was.
@inlinable
package func stableSort<T, E: Error>(_ items: inout [T], by compare: (T, T) throws(E) -> Int) throws(E) {
  let order = try stableOrder(items, by: compare)
  items = order.map { items[Int($0)] }
}

/// Where each place of the stably sorted sequence comes from. Places move instead of elements, which may be references to count.
@inlinable
package func stableOrder<T, E: Error>(_ items: [T], by compare: (T, T) throws(E) -> Int) throws(E) -> [UInt32] {
  let n = items.count
  var from = (0..<n).map { UInt32(truncatingIfNeeded: $0) }
  if n < 2 { return from }
  @inline(__always) func isGreater(_ a: UInt32, _ b: UInt32) throws(E) -> Bool { try compare(items[Int(a)], items[Int(b)]) > 0 }
  // Runs of eight by insertion, then merged in pairs, forth and back between two arrays.
  let run = 8
  for low in stride(from: 0, to: n, by: run) {
    for i in low + 1..<max(low + 1, min(low + run, n)) {
      let place = from[i]
      var j = i
      while j > low, try isGreater(from[j - 1], place) {
        from[j] = from[j - 1]
        j -= 1
      }
      from[j] = place
    }
  }
  var to = from
  var width = run
  while width < n {
    for low in stride(from: 0, to: n, by: 2 * width) {
      let middle = min(low + width, n), high = min(low + 2 * width, n)
      var i = low, j = middle, k = low
      // In order already: nothing to merge.
      if middle < high, try isGreater(from[middle - 1], from[middle]) {
        while i < middle && j < high {
          if try isGreater(from[i], from[j]) {
            to[k] = from[j]
            j += 1
          } else {
            to[k] = from[i]
            i += 1
          }
          k += 1
        }
      }
      while i < middle {
        to[k] = from[i]
        i += 1
        k += 1
      }
      while j < high {
        to[k] = from[j]
        j += 1
        k += 1
      }
    }
    swap(&from, &to)
    width *= 2
  }
  return from
}
