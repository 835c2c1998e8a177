import CSystem
import Glibc

/// A code page of old, by glibc's `iconv`. One of a byte each is laid out as a table when first used; the others are converted as they come.
final class CodePage {
  private let name: String
  let isSingleByte: Bool

  /// `name` is iconv's.
  init(iconv name: String, isSingleByte: Bool) {
    self.name = name
    self.isSingleByte = isSingleByte
  }

  /// Whether this machine's glibc has the conversion.
  var isAvailable: Bool {
    guard let converter = open(to: "UTF-16LE", from: name) else { return false }
    iconv_close(converter)
    return true
  }

  private func open(to: String, from: String) -> iconv_t? {
    let converter = iconv_open(to, from)
    // iconv says (iconv_t)-1 where others say null.
    return converter == iconv_t(bitPattern: -1) ? nil : converter
  }

  // MARK: - One byte a character

  /// The unit of each byte; a byte without one is its C1 control, as in Windows, or U+FFFD.
  private lazy var toUnits: [UInt16] = {
    guard let converter = open(to: "UTF-16LE", from: name) else { return (0..<256).map { $0 < 0x80 ? $0 : 0xFFFD } }
    defer { iconv_close(converter) }
    return (0..<256).map { value in
      var byte = CChar(bitPattern: UInt8(value))
      var unit: UInt16 = 0
      let converted = withUnsafeMutablePointer(to: &byte) { from in
        withUnsafeMutableBytes(of: &unit) { to in
          var input: UnsafeMutablePointer<CChar>? = from
          var output: UnsafeMutablePointer<CChar>? = to.baseAddress?.assumingMemoryBound(to: CChar.self)
          var inputLeft = 1, outputLeft = 2
          iconv(converter, nil, nil, nil, nil)
          return iconv(converter, &input, &inputLeft, &output, &outputLeft) == 0 && outputLeft == 0
        }
      }
      return converted ? UInt16(littleEndian: unit) : value >= 0x80 && value < 0xA0 ? UInt16(value) : 0xFFFD
    }
  }()

  private lazy var toBytes: [UInt16: UInt8] = {
    var bytes: [UInt16: UInt8] = [:]
    for (byte, unit) in toUnits.enumerated() where unit != 0xFFFD && bytes[unit] == nil { bytes[unit] = UInt8(byte) }
    return bytes
  }()

  // MARK: - Either kind

  func append(_ s: PSString, to bytes: inout [UInt8]) {
    if isSingleByte {
      for i in 0..<s.count {
        let unit = s[i]
        bytes.append(toBytes[unit] ?? BestFit.ascii(unit).flatMap { toBytes[UInt16($0)] } ?? toBytes[0x3F] ?? 0x3F)
      }
      return
    }
    guard let converter = open(to: name, from: "UTF-16LE") else {
      for i in 0..<s.count { bytes.append(s[i] < 0x80 ? UInt8(s[i]) : 0x3F) }
      return
    }
    defer { iconv_close(converter) }
    var text: [UInt8] = []
    UnicodeForms.appendUTF16(s, false, to: &text)
    convert(converter, text, to: &bytes) { text, at in
      // A pair that is not in the code page is two question marks, as each of its units would be.
      let pair = text[at + 1] & 0xFC == 0xD8
      return (pair ? [0x3F, 0x3F] : [0x3F], pair ? 4 : 2)
    }
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> PSString {
    if isSingleByte {
      let units = toUnits
      return .utf16(bytes.map { units[Int($0)] == 0xFFFD ? 0x3F : units[Int($0)] })
    }
    guard let converter = open(to: "UTF-16LE", from: name) else { return TextEncoding.ascii.decode(bytes) }
    defer { iconv_close(converter) }
    var text: [UInt8] = []
    convert(converter, Array(bytes), to: &text) { _, _ in ([0x3F, 0], 1) }
    return text.withUnsafeBufferPointer { UnicodeForms.decodeUTF16($0, false) }
  }

  /// How many bytes at the end `iconv` finds incomplete.
  func incompleteTail(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !isSingleByte, let converter = open(to: "UTF-16LE", from: name) else { return 0 }
    defer { iconv_close(converter) }
    var text: [UInt8] = []
    var tail = 0
    let n = bytes.count
    convert(converter, Array(bytes), to: &text) { _, at in
      // A character has at most four bytes: only there can one be incomplete rather than wrong.
      if n - at < 4 && errno == EINVAL { tail = n - at }
      return ([], errno == EINVAL ? n - at : 1)
    }
    return tail
  }

  /// Converts all of `input`. Where `iconv` stops, `unknown` says what to write instead and how many bytes to pass over.
  private func convert(_ converter: iconv_t, _ input: [UInt8], to output: inout [UInt8], unknown: ([UInt8], Int) -> ([UInt8], Int)) {
    var input = input
    let n = input.count
    var at = 0
    let room = [UInt8](repeating: 0, count: 4096)
    var block = room
    while at < n {
      var written = 0
      var failed = false
      input.withUnsafeMutableBytes { from in
        block.withUnsafeMutableBytes { to in
          var source = from.baseAddress.map { ($0 + at).assumingMemoryBound(to: CChar.self) }
          var target = to.baseAddress?.assumingMemoryBound(to: CChar.self)
          var sourceLeft = n - at, targetLeft = to.count
          let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
          failed = result == -1 && errno != E2BIG
          at = n - sourceLeft
          written = to.count - targetLeft
        }
      }
      output += block[0..<written]
      if failed && at < n {
        let (bytes, skip) = unknown(input, at)
        output += bytes
        at = min(n, at + max(1, skip))
      }
    }
    // Stateful code pages end in their first state.
    block.withUnsafeMutableBytes { to in
      var target = to.baseAddress?.assumingMemoryBound(to: CChar.self)
      var targetLeft = to.count
      iconv(converter, nil, nil, &target, &targetLeft)
      output += to[0..<(to.count - targetLeft)]
    }
  }
}
