/// PowerShell's `SemanticVersion`: three numbers, a pre-release label and a build label.
package struct SemanticVersion: Sendable, Hashable, Comparable {
  package let major: Int32
  package let minor: Int32
  package let patch: Int32
  package let preReleaseLabel: String?
  package let buildLabel: String?

  /// `nil` where a number is negative or a label contains what it may not.
  package init?(_ major: Int32, _ minor: Int32 = 0, _ patch: Int32 = 0, preReleaseLabel: String? = nil, buildLabel: String? = nil) {
    guard major >= 0, minor >= 0, patch >= 0 else { return nil }
    for label in [preReleaseLabel, buildLabel] {
      if let label, !SemanticVersion.isLabel(label.utf16) { return nil }
    }
    self.major = major
    self.minor = minor
    self.patch = patch
    self.preReleaseLabel = preReleaseLabel
    self.buildLabel = buildLabel
  }

  /// A version without a revision is a semantic version.
  package init?(_ version: Version) {
    if version.revision > 0 { return nil }
    self.init(version.major, version.minor, Swift.max(version.build, 0))
  }

  /// A letter or digit, then letters, digits, dashes and points.
  private static func isLabel<S: Sequence>(_ label: S) -> Bool where S.Element == UInt16 {
    var isFirst = true
    for u in label {
      let isWord = u >= 48 && u <= 57 || u | 0x20 >= 97 && u | 0x20 <= 122 && u < 128
      if !isWord && (isFirst || u != 45 && u != 46) { return false }
      isFirst = false
    }
    return !isFirst
  }

  /// `major[.minor[.patch]][-pre-release][+build]`; `nil` for anything else.
  package static func parse(_ units: UnsafeBufferPointer<UInt16>) -> SemanticVersion? {
    let plus = units.firstIndex(of: 43)
    let dash = units[..<(plus ?? units.count)].firstIndex(of: 45)
    let core = units[..<(dash ?? plus ?? units.count)]
    let label = dash.map { units[($0 + 1)..<(plus ?? units.count)] }
    let build = plus.map { units[($0 + 1)...] }
    if let last = units.last, last == 45 || last == 43 || last == 46 { return nil }
    if let label, !isLabel(label) { return nil }
    if let build, !isLabel(build) { return nil }
    let parts = core.split(separator: 46, omittingEmptySubsequences: false)
    if parts.count > 3 { return nil }
    var numbers: [Int32] = []
    for part in parts {
      guard !part.isEmpty, part.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int32(String(decoding: part, as: UTF16.self)) else {
        return nil
      }
      numbers.append(number)
    }
    return SemanticVersion(
      numbers[0], numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0,
      preReleaseLabel: label.map { String(decoding: $0, as: UTF16.self) }, buildLabel: build.map { String(decoding: $0, as: UTF16.self) })
  }

  /// Build labels do not count.
  package static func == (a: SemanticVersion, b: SemanticVersion) -> Bool { compare(a, b) == 0 }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(major)
    hasher.combine(minor)
    hasher.combine(patch)
  }

  package static func < (a: SemanticVersion, b: SemanticVersion) -> Bool { compare(a, b) < 0 }

  /// -1, 0 or 1. A pre-release comes before its release; labels compare point by point, numbers by value and before words.
  package static func compare(_ a: SemanticVersion, _ b: SemanticVersion) -> Int {
    for (x, y) in [(a.major, b.major), (a.minor, b.minor), (a.patch, b.patch)] where x != y { return x < y ? -1 : 1 }
    switch (a.preReleaseLabel, b.preReleaseLabel) {
    case (nil, nil): return 0
    case (nil, _): return 1
    case (_, nil): return -1
    case (let x?, let y?): return compareLabels(x, y)
    }
  }

  private static func compareLabels(_ a: String, _ b: String) -> Int {
    let left = a.utf8.split(separator: 46, omittingEmptySubsequences: false)
    let right = b.utf8.split(separator: 46, omittingEmptySubsequences: false)
    for (x, y) in zip(left, right) {
      let m = Int32(String(decoding: x, as: UTF8.self))
      let n = Int32(String(decoding: y, as: UTF8.self))
      switch (m, n) {
      case (let m?, let n?): if m != n { return m < n ? -1 : 1 }
      case (_?, nil): return -1
      case (nil, _?): return 1
      case (nil, nil):
        if x.lexicographicallyPrecedes(y) { return -1 }
        if y.lexicographicallyPrecedes(x) { return 1 }
      }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  package var text: PSString { PSString.of(description) }
}

extension SemanticVersion: CustomStringConvertible {
  package var description: String {
    "\(major).\(minor).\(patch)" + (preReleaseLabel.map { "-" + $0 } ?? "") + (buildLabel.map { "+" + $0 } ?? "")
  }
}
