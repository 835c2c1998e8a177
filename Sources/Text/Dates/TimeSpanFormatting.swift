extension TimeSpan {
  /// `ToString()`: `[-][d.]hh:mm:ss[.fffffff]`.
  package var text: PSString {
    var out = UnitBuffer(capacity: 28)
    layStandard(.constant, [46], into: &out)
    return out.string
  }

  /// `ToString(format)`: `c`, `t`, `T`, `g`, `G`, or a picture such as `hh\:mm`.
  package func text(format: PSString?, _ info: NumberFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text }
    var out = UnitBuffer(capacity: 28)
    if format.count == 1 {
      switch format[0] {
      case 99, 116, 84: layStandard(.constant, [46], into: &out)
      case 103: layStandard(.short, info.numberDecimalSeparator, into: &out)
      case 71: layStandard(.long, info.numberDecimalSeparator, into: &out)
      default: throw .invalidString
      }
      return out.string
    }
    try format.withUTF16 { (picture) throws(FormatError) in try layPicture(picture, into: &out) }
    return out.string
  }

  private enum Standard { case constant, short, long }

  private func layStandard(_ standard: Standard, _ point: PSUnits, into out: inout UnitBuffer) {
    let magnitude = ticks.magnitude
    let days = Int(magnitude / UInt64(TimeSpan.ticksPerDay))
    var rest = Int(magnitude % UInt64(TimeSpan.ticksPerDay))
    if ticks < 0 { out.append(45) }
    if days > 0 || standard == .long {
      out.append(decimal: days)
      out.append(standard == .constant ? 46 : 58)
    }
    out.append(decimal: rest / Int(TimeSpan.ticksPerHour), width: standard == .short ? 1 : 2)
    rest %= Int(TimeSpan.ticksPerHour)
    out.append(58)
    out.append(decimal: rest / Int(TimeSpan.ticksPerMinute), width: 2)
    rest %= Int(TimeSpan.ticksPerMinute)
    out.append(58)
    out.append(decimal: rest / Int(TimeSpan.ticksPerSecond), width: 2)
    rest %= Int(TimeSpan.ticksPerSecond)
    if rest != 0 || standard == .long {
      out.append(point)
      DateFormatting.layFraction(rest, digits: 7, trimmed: standard == .short, into: &out)
    }
  }

  /// Parts in pictures are never negative.
  private func layPicture(_ picture: UnsafeBufferPointer<UInt16>, into out: inout UnitBuffer) throws(FormatError) {
    let magnitude = ticks.magnitude
    let days = Int(magnitude / UInt64(TimeSpan.ticksPerDay))
    let rest = Int(magnitude % UInt64(TimeSpan.ticksPerDay))
    let fraction = rest % Int(TimeSpan.ticksPerSecond)
    var i = 0
    func run(_ limit: Int) throws(FormatError) -> Int {
      let count = DateFormatting.runLength(picture, i)
      if count > limit { throw .invalidString }
      return count
    }
    while i < picture.count {
      let unit = picture[i]
      var length: Int
      switch unit {
      case 104:  // h
        length = try run(2)
        out.append(decimal: rest / Int(TimeSpan.ticksPerHour), width: length)
      case 109:  // m
        length = try run(2)
        out.append(decimal: rest / Int(TimeSpan.ticksPerMinute) % 60, width: length)
      case 115:  // s
        length = try run(2)
        out.append(decimal: rest / Int(TimeSpan.ticksPerSecond) % 60, width: length)
      case 102, 70:  // f, F
        length = try run(7)
        DateFormatting.layFraction(fraction, digits: length, trimmed: unit == 70, into: &out)
      case 100:  // d
        length = try run(8)
        out.append(decimal: days, width: length)
      case 39, 34: length = try DateFormatting.layQuoted(picture, i, into: &out)
      case 37:
        guard i + 1 < picture.count, picture[i + 1] != 37 else { throw .invalidString }
        try layPicture(UnsafeBufferPointer(rebasing: picture[(i + 1)..<(i + 2)]), into: &out)
        length = 2
      case 92:
        guard i + 1 < picture.count else { throw .invalidString }
        out.append(picture[i + 1])
        length = 2
      default: throw .invalidString
      }
      i += length
    }
  }
}

extension TimeSpan: CustomStringConvertible {
  package var description: String { text.string }
}
