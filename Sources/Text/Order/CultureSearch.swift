import Glibc

/// Culture-aware search: `IndexOf(string)`, `StartsWith(string)` and their kind, which PowerShell calls far more often than the ordinal ones.
///
/// ASCII without ignorable characters is searched ordinally, which comes to the same; the rest as .NET searches with ICU.
extension Collation {
  /// A place found: its first unit and how many units matched, which need not be as many as were looked for.
  package struct Match: Equatable {
    package let start: Int
    package let count: Int
    package init(start: Int, count: Int) {
      self.start = start
      self.count = count
    }
  }

  /// The first place of `text` in `source`, within `range`. An empty text is at the range's start.
  package static func indexOf(_ text: PSString, in source: PSString, _ range: Range<Int>? = nil, _ options: CompareOptions = []) -> Match? {
    let range = range ?? 0..<source.count
    if text.isEmpty { return Match(start: range.lowerBound, count: 0) }
    if isOrdinal(text, source, range, options) {
      let place = options.contains(.ignoreCase) ? source.indexOfIgnoringCase(text, in: range) : source.indexOf(text, in: range)
      return place.map { Match(start: $0, count: text.count) }
    }
    return search(text, source, range, options, last: false)
  }

  /// The last place of `text` in `source`, within `range`. An empty text is at the range's end.
  package static func lastIndexOf(_ text: PSString, in source: PSString, _ range: Range<Int>? = nil, _ options: CompareOptions = [])
    -> Match?
  {
    let range = range ?? 0..<source.count
    if text.isEmpty { return Match(start: range.upperBound, count: 0) }
    if isOrdinal(text, source, range, options) {
      let place = options.contains(.ignoreCase) ? source.lastIndexOfIgnoringCase(text, in: range) : source.lastIndexOf(text, in: range)
      return place.map { Match(start: $0, count: text.count) }
    }
    return search(text, source, range, options, last: true)
  }

  /// `StartsWith`.
  package static func hasPrefix(_ source: PSString, _ text: PSString, _ options: CompareOptions = []) -> Bool {
    if text.isEmpty { return true }
    if isOrdinal(text, source, 0..<min(text.count, source.count), options) {
      return options.contains(.ignoreCase) ? source.hasPrefixIgnoringCase(text) : source.hasPrefix(text)
    }
    if options.isSimple { return affix(text, source, options, forward: true) }
    guard let match = search(text, source, 0..<source.count, options, last: false) else { return false }
    return match.start == 0 || isIgnorable(source.substring(0..<match.start), options)
  }

  /// `EndsWith`.
  package static func hasSuffix(_ source: PSString, _ text: PSString, _ options: CompareOptions = []) -> Bool {
    if text.isEmpty { return true }
    if isOrdinal(text, source, max(0, source.count - text.count)..<source.count, options) {
      return options.contains(.ignoreCase) ? source.hasSuffixIgnoringCase(text) : source.hasSuffix(text)
    }
    if options.isSimple { return affix(text, source, options, forward: false) }
    guard let match = search(text, source, 0..<source.count, options, last: true) else { return false }
    let end = match.start + match.count
    return end >= source.count || isIgnorable(source.substring(from: end), options)
  }

  /// `Replace(string, string, bool, CultureInfo)`. Nil when the result is too long.
  package static func replace(_ text: PSString, with new: PSString, in source: PSString, _ options: CompareOptions) -> PSString? {
    let builder = PSStringBuilder(capacity: source.count)
    var from = 0
    while from < source.count, let match = indexOf(text, in: source, from..<source.count, options), match.count > 0 {
      builder.append(source, from..<match.start)
      builder.append(new)
      from = match.start + match.count
    }
    if from == 0 { return source }
    builder.append(source, from..<source.count)
    return builder.overflowed ? nil : builder.build()
  }

  /// Searching `range` of the source by units finds what ICU would find.
  private static func isOrdinal(_ text: PSString, _ source: PSString, _ range: Range<Int>, _ options: CompareOptions) -> Bool {
    options.isSimple && text.isASCII && source.isASCII && !ASCIIOrder.hasIgnorable(text, 0..<text.count)
      && !ASCIIOrder.hasIgnorable(source, range)
  }

  private static func search(_ text: PSString, _ source: PSString, _ range: Range<Int>, _ options: CompareOptions, last: Bool) -> Match? {
    let part = source.substring(range)
    if part.isEmpty { return compare(text, part, options) == 0 ? Match(start: range.lowerBound, count: 0) : nil }
    guard let icu = ICU.shared, let collator = collator(options, for: text, part) else {
      let ignoring = options.contains(.ignoreCase)
      let place =
        last
        ? (ignoring ? source.lastIndexOfIgnoringCase(text, in: range) : source.lastIndexOf(text, in: range))
        : (ignoring ? source.indexOfIgnoringCase(text, in: range) : source.indexOf(text, in: range))
      return place.map { Match(start: $0, count: text.count) }
    }
    return text.withUTF16 { pattern in
      part.withUTF16 { units -> Match? in
        pthread_mutex_lock(searchLock)
        defer { pthread_mutex_unlock(searchLock) }
        var status: Int32 = 0
        guard let search = search(icu, collator, pattern, units, &status) else { return nil }
        var place = Int(last ? icu.usearch_last(search, &status) : icu.usearch_first(search, &status))
        guard place >= 0, status <= 0 else { return nil }
        let count = Int(icu.usearch_getMatchedLength(search))
        // A text without weight is found behind the last character, so that what follows the place starts with it.
        if last && count == 0 && place >= units.count - 2 { place = units.count }
        return Match(start: range.lowerBound + place, count: count)
      }
    }
  }

  /// ICU's search of each collator used so far: opening one, with its break rules, takes milliseconds. Under `searchLock`.
  private nonisolated(unsafe) static var searches: [(collator: ICU.Handle, search: ICU.Handle)] = []
  /// A search is ICU's mutable object: one thread at a time.
  private nonisolated(unsafe) static let searchLock: UnsafeMutablePointer<pthread_mutex_t> = {
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    return lock
  }()

  /// A search set to look for `pattern` in `units`. It keeps pointing at both, but looks at neither before it is set again.
  private static func search(
    _ icu: ICU, _ collator: ICU.Handle, _ pattern: UnsafeBufferPointer<UInt16>, _ units: UnsafeBufferPointer<UInt16>, _ status: inout Int32
  ) -> ICU.Handle? {
    if let made = searches.first(where: { $0.collator == collator })?.search {
      icu.usearch_setText(made, start(units), Int32(units.count), &status)
      icu.usearch_setPattern(made, start(pattern), Int32(pattern.count), &status)
      return status <= 0 ? made : nil
    }
    let made = icu.usearch_openFromCollator(
      start(pattern), Int32(pattern.count), start(units), Int32(units.count), collator, characterBreaks(icu), &status)
    guard let made, status <= 0 else { return nil }
    searches.append((collator, made))
    return made
  }

  /// Where a match may begin and end: grapheme clusters, but between a carriage return and a line feed too, as .NET has it.
  private static func characterBreaks(_ icu: ICU) -> ICU.Handle? {
    let rules = """
      !!quoted_literals_only;
      $Apart = [\\p{gcb=Control} \\p{gcb=CR} \\p{gcb=LF}];
      $Joins = [\\p{gcb=Extend} \\p{gcb=ZWJ} \\p{gcb=SpacingMark}];
      $Extend = [\\p{gcb=Extend}];
      $Joiner = [\\p{gcb=ZWJ}];
      $Prepend = [\\p{gcb=Prepend}];
      $Flag = [\\p{gcb=Regional_Indicator}];
      $L = [\\p{gcb=L}];
      $V = [\\p{gcb=V}];
      $T = [\\p{gcb=T}];
      $LV = [\\p{gcb=LV}];
      $LVT = [\\p{gcb=LVT}];
      $Picture = [\\p{ExtPict}];
      !!chain;
      !!lookAheadHardBreak;
      $L ($L | $V | $LV | $LVT);
      ($LV | $V) ($V | $T);
      ($LVT | $T) $T;
      [^$Apart] $Joins;
      $Prepend [^$Apart];
      $Picture $Extend* $Joiner $Picture;
      ^$Prepend* $Flag $Flag / $Flag;
      ^$Prepend* $Flag $Flag;
      .;
      """
    var status: Int32 = 0
    let units = Array(rules.utf16)
    let breaker = units.withUnsafeBufferPointer { icu.ubrk_openRules(start($0), Int32($0.count), start($0), 0, nil, &status) }
    return status <= 0 ? breaker : nil
  }

  // MARK: - By collation elements

  /// Whether `text` begins (or ends) `source`, element by element. Ignorable elements on either side are passed over; a mark that follows would
  /// belong to the last character matched, so that "o" does not begin "ö" written as two.
  private static func affix(_ text: PSString, _ source: PSString, _ options: CompareOptions, forward: Bool) -> Bool {
    guard let icu = ICU.shared, let collator = collator(options, for: text, source) else {
      if options.contains(.ignoreCase) { return forward ? source.hasPrefixIgnoringCase(text) : source.hasSuffixIgnoringCase(text) }
      return forward ? source.hasPrefix(text) : source.hasSuffix(text)
    }
    let levels: Int32 = options.contains(.ignoreCase) ? ~0xFF : ~0
    return text.withUTF16 { pattern in
      source.withUTF16 { units in
        var status: Int32 = 0
        guard let wanted = icu.ucol_openElements(collator, start(pattern), Int32(pattern.count), &status) else { return false }
        defer { icu.ucol_closeElements(wanted) }
        guard let found = icu.ucol_openElements(collator, start(units), Int32(units.count), &status) else { return false }
        defer { icu.ucol_closeElements(found) }
        func next(_ elements: ICU.Handle) -> Int32 { forward ? icu.ucol_next(elements, &status) : icu.ucol_previous(elements, &status) }
        let end: Int32 = -1
        var w = next(wanted), f = next(found)
        while true {
          if w == end { return !(forward && f != end && f & ~0xFFFF == 0 && f & 0xFF00 != 0) }
          if w == 0 {
            w = next(wanted)
          } else if f == 0 {
            f = next(found)
          } else if w & levels != f & levels {
            return false
          } else {
            w = next(wanted)
            f = next(found)
          }
        }
      }
    }
  }

  /// Whether no character of the text has a weight.
  private static func isIgnorable(_ text: PSString, _ options: CompareOptions) -> Bool {
    guard let icu = ICU.shared, let collator = collator(options, for: text) else { return text.isEmpty }
    return text.withUTF16 { units in
      var status: Int32 = 0
      guard let elements = icu.ucol_openElements(collator, start(units), Int32(units.count), &status) else { return false }
      defer { icu.ucol_closeElements(elements) }
      while true {
        let element = icu.ucol_next(elements, &status)
        if element == -1 { return status <= 0 }
        if element != 0 { return false }
      }
    }
  }
}

extension PSString {
  /// `IndexOf(string)`; nil is -1.
  package func cultureIndexOf(_ text: PSString, in range: Range<Int>? = nil, ignoringCase: Bool = false) -> Int? {
    Collation.indexOf(text, in: self, range, .ignoringCase(ignoringCase))?.start
  }
  /// `LastIndexOf(string)`.
  package func cultureLastIndexOf(_ text: PSString, in range: Range<Int>? = nil, ignoringCase: Bool = false) -> Int? {
    Collation.lastIndexOf(text, in: self, range, .ignoringCase(ignoringCase))?.start
  }
  /// `StartsWith(string)`.
  package func cultureHasPrefix(_ text: PSString, ignoringCase: Bool = false) -> Bool {
    Collation.hasPrefix(self, text, .ignoringCase(ignoringCase))
  }
  /// `EndsWith(string)`.
  package func cultureHasSuffix(_ text: PSString, ignoringCase: Bool = false) -> Bool {
    Collation.hasSuffix(self, text, .ignoringCase(ignoringCase))
  }
}
