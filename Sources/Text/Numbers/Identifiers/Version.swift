/// A .NET `System.Version`: two to four whole numbers.
package struct Version: Sendable, Hashable, Comparable {
  package let major: Int32
  package let minor: Int32
  /// -1 where there is none.
  package let build: Int32
  package let revision: Int32

  /// `new Version(major, minor[, build[, revision]])`; the last ones may be missing, none may be negative.
  package init(_ major: Int32, _ minor: Int32, _ build: Int32? = nil, _ revision: Int32? = nil) throws(ArithmeticError) {
    let parts: [(String, Int32?)] = [("major", major), ("minor", minor), ("build", build), ("revision", revision)]
    for (name, value) in parts {
      if let value, value < 0 { throw .outOfRange(parameter: name, Version.negative) }
    }
    self.major = major
    self.minor = minor
    self.build = build ?? -1
    self.revision = revision ?? -1
  }

  private init(parts: [Int32]) {
    major = parts[0]
    minor = parts[1]
    build = parts.count > 2 ? parts[2] : -1
    revision = parts.count > 3 ? parts[3] : -1
  }

  private static let negative = "Version's parameters must be greater than or equal to zero."

  /// The upper and lower half of the revision.
  package var majorRevision: Int16 { Int16(truncatingIfNeeded: revision >> 16) }
  package var minorRevision: Int16 { Int16(truncatingIfNeeded: revision) }

  /// How many numbers the version has: 2, 3 or 4.
  package var fieldCount: Int { build < 0 ? 2 : revision < 0 ? 3 : 4 }

  private var fields: [Int32] { [major, minor, build, revision] }

  /// A missing number is less than zero.
  package static func < (a: Version, b: Version) -> Bool { a.fields.lexicographicallyPrecedes(b.fields) }

  /// `Version.Parse`.
  package static func parse(_ units: UnsafeBufferPointer<UInt16>) throws(NumberParseError) -> Version {
    let parts = units.split(separator: 46, omittingEmptySubsequences: false)
    guard parts.count >= 2 && parts.count <= 4 else {
      throw .argument(parameter: "input", "Version string portion was too short or too long.")
    }
    var numbers: [Int32] = []
    for part in parts {
      let number = try NumberParsing.integer(UnsafeBufferPointer(rebasing: part), Int32.self, format: .invariant)
      if number < 0 { throw .outOfRange(parameter: "input", negative) }
      numbers.append(number)
    }
    return Version(parts: numbers)
  }

  /// `ToString(fieldCount)`.
  package func text(fieldCount: Int) throws(ArithmeticError) -> PSString {
    guard fieldCount >= 0 && fieldCount <= self.fieldCount else {
      throw .outOfRange(parameter: "fieldCount", "Argument must be between 0 and \(self.fieldCount).")
    }
    return PSString.of(fields.prefix(fieldCount).map(String.init).joined(separator: "."))
  }

  package var text: PSString { PSString.of(description) }
}

extension Version: CustomStringConvertible {
  package var description: String { fields.prefix(fieldCount).map(String.init).joined(separator: ".") }
}
