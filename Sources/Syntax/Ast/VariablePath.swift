import Text

/// The name of a variable, split: `System.Management.Automation.VariablePath`.
package struct VariablePath {
  package enum Scope: UInt8, Sendable {
    /// No scope was written.
    case none
    case local, global, script, `private`
  }

  /// What was written, without `$`, braces and escapes.
  package let userPath: PSString
  /// The name without scope or drive.
  package let unqualifiedPath: PSString
  package let scope: Scope
  /// `env` of `$env:PATH`; nil when there is none. `variable:` is taken off and is no drive.
  package let driveName: PSString?

  /// Splits `path`: a scope or `variable:` in front, else a drive before the first colon that is not the first character.
  package init(_ path: PSString) {
    userPath = path
    guard let colon = (0..<path.count).first(where: { path[$0] == 0x3A }) else {
      (unqualifiedPath, scope, driveName) = (path, .none, nil)
      return
    }
    var scope = Scope.none
    var start = 0
    if Self.prefix("variable", of: path, at: 0) { start = 9 }
    for (word, found) in [("global", Scope.global), ("local", .local), ("private", .private), ("script", .script)]
    where Self.prefix(word, of: path, at: start) {
      scope = found
      start += word.utf8.count + 1
      break
    }
    driveName = start == 0 && colon > 0 ? path.substring(0..<colon) : nil
    self.scope = scope
    unqualifiedPath = path.substring(from: start == 0 ? colon + 1 : start)
  }

  /// Whether `word` and a colon stand in `path` at `start`, in any case.
  private static func prefix(_ word: String, of path: PSString, at start: Int) -> Bool {
    var i = start
    for letter in word.utf8 {
      guard i < path.count, path[i] | 0x20 == UInt16(letter) else { return false }
      i += 1
    }
    return i < path.count && path[i] == 0x3A
  }

  /// Neither scope nor drive was written.
  package var isUnqualified: Bool { userPath === unqualifiedPath }
  /// A variable, and not an item of another drive.
  package var isVariable: Bool { driveName == nil }
  package var isDriveQualified: Bool { driveName != nil }
  package var isGlobal: Bool { scope == .global }
  package var isLocal: Bool { scope == .local }
  package var isScript: Bool { scope == .script }
  package var isPrivate: Bool { scope == .private }
  /// A variable whose scope is to be found by looking.
  package var isUnscopedVariable: Bool { isVariable && scope == .none }
  /// A variable that may be in the current scope, and is not said to be elsewhere.
  package var isAnyLocal: Bool { scope == .local || scope == .private || isUnscopedVariable }
}
