/// A date to be written: a reading of the clock, and the offset where the value has one of its own.
struct DateFormatting {
  let date: DateTime
  /// `nil` for a `DateTime`, whose kind tells the offset.
  let offset: TimeSpan?
  let info: DateTimeFormatInfo

  // MARK: - Pieces that time spans share

  /// How often the unit at `i` is repeated.
  static func runLength(_ picture: UnsafeBufferPointer<UInt16>, _ i: Int) -> Int {
    var end = i + 1
    while end < picture.count && picture[end] == picture[i] { end += 1 }
    return end - i
  }

  /// The first `digits` of seven decimals of a second; `trimmed` leaves zeros at the end away.
  static func layFraction(_ ticks: Int, digits: Int, trimmed: Bool, into out: inout UnitBuffer) {
    var value = ticks
    for _ in digits..<7 { value /= 10 }
    var width = digits
    if trimmed {
      while width > 0 && value % 10 == 0 {
        value /= 10
        width -= 1
      }
      if width == 0 { return }
    }
    out.append(decimal: value, width: width)
  }

  /// Appends what stands between quotes and gives the length with the quotes.
  static func layQuoted(_ picture: UnsafeBufferPointer<UInt16>, _ start: Int, into out: inout UnitBuffer) throws(FormatError) -> Int {
    let quote = picture[start]
    var i = start + 1
    while i < picture.count && picture[i] != quote {
      if picture[i] == 92 {
        i += 1
        if i == picture.count { throw .invalidString }
      }
      out.append(picture[i])
      i += 1
    }
    if i == picture.count {
      throw FormatError(
        "Cannot find a matching quote character for the character '\(String(UnicodeScalar(UInt8(truncatingIfNeeded: quote))))'.")
    }
    return i + 1 - start
  }

  // MARK: - Standard formats

  /// The pattern of a standard format's letter, or `nil`; formats that convert to UTC first are not its business.
  static func pattern(_ letter: UInt16, _ info: DateTimeFormatInfo) -> PSUnits? {
    switch letter {
    case 100: info.shortDatePattern  // d
    case 68: info.longDatePattern  // D
    case 102: info.longDatePattern + [32] + info.shortTimePattern  // f
    case 70, 85: info.fullDateTimePattern  // F, U
    case 103: info.shortDatePattern + [32] + info.shortTimePattern  // g
    case 71: info.shortDatePattern + [32] + info.longTimePattern  // G
    case 109, 77: info.monthDayPattern  // m, M
    case 111, 79: DateTimeFormatInfo.roundtripPattern  // o, O
    case 114, 82: DateTimeFormatInfo.rfc1123Pattern  // r, R
    case 115: DateTimeFormatInfo.sortablePattern  // s
    case 116: info.shortTimePattern  // t
    case 84: info.longTimePattern  // T
    case 117: DateTimeFormatInfo.universalSortablePattern  // u
    case 121, 89: info.yearMonthPattern  // y, Y
    default: nil
    }
  }

  /// Whether a standard format is the same in every culture.
  static func isInvariant(_ letter: UInt16) -> Bool {
    switch letter {
    case 111, 79, 114, 82, 115, 117: true
    default: false
    }
  }

  /// The text by a standard format's letter or by a picture.
  static func text(_ date: DateTime, offset: TimeSpan?, _ format: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo)
    throws(FormatError)
    -> PSString
  {
    var out = UnitBuffer(capacity: 40)
    guard format.count == 1 else {
      try DateFormatting(date: date, offset: offset, info: info).layPicture(format, into: &out)
      return out.string
    }
    let letter = format[0]
    guard let pattern = pattern(letter, info) else { throw .invalidString }
    var moment = date
    if letter == 85 {
      if offset != nil { throw .invalidString }
      moment = date.universal
    } else if let offset, letter == 114 || letter == 82 || letter == 117 {
      moment = DateTime(validTicks: date.ticks &- offset.ticks, .utc)
    }
    let writer = DateFormatting(date: moment, offset: offset, info: isInvariant(letter) ? .invariant : info)
    try pattern.withUnsafeBufferPointer { (picture) throws(FormatError) in try writer.layPicture(picture, into: &out) }
    return out.string
  }

  // MARK: - Pictures

  func layPicture(_ picture: UnsafeBufferPointer<UInt16>, into out: inout UnitBuffer) throws(FormatError) {
    let parts = date.yearMonthDay
    var i = 0
    while i < picture.count {
      let unit = picture[i]
      var length = DateFormatting.runLength(picture, i)
      switch unit {
      case 103: out.append(info.eraName)  // g
      case 104: out.append(decimal: (date.hour + 11) % 12 + 1, width: Swift.min(length, 2))  // h
      case 72: out.append(decimal: date.hour, width: Swift.min(length, 2))  // H
      case 109: out.append(decimal: date.minute, width: Swift.min(length, 2))  // m
      case 115: out.append(decimal: date.second, width: Swift.min(length, 2))  // s
      case 102, 70:  // f, F
        if length > 7 { throw .invalidString }
        let fraction = Int(date.ticks % TimeSpan.ticksPerSecond)
        let before = out.units.count
        DateFormatting.layFraction(fraction, digits: length, trimmed: unit == 70, into: &out)
        // No digits: the point in front goes too.
        if out.units.count == before && out.units.last == 46 { out.units.removeLast() }
      case 116:  // t
        let designator = date.hour < 12 ? info.amDesignator : info.pmDesignator
        out.append(contentsOf: length == 1 ? designator.prefix(1) : designator[...])
      case 100:  // d
        switch length {
        case 1, 2: out.append(decimal: parts.day, width: length)
        case 3: out.append(info.abbreviatedDayNames[date.dayOfWeek])
        default: out.append(info.dayNames[date.dayOfWeek])
        }
      case 77:  // M
        switch length {
        case 1, 2: out.append(decimal: parts.month, width: length)
        case 3: out.append(info.abbreviatedMonthNames[parts.month - 1])
        default: out.append(info.monthNames[parts.month - 1])
        }
      case 121: out.append(decimal: length <= 2 ? parts.year % 100 : parts.year, width: length)  // y
      case 122: layOffset(length, into: &out)  // z
      case 75:  // K
        length = 1
        layKind(into: &out)
      case 58:
        length = 1
        out.append(info.timeSeparator)
      case 47:
        length = 1
        out.append(info.dateSeparator)
      case 39, 34: length = try DateFormatting.layQuoted(picture, i, into: &out)
      case 37:
        guard i + 1 < picture.count, picture[i + 1] != 37 else { throw .invalidString }
        try layPicture(UnsafeBufferPointer(rebasing: picture[(i + 1)..<(i + 2)]), into: &out)
        length = 2
      case 92:
        guard i + 1 < picture.count else { throw .invalidString }
        out.append(picture[i + 1])
        length = 2
      default:
        length = 1
        out.append(unit)
      }
      i += length
    }
  }

  func layOffset(_ length: Int, into out: inout UnitBuffer) {
    let ticks = (offset ?? date.utcOffset).ticks
    out.append(ticks < 0 ? 45 : 43)
    let minutes = Int(ticks.magnitude) / Int(TimeSpan.ticksPerMinute)
    out.append(decimal: minutes / 60, width: Swift.min(length, 2))
    if length > 2 {
      out.append(58)
      out.append(decimal: minutes % 60, width: 2)
    }
  }

  /// `G`: short date and long time. A culture's own patterns are well formed; one that a script broke shows as far as it goes.
  func layGeneral(into out: inout UnitBuffer) {
    try? info.shortDatePattern.withUnsafeBufferPointer { (p) throws(FormatError) in try layPicture(p, into: &out) }
    out.append(32)
    try? info.longTimePattern.withUnsafeBufferPointer { (p) throws(FormatError) in try layPicture(p, into: &out) }
  }

  private func layKind(into out: inout UnitBuffer) {
    if offset == nil {
      switch date.kind {
      case .unspecified: return
      case .utc: return out.append(90)
      case .local: break
      }
    }
    layOffset(3, into: &out)
  }
}

extension DateTime {
  /// `ToString(format)`; no format is `G`.
  package func text(format: PSString? = nil, _ info: DateTimeFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text(info) }
    return try format.withUTF16 { (picture) throws(FormatError) in try DateFormatting.text(self, offset: nil, picture, info) }
  }

  /// `ToString()`: date and long time.
  package func text(_ info: DateTimeFormatInfo) -> PSString {
    var out = UnitBuffer(capacity: 24)
    DateFormatting(date: self, offset: nil, info: info).layGeneral(into: &out)
    return out.string
  }
}

extension DateTimeOffset {
  /// `ToString(format)`; no format is date, long time and offset.
  package func text(format: PSString? = nil, _ info: DateTimeFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text(info) }
    return try format.withUTF16 { (picture) throws(FormatError) in try DateFormatting.text(dateTime, offset: offset, picture, info) }
  }

  /// `ToString()`.
  package func text(_ info: DateTimeFormatInfo) -> PSString {
    var out = UnitBuffer(capacity: 32)
    let writer = DateFormatting(date: dateTime, offset: offset, info: info)
    writer.layGeneral(into: &out)
    out.append(32)
    writer.layOffset(3, into: &out)
    return out.string
  }
}

extension DateOnly {
  /// `ToString(format)`: `d`, `D`, `m`, `y`, `o`, `r`, or a picture without a time; no format is `d`.
  package func text(format: PSString? = nil, _ info: DateTimeFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return try text(picture: info.shortDatePattern, info) }
    if format.count == 1 {
      switch format[0] {
      case 100, 68, 109, 77, 121, 89: return try text(picture: DateFormatting.pattern(format[0], info) ?? [], info)
      case 111, 79: return try text(picture: PSUnits("yyyy'-'MM'-'dd"), .invariant)
      case 114, 82: return try text(picture: PSUnits("ddd, dd MMM yyyy"), .invariant)
      default: throw .invalidString
      }
    }
    return try text(picture: format.withUTF16 { PSUnits($0) }, info)
  }

  private func text(picture: PSUnits, _ info: DateTimeFormatInfo) throws(FormatError) -> PSString {
    // h H m s f F t z K
    try PictureCheck.refuse(picture, [104, 72, 109, 115, 102, 70, 116, 122, 75])
    var out = UnitBuffer(capacity: 16)
    let writer = DateFormatting(date: dateTime, offset: nil, info: info)
    try picture.withUnsafeBufferPointer { (p) throws(FormatError) in try writer.layPicture(p, into: &out) }
    return out.string
  }
}

extension TimeOnly {
  /// `ToString(format)`: `t`, `T`, `o`, `r`, or a picture without a date; no format is `t`.
  package func text(format: PSString? = nil, _ info: DateTimeFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return try text(picture: info.shortTimePattern, info) }
    if format.count == 1 {
      switch format[0] {
      case 116: return try text(picture: info.shortTimePattern, info)
      case 84: return try text(picture: info.longTimePattern, info)
      case 111, 79: return try text(picture: PSUnits("HH':'mm':'ss'.'fffffff"), .invariant)
      case 114, 82: return try text(picture: PSUnits("HH':'mm':'ss"), .invariant)
      default: throw .invalidString
      }
    }
    return try text(picture: format.withUTF16 { PSUnits($0) }, info)
  }

  private func text(picture: PSUnits, _ info: DateTimeFormatInfo) throws(FormatError) -> PSString {
    // d M y g z K /
    try PictureCheck.refuse(picture, [100, 77, 121, 103, 122, 75, 47])
    var out = UnitBuffer(capacity: 16)
    let writer = DateFormatting(date: dateTime, offset: nil, info: info)
    try picture.withUnsafeBufferPointer { (p) throws(FormatError) in try writer.layPicture(p, into: &out) }
    return out.string
  }
}

/// Pictures of a day must not ask for a time, nor those of a time for a day.
private enum PictureCheck {
  static func refuse(_ picture: PSUnits, _ letters: [UInt16]) throws(FormatError) {
    var i = 0
    while i < picture.count {
      let unit = picture[i]
      if unit == 92 {
        i += 1
      } else if unit == 39 || unit == 34 {
        i += 1
        while i < picture.count && picture[i] != unit { i += 1 }
      } else if letters.contains(unit) {
        throw .invalidString
      }
      i += 1
    }
  }
}

extension DateTime: CustomStringConvertible {
  /// The text that PowerShell's conversion to a string gives: the invariant culture's.
  package var description: String { text(.invariant).string }
}
