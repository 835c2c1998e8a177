/// A stable merge sort: elements that compare equal stay in the order in which they came. Sorted input takes n - 1 comparisons.
@inlinable
package func stableSort<T, E: Error>(_ items: inout [T], by compare: (T, T) throws(E) -> Int) throws(E) {
  let n = items.count
  if n < 2 { return }
  // Runs of eight by insertion, then merged in pairs, forth and back between two arrays.
  var from = items
  let run = 8
  for low in stride(from: 0, to: n, by: run) {
    for i in low + 1..<max(low + 1, min(low + run, n)) {
      let item = from[i]
      var j = i
      while j > low, try compare(from[j - 1], item) > 0 {
        from[j] = from[j - 1]
        j -= 1
      }
      from[j] = item
    }
  }
  var to = from
  var width = run
  while width < n {
    for low in stride(from: 0, to: n, by: 2 * width) {
      let middle = min(low + width, n), high = min(low + 2 * width, n)
      var i = low, j = middle, k = low
      // In order already: nothing to merge.
      if middle < high, try compare(from[middle - 1], from[middle]) > 0 {
        while i < middle && j < high {
          if try compare(from[i], from[j]) <= 0 {
            to[k] = from[i]
            i += 1
          } else {
            to[k] = from[j]
            j += 1
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
  items = from
}
