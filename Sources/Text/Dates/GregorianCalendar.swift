/// Day arithmetic of the proleptic Gregorian calendar, years 1…9999. Day numbers count from 1 January 0001, which is 0.
package enum GregorianCalendar {
  package static func isLeapYear(_ year: Int) -> Bool { year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// 28…31, or 0 for a month outside 1…12.
  package static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeapYear(year) ? 29 : 28
    case 1...12: 31
    default: 0
    }
  }

  package static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  }

  /// The day's number. Months count from March here, so that the leap day comes last.
  package static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? month &- 3 : month &+ 9
    let y = month > 2 ? year : year &- 1
    return 365 &* y &+ y / 4 &- y / 100 &+ y / 400 &+ (153 &* shifted &+ 2) / 5 &+ day &- 307
  }

  /// The inverse of `dayNumber`.
  package static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let n = number &+ 306
    let era = n / 146_097
    let dayOfEra = n % 146_097
    let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let shifted = (5 &* dayOfYear &+ 2) / 153
    let month = shifted < 10 ? shifted &+ 3 : shifted &- 9
    return (yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0), month, dayOfYear &- (153 &* shifted &+ 2) / 5 &+ 1)
  }

  /// 0 is Sunday, as `DayOfWeek` counts.
  package static func dayOfWeek(_ number: Int) -> Int { (number &+ 1) % 7 }

  /// The ISO 8601 week and the year that it belongs to.
  package static func isoWeek(ofDay number: Int) -> (year: Int, week: Int) {
    // The week's Thursday decides the year.
    let thursday = number &- (dayOfWeek(number) &+ 6) % 7 &+ 3
    let year = date(ofDay: thursday).year
    return (year, (thursday &- dayNumber(year, 1, 1)) / 7 &+ 1)
  }
}
