extension DotNetRegex {
  /// `Replace` with a replacement pattern. `count` is the most matches to replace, -1 for all; the input itself if nothing matches.
  package func replace(_ input: PSString, _ replacement: PSString, count: Int = -1, from start: Int? = nil) throws(RegexMatchError)
    -> PSString
  {
    if count == 0 { return input }
    let replacement = self.replacement(replacement)
    if isRightToLeft { return try replaceBackwards(input, replacement, count: count, from: start) }
    let builder = takeBuilder()
    defer { giveBack(builder) }
    var left = count
    var copied = 0
    var isChanged = false
    try forEachSpan(input, from: start) { start, end in
      isChanged = true
      builder.append(input, copied..<start)
      replacement.append(to: builder, input, range)
      copied = end
      left -= 1
      return left != 0
    }
    guard isChanged else { return input }
    builder.append(input, copied..<input.count)
    return builder.build()
  }

  /// `Replace` with an evaluator. What the evaluator throws passes through; `failure` makes an error of its kind of the engine's own.
  package func replace<E: Error>(
    _ input: PSString, count: Int = -1, from start: Int? = nil,
    failure: (RegexMatchError) -> E, with evaluator: (RegexMatch) throws(E) -> PSString
  ) throws(E) -> PSString {
    if count == 0 { return input }
    let matches = self.matches(input, from: start)
    var pieces: [(match: Range<Int>, text: PSString)] = []
    while pieces.count != count {
      let found: RegexMatch?
      do { found = try matches.next() } catch { throw failure(error) }
      guard let match = found else { break }
      pieces.append((match.index..<(match.index + match.length), try evaluator(match)))
    }
    return Self.join(input, isRightToLeft ? pieces.reversed() : pieces)
  }

  /// The replacement pattern parsed, or the same as last time.
  func replacement(_ text: PSString) -> RegexReplacement {
    if let last = lastReplacement, last.text === text { return last }
    let parsed = RegexReplacement(text, groups, options)
    lastReplacement = parsed
    return parsed
  }

  private func range(of slot: Int) -> Range<Int>? {
    let start = spans[2 * slot]
    return start < 0 ? nil : start..<spans[2 * slot + 1]
  }

  private var range: (Int) -> Range<Int>? { { self.range(of: $0) } }

  private func replaceBackwards(
    _ input: PSString, _ replacement: RegexReplacement, count: Int, from start: Int?
  ) throws(RegexMatchError) -> PSString {
    let builder = takeBuilder()
    defer { giveBack(builder) }
    var pieces: [(match: Range<Int>, text: PSString)] = []
    try forEachSpan(input, from: start) { start, end in
      replacement.append(to: builder, input, range)
      pieces.append((start..<end, builder.build(from: 0)))
      return pieces.count != count
    }
    return Self.join(input, pieces.reversed())
  }

  /// The input with pieces of it exchanged, which are in the order of the text.
  private static func join(_ input: PSString, _ pieces: [(match: Range<Int>, text: PSString)]) -> PSString {
    if pieces.isEmpty { return input }
    let builder = PSStringBuilder(capacity: input.count)
    var copied = 0
    for piece in pieces {
      builder.append(input, copied..<piece.match.lowerBound)
      builder.append(piece.text)
      copied = piece.match.upperBound
    }
    builder.append(input, copied..<input.count)
    return builder.build()
  }

  private func takeBuilder() -> PSStringBuilder {
    let taken = builder ?? PSStringBuilder()
    builder = nil
    return taken
  }

  private func giveBack(_ builder: PSStringBuilder) {
    guard builder.count < 1 << 16 else { return }
    builder.removeAll()
    self.builder = builder
  }
}
