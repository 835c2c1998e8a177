/// How `Split` treats its pieces; the raw values are those of `System.StringSplitOptions`.
package struct StringSplitOptions: OptionSet {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package static let removeEmptyEntries = StringSplitOptions(rawValue: 1)
  package static let trimEntries = StringSplitOptions(rawValue: 2)
}

/// `String.Split`. `limit` is the largest number of pieces, not negative; the last one holds the rest.
extension PSString {
  /// Splits at any of the units; without units, at white space.
  package func split(units: [UInt16], limit: Int = .max, options: StringSplitOptions = []) -> [PSString] {
    if limit <= 1 || isEmpty { return soleValue(limit, options) }
    var places: [Int] = []
    if units.isEmpty {
      for i in 0..<count where Character16.isWhiteSpace(self[i]) { places.append(i) }
    } else if units.count == 1 {
      var from = 0
      while let place = indexOf(units[0], in: from..<count) {
        places.append(place)
        from = place &+ 1
      }
    } else {
      for i in 0..<count where units.contains(self[i]) { places.append(i) }
    }
    return split(at: places, lengths: [], length: 1, limit, options)
  }

  /// Splits at a text; an empty one never occurs.
  package func split(separator: PSString, limit: Int = .max, options: StringSplitOptions = []) -> [PSString] {
    if limit <= 1 || isEmpty || separator.isEmpty { return soleValue(limit, options) }
    var places: [Int] = []
    var from = 0
    while let place = indexOf(separator, in: from..<count) {
      places.append(place)
      from = place &+ separator.count
    }
    return split(at: places, lengths: [], length: separator.count, limit, options)
  }

  /// Splits at any of the texts, at each place the first that fits; empty ones never occur, and without texts it splits at white space.
  package func split(separators: [PSString], limit: Int = .max, options: StringSplitOptions = []) -> [PSString] {
    if separators.isEmpty { return split(units: [], limit: limit, options: options) }
    if separators.count == 1 { return split(separator: separators[0], limit: limit, options: options) }
    if limit <= 1 || isEmpty { return soleValue(limit, options) }
    var places: [Int] = [], lengths: [Int] = []
    var i = 0
    while i < count {
      let here = self[i]
      guard let found = separators.first(where: { !$0.isEmpty && $0[0] == here && $0.count <= count &- i && matches($0, at: i) }) else {
        i &+= 1
        continue
      }
      places.append(i)
      lengths.append(found.count)
      i &+= found.count
    }
    return split(at: places, lengths: lengths, length: 0, limit, options)
  }

  private func soleValue(_ limit: Int, _ options: StringSplitOptions) -> [PSString] {
    if limit == 0 { return [] }
    let piece = options.contains(.trimEntries) ? trim() : self
    return piece.isEmpty && options.contains(.removeEmptyEntries) ? [] : [piece]
  }

  /// The pieces between separators at `places`; their lengths are `lengths`, or all `length` when that is empty.
  private func split(at places: [Int], lengths: [Int], length: Int, _ limit: Int, _ options: StringSplitOptions) -> [PSString] {
    if places.isEmpty { return soleValue(limit, options) }
    let removing = options.contains(.removeEmptyEntries), trimming = options.contains(.trimEntries)
    var pieces: [PSString] = []
    pieces.reserveCapacity(min(places.count &+ 1, limit))
    var from = 0, i = 0
    func piece(_ range: Range<Int>) -> Range<Int> { trimming ? trimmed(range) : range }
    while i < places.count {
      let entry = piece(from..<places[i])
      if !entry.isEmpty || !removing { pieces.append(substring(entry)) }
      from = places[i] &+ (lengths.isEmpty ? length : lengths[i])
      i &+= 1
      if pieces.count == limit &- 1 {
        // The rest is the last piece, but empty entries before it go.
        while removing && i < places.count && piece(from..<places[i]).isEmpty {
          from = places[i] &+ (lengths.isEmpty ? length : lengths[i])
          i &+= 1
        }
        break
      }
    }
    let rest = piece(from..<count)
    if !rest.isEmpty || !removing { pieces.append(substring(rest)) }
    return pieces
  }
}
