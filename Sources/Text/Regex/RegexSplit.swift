extension DotNetRegex {
  /// `Split`: the text between matches, and after each what the groups captured. `count` is the most parts, 0 for all.
  package func split(_ input: PSString, count: Int = 0, from start: Int? = nil) throws(RegexMatchError) -> [PSString] {
    if count == 1 { return [input] }
    var parts: [PSString] = []
    var left = count - 1
    var previous = firstStart(input.count)
    try forEachSpan(input, from: start) { start, end in
      parts.append(isRightToLeft ? input.substring(end..<previous) : input.substring(previous..<start))
      previous = isRightToLeft ? start : end
      for slot in 1..<max(1, groups.count) where spans[2 * slot] >= 0 {
        parts.append(input.substring(spans[2 * slot]..<spans[2 * slot + 1]))
      }
      left -= 1
      return left != 0
    }
    if parts.isEmpty { return [input] }
    parts.append(isRightToLeft ? input.substring(0..<previous) : input.substring(previous..<input.count))
    return isRightToLeft ? parts.reversed() : parts
  }
}
