import Engine
import Text

/// `Get-Date`: the time now or a given one, with parts replaced, as a date or as text.
final class GetDate: Cmdlet {
  private var date: DateTimeObject?
  private var unixSeconds: Int?
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var hour: Int?
  private var minute: Int?
  private var second: Int?
  private var millisecond: Int?
  private var displayHint: Value = .unset
  private var format: PSString?
  private var unixFormat: PSString?
  private var asUTC = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Date", "Microsoft.PowerShell.Commands.GetDateCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "DateAndFormat",
      output: ["System.DateTime", "System.String"]
    ) { GetDate() }
    d.parameter("AsUTC", "switch") { $0.asUTC = $1.isPresent }
    d.parameter("Date", "datetime", "DateAndFormat|DateAndUFormat: position 0, pipeline, property", aliases: "LastWriteTime") { $0.date = $1.object() }
    d.parameter("Day", "int", "", rules: "range 1..31") { $0.day = $1.int }
    d.parameter("DisplayHint", "Microsoft.PowerShell.Commands.DisplayHintType") { $0.displayHint = $1.value ?? .unset }
    d.parameter("Format", "string", "DateAndFormat|UnixTimeSecondsAndFormat: ") { $0.format = $1.string }
    d.parameter("Hour", "int", "", rules: "range 0..23") { $0.hour = $1.int }
    d.parameter("Millisecond", "int", "", rules: "range 0..999") { $0.millisecond = $1.int }
    d.parameter("Minute", "int", "", rules: "range 0..59") { $0.minute = $1.int }
    d.parameter("Month", "int", "", rules: "range 1..12") { $0.month = $1.int }
    d.parameter("Second", "int", "", rules: "range 0..59") { $0.second = $1.int }
    d.parameter("UFormat", "string", "DateAndUFormat|UnixTimeSecondsAndUFormat: mandatory") { $0.unixFormat = $1.string }
    d.parameter(
      "UnixTimeSeconds", "long", "UnixTimeSecondsAndFormat|UnixTimeSecondsAndUFormat: mandatory", aliases: "UnixTime",
      rules: "range -62135596800..253402300799"
    ) { $0.unixSeconds = $1.int }
    d.parameter("Year", "int", "", rules: "range 1..9999") { $0.year = $1.int }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    var t = DateTime.now
    if let date { t = date.value }
    do {
      if let unixSeconds { t = try DateTimeOffset.fromUnixTime(seconds: Int64(unixSeconds)).utcDateTime.local }
      if let year { t = try t.adding(years: year - t.year) }
      if let month { t = try t.adding(months: month - t.month) }
      if let day { t = try t.adding(ticks: Int64(day - t.day) * TimeSpan.ticksPerDay) }
      if let hour { t = try t.adding(ticks: Int64(hour - t.hour) * TimeSpan.ticksPerHour) }
      if let minute { t = try t.adding(ticks: Int64(minute - t.minute) * TimeSpan.ticksPerMinute) }
      if let second { t = try t.adding(ticks: Int64(second - t.second) * TimeSpan.ticksPerSecond) }
      if let millisecond {
        let whole = t.ticks % TimeSpan.ticksPerSecond
        t = try t.adding(ticks: Int64(millisecond) * TimeSpan.ticksPerMillisecond - whole)
      }
    } catch {
      throw terminating("System.ArgumentOutOfRangeException", error.message, id: "GetDate", category: .invalidArgument)
    }
    if asUTC { t = t.universal }
    if let unixFormat { return try write(.string(UnixDateFormat.text(t, unixFormat))) }
    if let format { return try write(.string(try text(t, format))) }
    let made = DateTimeObject(t)
    let extra = ObjectExtension()
    let hint: Value = if case .unset = displayHint { EnumValue.of("Microsoft.PowerShell.Commands.DisplayHintType", 2) } else { displayHint }
    extra.members.set("DisplayHint", hint)
    made.extra = extra
    try write(.object(made))
  }

  /// `-Format`: .NET's words, and four names for files.
  private func text(_ t: DateTime, _ format: PSString) throws(Unwind) -> PSString {
    var t = t
    var format = format
    switch format.string.lowercased() {
    case "filedate": format = PSString.of("yyyyMMdd")
    case "filedateuniversal":
      t = t.universal
      format = PSString.of("yyyyMMddZ")
    case "filedatetime": format = PSString.of("yyyyMMddTHHmmssffff")
    case "filedatetimeuniversal":
      t = t.universal
      format = PSString.of("yyyyMMddTHHmmssffffZ")
    default: break
    }
    return try DateTimeObject(t).text(format: format, culture: .current)
  }
}

/// `-UFormat`: the specifiers of Unix's `date`, as PowerShell reads them.
enum UnixDateFormat {
  static func text(_ t: DateTime, _ format: PSString) -> PSString {
    var out = ""
    var units = Array(format.string)
    if units.first == "+" { units.removeFirst() }
    var i = 0
    while i < units.count {
      if units[i] != "%" || i + 1 >= units.count {
        out.append(units[i])
        i += 1
        continue
      }
      out += specifier(units[i + 1], t)
      i += 2
    }
    return PSString.of(out)
  }

  private static func net(_ t: DateTime, _ format: String) -> String { ((try? t.text(format: PSString.of(format))) ?? PSString.empty).string }

  private static func padded(_ n: Int, _ width: Int, _ fill: Character = "0") -> String {
    let digits = String(n)
    return String(repeating: fill, count: max(0, width - digits.count)) + digits
  }

  private static func specifier(_ c: Character, _ t: DateTime) -> String {
    let weekday = GregorianCalendar.dayOfWeek(t.dayNumber)
    switch c {
    case "A": return net(t, "dddd")
    case "a": return net(t, "ddd")
    case "B": return net(t, "MMMM")
    case "b", "h": return net(t, "MMM")
    case "C": return padded(t.year / 100, 2)
    case "c": return net(t, "ddd dd MMM yyyy HH:mm:ss")
    case "D", "x": return net(t, "MM/dd/yy")
    case "d": return net(t, "dd")
    case "e": return padded(t.day, 2, " ")
    case "F": return net(t, "yyyy-MM-dd")
    case "G": return padded(GregorianCalendar.isoWeek(ofDay: t.dayNumber).year, 4)
    case "g": return padded(GregorianCalendar.isoWeek(ofDay: t.dayNumber).year % 100, 2)
    case "H": return net(t, "HH")
    case "I": return net(t, "hh")
    case "j": return padded(t.dayOfYear, 3)
    case "k": return padded(t.hour, 2, " ")
    case "l": return padded((t.hour + 11) % 12 + 1, 2, " ")
    case "M": return net(t, "mm")
    case "m": return net(t, "MM")
    case "n": return "\n"
    case "p": return net(t, "tt")
    case "R": return net(t, "HH:mm")
    case "r": return net(t, "hh:mm:ss tt")
    case "S": return net(t, "ss")
    case "s": return String((t.universal.ticks - DateTime.unixEpoch.ticks) / TimeSpan.ticksPerSecond)
    case "T", "X": return net(t, "HH:mm:ss")
    case "t": return "\t"
    case "U", "W": return String((t.dayOfYear + 1) / 7)
    case "u": return String(weekday == 0 ? 7 : weekday)
    case "V": return padded(GregorianCalendar.isoWeek(ofDay: t.dayNumber).week, 2)
    case "w": return String(weekday)
    case "Y": return net(t, "yyyy")
    case "y": return net(t, "yy")
    case "Z": return String(net(t, "zzz").prefix(3))
    default: return String(c)
    }
  }
}
