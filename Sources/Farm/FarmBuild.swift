/// `16.0.10337.12109` – the build of a farm, which says what its version of SharePoint has.
package struct FarmBuild: Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let build: Int
  package let revision: Int

  package init(_ major: Int, _ minor: Int, _ build: Int, _ revision: Int) {
    self.major = major
    self.minor = minor
    self.build = build
    self.revision = revision
  }

  /// Reads four numbers with dots between them.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard parts.count == 4, parts.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(parts[0], parts[1], parts[2], parts[3])
  }

  package static let sharePoint2013 = FarmBuild(15, 0, 4569, 1000)
  package static let sharePoint2016 = FarmBuild(16, 0, 4351, 1000)
  package static let sharePoint2019 = FarmBuild(16, 0, 10337, 12109)

  /// From 2016 on, outgoing mail has a port and encryption.
  package var hasMailPortAndEncryption: Bool { major >= 16 }
  /// From 2019 on, outgoing mail authenticates, and servers have an application credential key.
  package var hasMailAuthentication: Bool { self >= FarmBuild(16, 0, 10337, 0) }

  package var description: String { "\(major).\(minor).\(build).\(revision)" }

  package static func < (left: FarmBuild, right: FarmBuild) -> Bool {
    (left.major, left.minor, left.build, left.revision) < (right.major, right.minor, right.build, right.revision)
  }
}
