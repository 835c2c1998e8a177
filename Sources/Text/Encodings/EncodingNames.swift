/// Encodings by number and by name: `[Text.Encoding]::GetEncoding`, and the values of PowerShell's `-Encoding`.
extension TextEncoding {
  /// `GetEncoding(int)`; nil is .NET's "No data is available for encoding {0}. For information on defining a custom encoding, see the documentation for
  /// the Encoding.RegisterProvider method."
  package static func numbered(_ codePage: Int) -> TextEncoding? {
    switch codePage {
    case 0: return utf8
    case 1200: return utf16
    case 1201: return utf16BigEndian
    case 12000: return utf32
    case 12001: return utf32BigEndian
    case 20127: return ascii
    case 28591: return latin1
    case 65000: return utf7
    case 65001: return utf8BOM
    default: break
    }
    if let made = madePages.first(where: { $0.codePage == codePage }) { return made }
    guard let page = pages.first(where: { $0.number == codePage }) else { return nil }
    let table = CodePage(iconv: page.iconv, isSingleByte: page.isSingleByte)
    guard table.isAvailable else { return nil }
    let made = TextEncoding(.codePage(table), page.number, page.webName, page.displayName)
    madePages.append(made)
    return made
  }

  /// `GetEncoding(string)`; nil is .NET's "'{0}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for
  /// the Encoding.RegisterProvider method. (Parameter 'name')".
  package static func named(_ name: PSString) -> TextEncoding? {
    let name = name.toLowerInvariant().string
    if let number = aliases[name] { return numbered(number) }
    if let page = pages.first(where: { $0.webName.lowercased() == name }) { return numbered(page.number) }
    for prefix in ["cp", "ibm", "x-cp", "windows-", "x-ebcdic-"] where name.hasPrefix(prefix) {
      if let number = Int(name.dropFirst(prefix.count)), let page = pages.first(where: { $0.number == number }) {
        return numbered(page.number)
      }
    }
    return nil
  }

  /// The values that `-Encoding` completes, in PowerShell's order.
  package static let argumentNames = [
    "ascii", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32", "ansi",
  ]

  /// What the value of an `-Encoding` parameter means: PowerShell's own names first, then those of .NET.
  package static func argument(_ name: PSString) -> TextEncoding? {
    switch name.toLowerInvariant().string {
    case "ascii": ascii
    case "ansi": numbered(1252)
    case "bigendianunicode": utf16BigEndian
    case "bigendianutf32": utf32BigEndian
    // Without Windows the OEM encoding is the default one.
    case "default", "oem", "utf8", "utf8nobom": utf8
    case "string", "unicode", "unknown": utf16
    case "utf7": utf7
    case "utf8bom": utf8BOM
    case "utf32": utf32
    default: named(name)
    }
  }

  /// Code pages opened so far, so that the same number is the same object. Made and read under the interpreter's lock.
  private nonisolated(unsafe) static var madePages: [TextEncoding] = []

  private typealias Page = (number: Int, webName: String, displayName: String, iconv: String, isSingleByte: Bool)

  private static let pages: [Page] = [
    (37, "IBM037", "IBM EBCDIC (US-Canada)", "IBM037", true),
    (437, "IBM437", "OEM United States", "IBM437", true),
    (500, "IBM500", "IBM EBCDIC (International)", "IBM500", true),
    (720, "DOS-720", "Arabic (DOS)", "CP720", true),
    (737, "ibm737", "Greek (DOS)", "CP737", true),
    (775, "ibm775", "Baltic (DOS)", "CP775", true),
    (850, "ibm850", "Western European (DOS)", "IBM850", true),
    (852, "ibm852", "Central European (DOS)", "IBM852", true),
    (855, "IBM855", "OEM Cyrillic", "IBM855", true),
    (857, "ibm857", "Turkish (DOS)", "IBM857", true),
    (858, "IBM00858", "OEM Multilingual Latin I", "CP858", true),
    (860, "IBM860", "Portuguese (DOS)", "IBM860", true),
    (861, "ibm861", "Icelandic (DOS)", "IBM861", true),
    (862, "DOS-862", "Hebrew (DOS)", "IBM862", true),
    (863, "IBM863", "French Canadian (DOS)", "IBM863", true),
    (864, "IBM864", "Arabic (864)", "IBM864", true),
    (865, "IBM865", "Nordic (DOS)", "IBM865", true),
    (866, "cp866", "Cyrillic (DOS)", "IBM866", true),
    (869, "ibm869", "Greek, Modern (DOS)", "IBM869", true),
    (874, "windows-874", "Thai (Windows)", "CP874", true),
    (932, "shift_jis", "Japanese (Shift-JIS)", "CP932", false),
    (936, "gb2312", "Chinese Simplified (GB2312)", "CP936", false),
    (949, "ks_c_5601-1987", "Korean", "CP949", false),
    (950, "big5", "Chinese Traditional (Big5)", "CP950", false),
    (1250, "windows-1250", "Central European (Windows)", "CP1250", true),
    (1251, "windows-1251", "Cyrillic (Windows)", "CP1251", true),
    (1252, "windows-1252", "Western European (Windows)", "CP1252", true),
    (1253, "windows-1253", "Greek (Windows)", "CP1253", true),
    (1254, "windows-1254", "Turkish (Windows)", "CP1254", true),
    (1255, "windows-1255", "Hebrew (Windows)", "CP1255", true),
    (1256, "windows-1256", "Arabic (Windows)", "CP1256", true),
    (1257, "windows-1257", "Baltic (Windows)", "CP1257", true),
    (1258, "windows-1258", "Vietnamese (Windows)", "CP1258", true),
    (10000, "macintosh", "Western European (Mac)", "MACINTOSH", true),
    (10007, "x-mac-cyrillic", "Cyrillic (Mac)", "MAC-CYRILLIC", true),
    (20866, "koi8-r", "Cyrillic (KOI8-R)", "KOI8-R", true),
    (20932, "EUC-JP", "Japanese (JIS 0208-1990 and 0212-1990)", "EUC-JP", false),
    (21866, "koi8-u", "Cyrillic (KOI8-U)", "KOI8-U", true),
    (28592, "iso-8859-2", "Central European (ISO)", "ISO-8859-2", true),
    (28593, "iso-8859-3", "Latin 3 (ISO)", "ISO-8859-3", true),
    (28594, "iso-8859-4", "Baltic (ISO)", "ISO-8859-4", true),
    (28595, "iso-8859-5", "Cyrillic (ISO)", "ISO-8859-5", true),
    (28596, "iso-8859-6", "Arabic (ISO)", "ISO-8859-6", true),
    (28597, "iso-8859-7", "Greek (ISO)", "ISO-8859-7", true),
    (28598, "iso-8859-8", "Hebrew (ISO-Visual)", "ISO-8859-8", true),
    (28599, "iso-8859-9", "Turkish (ISO)", "ISO-8859-9", true),
    (28603, "iso-8859-13", "Estonian (ISO)", "ISO-8859-13", true),
    (28605, "iso-8859-15", "Latin 9 (ISO)", "ISO-8859-15", true),
    (50220, "iso-2022-jp", "Japanese (JIS)", "ISO-2022-JP", false),
    (51932, "euc-jp", "Japanese (EUC)", "EUC-JP", false),
    (51949, "euc-kr", "Korean (EUC)", "EUC-KR", false),
    (54936, "GB18030", "Chinese Simplified (GB18030)", "GB18030", false),
  ]

  private static let aliases: [String: Int] = [
    "utf-8": 65001, "utf8": 65001, "unicode-1-1-utf-8": 65001, "unicode-2-0-utf-8": 65001, "x-unicode-1-1-utf-8": 65001,
    "x-unicode-2-0-utf-8": 65001,
    "utf-16": 1200, "utf-16le": 1200, "unicode": 1200, "ucs-2": 1200, "iso-10646-ucs-2": 1200, "utf-16be": 1201, "unicodefffe": 1201,
    "utf-32": 12000, "utf-32le": 12000, "ucs-4": 12000, "utf-32be": 12001, "utf-7": 65000, "unicode-1-1-utf-7": 65000,
    "csunicode11utf7": 65000,
    "x-unicode-1-1-utf-7": 65000, "unicode-2-0-utf-7": 65000, "x-unicode-2-0-utf-7": 65000,
    "us-ascii": 20127, "ascii": 20127, "us": 20127, "ansi_x3.4-1968": 20127, "ansi_x3.4-1986": 20127, "cp367": 20127, "csascii": 20127,
    "ibm367": 20127,
    "iso-ir-6": 20127, "iso646-us": 20127, "iso_646.irv:1991": 20127,
    "iso-8859-1": 28591, "iso8859-1": 28591, "iso_8859-1": 28591, "iso_8859-1:1987": 28591, "latin1": 28591, "l1": 28591, "cp819": 28591,
    "ibm819": 28591,
    "csisolatin1": 28591, "iso-ir-100": 28591,
    "x-ansi": 1252, "latin2": 28592, "l2": 28592, "iso8859-2": 28592, "latin5": 28599, "l5": 28599, "latin9": 28605, "l9": 28605,
    "iso8859-15": 28605,
    "cyrillic": 28595, "greek": 28597, "hebrew": 28598, "arabic": 28596,
    "shift-jis": 932, "sjis": 932, "x-sjis": 932, "ms_kanji": 932, "csshiftjis": 932, "gbk": 936, "gb_2312-80": 936, "chinese": 936,
    "cn-gb": 936,
    "korean": 949, "ks_c_5601": 949, "ksc5601": 949, "ks_c_5601-1989": 949, "big5-hkscs": 950, "cn-big5": 950, "x-x-big5": 950,
    "csbig5": 950,
    "koi8": 20866, "koi8r": 20866, "koi": 20866, "cskoi8r": 20866, "koi8-ru": 21866, "mac": 10000, "csiso2022jp": 50220, "euc-jp": 51932,
    "x-euc-jp": 51932,
    "x-euc": 51932, "cseuckr": 51949,
  ]
}
