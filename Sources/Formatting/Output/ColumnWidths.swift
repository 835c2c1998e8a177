/// The widths of a table's columns on a screen.
///
/// Columns that have no width share what is left; what does not fit is taken from the last columns, and a column without room is hidden.
package enum ColumnWidths {
  static let minimum = 1
  static let separator = 1

  /// The widths that are shown: zero means "no width given" in `widths`, negative "hidden" in the result.
  package static func fitted(_ widths: [Int], into columns: Int) -> [Int] {
    var widths = widths
    if widths.contains(where: { $0 <= 0 }) {
      let fixed = widths.map { $0 > 0 }
      for k in widths.indices where !fixed[k] { widths[k] = minimum }
      var room = columns - total(widths)
      if room >= 0 {
        let free = fixed.filter { !$0 }.count
        if free > 0 {
          for k in widths.indices where !fixed[k] { widths[k] += room / free }
          room %= free
          for k in widths.indices where !fixed[k] && room > 0 {
            widths[k] += 1
            room -= 1
          }
        }
        return widths
      }
    }
    return trimmed(widths, to: columns)
  }

  private static func trimmed(_ widths: [Int], to columns: Int) -> [Int] {
    var widths = widths
    while true {
      let excess = total(widths) - columns
      if excess <= 0 { return widths }
      guard let last = widths.lastIndex(where: { $0 > 0 }) else { return widths }
      let left = widths[last] - excess
      if left >= minimum {
        widths[last] = left
        return widths
      }
      widths[last] = -1
    }
  }

  private static func total(_ widths: [Int]) -> Int {
    let visible = widths.filter { $0 > 0 }
    return visible.reduce(0, +) + separator * (visible.count - 1)
  }
}
