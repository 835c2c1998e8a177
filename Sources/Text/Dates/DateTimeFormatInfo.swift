/// How a culture writes dates: .NET's `DateTimeFormatInfo`, for cultures with the Gregorian calendar.
package struct DateTimeFormatInfo: Sendable, Equatable {
  package var shortDatePattern = PSUnits("MM/dd/yyyy")
  package var longDatePattern = PSUnits("dddd, dd MMMM yyyy")
  package var shortTimePattern = PSUnits("HH:mm")
  package var longTimePattern = PSUnits("HH:mm:ss")
  package var monthDayPattern = PSUnits("MMMM dd")
  package var yearMonthPattern = PSUnits("yyyy MMMM")
  /// `F`; .NET composes it of the long date and the long time unless it was set.
  package var fullDateTimePattern: PSUnits { longDatePattern + [32] + longTimePattern }
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
  package static let invariant = DateTimeFormatInfo()

  /// en-US as .NET takes it from ICU: a narrow no-break space before AM and PM.
  package static let enUS: DateTimeFormatInfo = {
    var info = DateTimeFormatInfo()
    info.shortDatePattern = PSUnits("M/d/yyyy")
    info.longDatePattern = PSUnits("dddd, MMMM d, yyyy")
    info.shortTimePattern = PSUnits("h:mm\u{202F}tt")
    info.longTimePattern = PSUnits("h:mm:ss\u{202F}tt")
    info.monthDayPattern = PSUnits("MMMM d")
    info.yearMonthPattern = PSUnits("MMMM yyyy")
    info.eraName = PSUnits("AD")
    info.abbreviatedEraName = PSUnits("A")
    return info
  }()

  /// The culture that the shell runs in.
  package static var current: DateTimeFormatInfo { enUS }

  /// A two-digit year in its century.
  package func fourDigitYear(_ year: Int) -> Int {
    if year >= 100 { return year }
    return twoDigitYearMax / 100 * 100 + year - (year > twoDigitYearMax % 100 ? 100 : 0)
  }
}
