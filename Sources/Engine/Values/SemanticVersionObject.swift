import Text

extension DotNetType {
  public nonisolated(unsafe) static let semanticVersion = DotNetType(
    "System.Management.Automation.SemanticVersion", base: object, interfaces: ["System.IComparable"], isSealed: true)
}

/// `[semver]`: a version by the rules of semver.org, as PowerShell numbers itself.
public final class SemanticVersionObject: Object {
  public let major: Int32
  public let minor: Int32
  public let patch: Int32
  /// Dot-separated identifiers behind `-`; nil for a release.
  public let preRelease: PSString?
  /// Dot-separated identifiers behind `+`; they do not count in comparisons.
  public let build: PSString?

  public init(major: Int32, minor: Int32 = 0, patch: Int32 = 0, preRelease: PSString? = nil, build: PSString? = nil) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.preRelease = preRelease
    self.build = build
  }

  /// Why a text is no semantic version, in the words of `SemanticVersion.Parse`.
  public enum Failure: Error {
    case format, overflow

    public var message: String {
      switch self {
      case .format: "Input string was not in a correct format."
      case .overflow: "Value was either too large or too small for an Int32."
      }
    }
  }

  /// `SemanticVersion.Parse`: one to three numbers, then `-labels` and `+labels`.
  public static func parse(_ text: PSString) throws(Failure) -> SemanticVersionObject {
    let units = text.units
    var end = units.count
    var build: PSString?
    if let plus = units.firstIndex(of: 0x2B) {
      build = text.substring(from: plus + 1)
      end = plus
    }
    var label: PSString?
    if let dash = units[..<end].firstIndex(of: 0x2D) {
      label = text.substring(dash + 1..<end)
      end = dash
    }
    for part in [label, build] where part.map({ !isLabel($0) }) ?? false { throw .format }
    let parts = units[..<end].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 3 else { throw .format }
    var numbers: [Int32] = []
    for part in parts {
      guard !part.isEmpty, part.allSatisfy(Character16.isASCIIDigit) else { throw .format }
      var number: Int32 = 0
      for unit in part {
        let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(Int32(unit) &- 48)
        if overflow || carry { throw .format }
        number = sum
      }
      numbers.append(number)
    }
    return SemanticVersionObject(
      major: numbers[0], minor: numbers.count > 1 ? numbers[1] : 0, patch: numbers.count > 2 ? numbers[2] : 0, preRelease: label, build: build)
  }

  /// Letters, digits and dashes, separated by dots.
  private static func isLabel(_ text: PSString) -> Bool {
    text.units.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { Character16.isASCIILetter($0) || Character16.isASCIIDigit($0) || $0 == 0x2D }
    }
  }

  public override var dotNetType: DotNetType { DotNetType.semanticVersion }

  public override func text() throws(Unwind) -> PSString? {
    var words = "\(major).\(minor).\(patch)"
    if let preRelease, !preRelease.isEmpty { words += "-" + preRelease.string }
    if let build, !build.isEmpty { words += "+" + build.string }
    return PSString.of(words)
  }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let v = o as? SemanticVersionObject {
      return major == v.major && minor == v.minor && patch == v.patch && (preRelease ?? .empty).equals(v.preRelease ?? .empty)
    }
    return false
  }

  public override func hashCode() -> Int { Int(major) &* 1_000_003 &+ Int(minor) &* 1009 &+ Int(patch) }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let v = o as? SemanticVersionObject else { return nil }
    if major != v.major { return major < v.major ? -1 : 1 }
    if minor != v.minor { return minor < v.minor ? -1 : 1 }
    if patch != v.patch { return patch < v.patch ? -1 : 1 }
    return SemanticVersionObject.compareLabels(preRelease ?? .empty, v.preRelease ?? .empty)
  }

  /// A release stands above its pre-releases; numeric identifiers stand below words and compare as numbers.
  private static func compareLabels(_ a: PSString, _ b: PSString) -> Int {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? 0 : a.isEmpty ? 1 : -1 }
    let left = a.units.split(separator: 0x2E)
    let right = b.units.split(separator: 0x2E)
    for (x, y) in zip(left, right) {
      let order = compareIdentifiers(x, y)
      if order != 0 { return order }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  private static func compareIdentifiers(_ a: ArraySlice<UInt16>, _ b: ArraySlice<UInt16>) -> Int {
    let aIsNumber = a.allSatisfy(Character16.isASCIIDigit)
    let bIsNumber = b.allSatisfy(Character16.isASCIIDigit)
    if aIsNumber != bIsNumber { return aIsNumber ? -1 : 1 }
    if aIsNumber {
      let x = a.drop { $0 == 48 }
      let y = b.drop { $0 == 48 }
      if x.count != y.count { return x.count < y.count ? -1 : 1 }
      return PSString.utf16(x).ordinalCompare(PSString.utf16(y)).signum()
    }
    return PSString.utf16(a).ordinalCompare(PSString.utf16(b)).signum()
  }
}
