/// The sort of `[array]::Sort`, `List.Sort` and `Sort-Object` without `-Stable`: .NET's introspective sort, step by step, since it is not stable and the
/// order in which it leaves equal elements is what a script prints.
///
/// `compare` returns a negative number, 0 or a positive one. False means that it contradicts itself so that the sort ran out of the array, and the order is
/// then anything; .NET throws "Unable to sort because the IComparer.Compare() method returns inconsistent results." Time n log n at worst.
@inlinable @discardableResult
package func dotNetSort<T, E: Error>(_ items: inout [T], in range: Range<Int>? = nil, by compare: (T, T) throws(E) -> Int) throws(E) -> Bool
{
  var sorter = IntrospectiveSort(items: items)
  items = []
  let range = range ?? 0..<sorter.items.count
  do throws(E) {
    let depth = range.count < 2 ? 0 : 2 * (Int.bitWidth - range.count.leadingZeroBitCount)
    try sorter.sort(range.lowerBound, range.upperBound - 1, depth, compare)
  } catch {
    items = sorter.items
    throw error
  }
  items = sorter.items
  return sorter.isConsistent
}

@usableFromInline
struct IntrospectiveSort<T> {
  @usableFromInline var items: [T]
  @usableFromInline var isConsistent = true

  @inlinable init(items: [T]) { self.items = items }

  @inlinable
  mutating func sort<E: Error>(_ low: Int, _ high: Int, _ depth: Int, _ compare: (T, T) throws(E) -> Int) throws(E) {
    var high = high, depth = depth
    while high > low && isConsistent {
      switch high - low + 1 {
      case 2:
        try order(low, high, compare)
        return
      case 3:
        try order(low, high - 1, compare)
        try order(low, high, compare)
        try order(high - 1, high, compare)
        return
      case ...16: return try insert(low, high, compare)
      default: break
      }
      if depth == 0 { return try heap(low, high, compare) }
      depth -= 1
      let pivot = try partition(low, high, compare)
      try sort(pivot + 1, high, depth, compare)
      high = pivot - 1
    }
  }

  @inlinable
  mutating func order<E: Error>(_ i: Int, _ j: Int, _ compare: (T, T) throws(E) -> Int) throws(E) {
    if try compare(items[i], items[j]) > 0 { items.swapAt(i, j) }
  }

  /// Median of three as the pivot, which waits at `high - 1` meanwhile.
  @inlinable
  mutating func partition<E: Error>(_ low: Int, _ high: Int, _ compare: (T, T) throws(E) -> Int) throws(E) -> Int {
    let middle = low + (high - low) / 2
    try order(low, middle, compare)
    try order(low, high, compare)
    try order(middle, high, compare)
    let pivot = items[middle]
    items.swapAt(middle, high - 1)
    var left = low, right = high - 1
    while left < right {
      repeat {
        left += 1
        guard left <= high else { return giveUp(high) }
      } while try compare(items[left], pivot) < 0
      repeat {
        right -= 1
        guard right >= low else { return giveUp(high) }
      } while try compare(pivot, items[right]) < 0
      if left >= right { break }
      items.swapAt(left, right)
    }
    if left != high - 1 { items.swapAt(left, high - 1) }
    return left
  }

  @inlinable
  mutating func giveUp(_ place: Int) -> Int {
    isConsistent = false
    return place
  }

  @inlinable
  mutating func insert<E: Error>(_ low: Int, _ high: Int, _ compare: (T, T) throws(E) -> Int) throws(E) {
    for i in low..<high {
      let item = items[i + 1]
      var j = i
      do throws(E) {
        while j >= low, try compare(item, items[j]) < 0 {
          items[j + 1] = items[j]
          j -= 1
        }
      } catch {
        items[j + 1] = item
        throw error
      }
      items[j + 1] = item
    }
  }

  @inlinable
  mutating func heap<E: Error>(_ low: Int, _ high: Int, _ compare: (T, T) throws(E) -> Int) throws(E) {
    let n = high - low + 1
    for i in stride(from: n >> 1, through: 1, by: -1) { try sink(i, n, low, compare) }
    for i in stride(from: n, to: 1, by: -1) {
      items.swapAt(low, low + i - 1)
      try sink(1, i - 1, low, compare)
    }
  }

  /// Places in the heap count from 1.
  @inlinable
  mutating func sink<E: Error>(_ i: Int, _ n: Int, _ low: Int, _ compare: (T, T) throws(E) -> Int) throws(E) {
    let item = items[low + i - 1]
    var i = i
    while i <= n >> 1 {
      var child = 2 * i
      if child < n, try compare(items[low + child - 1], items[low + child]) < 0 { child += 1 }
      guard try compare(item, items[low + child - 1]) < 0 else { break }
      items[low + i - 1] = items[low + child - 1]
      i = child
    }
    items[low + i - 1] = item
  }
}
