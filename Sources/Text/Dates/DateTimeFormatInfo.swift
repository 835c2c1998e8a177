/// How a culture writes dates: .NET's `DateTimeFormatInfo`, for cultures with the Gregorian calendar; an object as there. Those of the cultures
/// are read-only; scripts change copies.
package final class DateTimeFormatInfo: @unchecked Sendable {
  /// Whoever gives the object out to be changed looks at this first.
  package private(set) var isReadOnly = false

  package var shortDatePattern = PSUnits("MM/dd/yyyy")
  package var longDatePattern = PSUnits("dddd, dd MMMM yyyy")
  package var shortTimePattern = PSUnits("HH:mm")
  package var longTimePattern = PSUnits("HH:mm:ss")
  package var monthDayPattern = PSUnits("MMMM dd")
  package var yearMonthPattern = PSUnits("yyyy MMMM")
  /// `F`; .NET composes it of the long date and the long time unless it was set.
  package var fullDateTimePattern: PSUnits {
    get { ownFullDateTimePattern ?? longDatePattern + [32] + longTimePattern }
    set { ownFullDateTimePattern = newValue }
  }
  private var ownFullDateTimePattern: PSUnits?
  package var dateSeparator = PSUnits("/")
  package var timeSeparator = PSUnits(":")
  package var amDesignator = PSUnits("AM")
  package var pmDesignator = PSUnits("PM")
  package var eraName = PSUnits("A.D.")
  package var abbreviatedEraName = PSUnits("AD")
  package var dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"].map { PSUnits($0) }
  package var abbreviatedDayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].map { PSUnits($0) }
  package var monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ].map { PSUnits($0) }
  package var abbreviatedMonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map {
    PSUnits($0)
  }
  /// The last year that two digits mean.
  package var twoDigitYearMax = 2049

  package init() {}

  /// `RFC1123Pattern`, `SortableDateTimePattern` and `UniversalSortableDateTimePattern`, the same in every culture.
  package static let rfc1123Pattern = PSUnits("ddd, dd MMM yyyy HH':'mm':'ss 'GMT'")
  package static let sortablePattern = PSUnits("yyyy'-'MM'-'dd'T'HH':'mm':'ss")
  package static let universalSortablePattern = PSUnits("yyyy'-'MM'-'dd HH':'mm':'ss'Z'")
  package static let roundtripPattern = PSUnits("yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK")

  /// `CultureInfo.InvariantCulture`.
  package static let invariant: DateTimeFormatInfo = {
    let info = DateTimeFormatInfo()
    info.isReadOnly = true
    return info
  }()

  /// en-US as .NET takes it from ICU: a narrow no-break space before AM and PM.
  package static let enUS: DateTimeFormatInfo = {
    let info = DateTimeFormatInfo()
    info.shortDatePattern = PSUnits("M/d/yyyy")
    info.longDatePattern = PSUnits("dddd, MMMM d, yyyy")
    info.shortTimePattern = PSUnits("h:mm\u{202F}tt")
    info.longTimePattern = PSUnits("h:mm:ss\u{202F}tt")
    info.monthDayPattern = PSUnits("MMMM d")
    info.yearMonthPattern = PSUnits("MMMM yyyy")
    info.eraName = PSUnits("AD")
    info.abbreviatedEraName = PSUnits("A")
    info.isReadOnly = true
    return info
  }()

  /// `Clone()`: the same, to be changed.
  package func copy() -> DateTimeFormatInfo {
    let info = DateTimeFormatInfo()
    info.shortDatePattern = shortDatePattern
    info.longDatePattern = longDatePattern
    info.shortTimePattern = shortTimePattern
    info.longTimePattern = longTimePattern
    info.monthDayPattern = monthDayPattern
    info.yearMonthPattern = yearMonthPattern
    info.ownFullDateTimePattern = ownFullDateTimePattern
    info.dateSeparator = dateSeparator
    info.timeSeparator = timeSeparator
    info.amDesignator = amDesignator
    info.pmDesignator = pmDesignator
    info.eraName = eraName
    info.abbreviatedEraName = abbreviatedEraName
    info.dayNames = dayNames
    info.abbreviatedDayNames = abbreviatedDayNames
    info.monthNames = monthNames
    info.abbreviatedMonthNames = abbreviatedMonthNames
    info.twoDigitYearMax = twoDigitYearMax
    return info
  }

  /// A two-digit year in its century.
  package func fourDigitYear(_ year: Int) -> Int {
    if year >= 100 { return year }
    return twoDigitYearMax / 100 * 100 + year - (year > twoDigitYearMax % 100 ? 100 : 0)
  }
}
