/// Unicode's normalization forms; the raw values are those of `System.Text.NormalizationForm`.
package enum NormalizationForm: Int {
  case formC = 1
  case formD = 2
  case formKC = 5
  case formKD = 6
}

extension PSString {
  /// `Normalize`: the string itself where nothing changes, and where ICU is not installed. .NET refuses lone surrogates
  /// ("Invalid Unicode code point found at index {0}. (Parameter 'strInput')"): the caller looks for them with `firstLoneSurrogate`.
  package func normalized(_ form: NormalizationForm = .formC) -> PSString {
    if isNormalizedAtOnce(form) { return self }
    guard let icu = ICU.shared, let normalizer = normalizer(icu, form) else { return self }
    return withUTF16 { units in
      var room = units.count * 3 + 16
      while true {
        var status: Int32 = 0
        var length = 0
        let result = [UInt16](unsafeUninitializedCapacity: room) { buffer, filled in
          length = Int(
            icu.unorm2_normalize(normalizer, Collation.start(units), Int32(units.count), buffer.baseAddress, Int32(room), &status))
          filled = status <= 0 ? length : 0
        }
        if status <= 0 { return .utf16(result) }
        // U_BUFFER_OVERFLOW_ERROR says how much room it takes.
        guard status == 15, length > room else { return self }
        room = length
      }
    }
  }

  /// `IsNormalized`.
  package func isNormalized(_ form: NormalizationForm = .formC) -> Bool {
    if isNormalizedAtOnce(form) { return true }
    guard let icu = ICU.shared, let normalizer = normalizer(icu, form) else { return true }
    return withUTF16 { units in
      var status: Int32 = 0
      return icu.unorm2_isNormalized(normalizer, Collation.start(units), Int32(units.count), &status) != 0
    }
  }

  /// Where the first surrogate without its other half is.
  package var firstLoneSurrogate: Int? {
    guard isWide else { return nil }
    var i = 0
    while i < count {
      let (scalar, length) = codePoint(at: i)
      if scalar & 0xFFFF_F800 == 0xD800 { return i }
      i += length
    }
    return nil
  }

  /// ASCII is in every form, and Latin-1 in form C.
  private func isNormalizedAtOnce(_ form: NormalizationForm) -> Bool { isASCII || form == .formC && !isWide }

  private func normalizer(_ icu: ICU, _ form: NormalizationForm) -> ICU.Handle? {
    var status: Int32 = 0
    return switch form {
    case .formC: icu.unorm2_getNFCInstance(&status)
    case .formD: icu.unorm2_getNFDInstance(&status)
    case .formKC: icu.unorm2_getNFKCInstance(&status)
    case .formKD: icu.unorm2_getNFKDInstance(&status)
    }
  }
}
