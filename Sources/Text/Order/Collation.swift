/// .NET's culture-aware order for the invariant culture and en-US, which share ICU's root collation.
///
/// ASCII goes by `ASCIIOrder`. The rest goes to a collator for each set of options, made when first needed, as .NET makes them: ignoring case lowers
/// the strength to secondary, ignoring marks to primary. Kana and width differ on the third level of the root, but .NET keeps them apart even then (and
/// joins them when asked to), by rules of its own. Such a collator takes 6–10 ms to open: without a character that the rules name it is never needed.
package enum Collation {
  /// The order of two strings: -1, 0 or 1.
  package static func compare(_ a: PSString, _ b: PSString, _ options: CompareOptions = []) -> Int {
    if a === b { return 0 }
    if options.isSimple && a.isASCII && b.isASCII { return ASCIIOrder.compare(a, b, ignoringCase: options.contains(.ignoreCase)) }
    guard let icu = ICU.shared, let collator = collator(options, for: a, b) else {
      return (options.contains(.ignoreCase) ? a.ordinalCompareIgnoringCase(b) : a.ordinalCompare(b)).signum()
    }
    return a.withUTF16 { x in
      b.withUTF16 { y in Int(icu.ucol_strcoll(collator, start(x), Int32(x.count), start(y), Int32(y.count))) }
    }
  }

  /// Whether the order takes two strings as equal.
  package static func equal(_ a: PSString, _ b: PSString, _ options: CompareOptions = []) -> Bool {
    a.equals(b) || compare(a, b, options) == 0
  }

  // MARK: - Collators

  /// The collators by the raw value of their options, ×2, +1 when they have .NET's rules. Two threads that make the same one at once waste one, no more.
  private nonisolated(unsafe) static let collators: UnsafeMutablePointer<ICU.Handle?> = {
    let table = UnsafeMutablePointer<ICU.Handle?>.allocate(capacity: 64)
    table.initialize(repeating: nil, count: 64)
    return table
  }()

  /// The collator for the options and these strings; nil without ICU.
  static func collator(_ options: CompareOptions, for strings: PSString...) -> ICU.Handle? {
    let needsRules = CollationRules.change(options) && strings.contains { CollationRules.concern($0) }
    return collator(options, withRules: needsRules)
  }

  static func collator(_ options: CompareOptions, withRules: Bool) -> ICU.Handle? {
    let options = CompareOptions(rawValue: options.rawValue & 31)
    let place = options.rawValue << 1 | (withRules ? 1 : 0)
    if let made = collators[place] { return made }
    guard let icu = ICU.shared else { return nil }
    var status: Int32 = 0
    let strength = CollationRules.strength(options)
    let opened: ICU.Handle?
    if withRules {
      opened = CollationRules.rules(options).withUnsafeBufferPointer {
        icu.ucol_openRules(start($0), Int32($0.count), -1, strength, nil, &status)
      }
    } else {
      opened = icu.ucol_open("", &status)
    }
    guard let opened, status <= 0 else { return nil }
    if options.contains(.ignoreSymbols) {
      icu.ucol_setAttribute(opened, 1, 20, &status)  // alternate handling: shifted
      icu.ucol_setMaxVariable(opened, 0x1003, &status)  // up to and with currency signs
    }
    icu.ucol_setAttribute(opened, 5, strength, &status)
    // Case is a matter of the third level: below it, it needs a level of its own.
    if strength < 2 && !options.contains(.ignoreCase) { icu.ucol_setAttribute(opened, 3, 17, &status) }
    collators[place] = opened
    return opened
  }

  /// The start of a buffer, which ICU wants even of an empty one.
  static func start(_ units: UnsafeBufferPointer<UInt16>) -> UnsafePointer<UInt16> { units.baseAddress ?? noUnits }
  private nonisolated(unsafe) static let noUnits: UnsafePointer<UInt16> = {
    let one = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)
    one.initialize(to: 0)
    return UnsafePointer(one)
  }()

  // MARK: - Sort keys

  /// Bytes that compare with each other as the strings do: `CompareInfo.GetSortKey`. Without ICU the folded or plain units, big-endian.
  package static func sortKey(_ s: PSString, _ options: CompareOptions = []) -> [UInt8] {
    var key: [UInt8] = []
    appendSortKey(s, options, withRules: CollationRules.change(options), to: &key)
    return key
  }

  /// The same behind `keys`; whether .NET's rules are in force is decided once for all keys that are to be compared.
  static func appendSortKey(_ s: PSString, _ options: CompareOptions, withRules: Bool, to keys: inout [UInt8]) {
    guard let icu = ICU.shared, let collator = collator(options, withRules: withRules) else {
      for i in 0..<s.count {
        let unit = options.contains(.ignoreCase) ? s.foldedUnit(i) : s[i]
        keys.append(UInt8(unit >> 8))
        keys.append(UInt8(unit & 0xFF))
      }
      return
    }
    s.withUTF16 { units in
      let guess = units.count * 4 + 16
      var length = 0
      let key = [UInt8](unsafeUninitializedCapacity: guess) { buffer, filled in
        length = Int(icu.ucol_getSortKey(collator, start(units), Int32(units.count), buffer.baseAddress, Int32(guess)))
        filled = min(length, guess)
      }
      if length <= guess {
        keys += key
      } else {
        keys += [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
          filled = Int(icu.ucol_getSortKey(collator, start(units), Int32(units.count), buffer.baseAddress, Int32(length)))
        }
      }
    }
  }
}

extension PSString {
  /// Order by the culture, which is the invariant one or en-US: -1, 0 or 1. What `-lt`, `Sort-Object` and `String.Compare` use.
  package func cultureCompare(_ other: PSString, ignoringCase: Bool) -> Int { Collation.compare(self, other, .ignoringCase(ignoringCase)) }

  /// What `-eq` and `-ceq` mean on strings.
  package func cultureEquals(_ other: PSString, ignoringCase: Bool) -> Bool {
    if self === other { return true }
    if isASCII && other.isASCII { return ASCIIOrder.compare(self, other, ignoringCase: ignoringCase) == 0 }
    return Collation.equal(self, other, .ignoringCase(ignoringCase))
  }
}
