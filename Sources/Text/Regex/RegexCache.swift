/// Regexes by pattern and options, for operators and static methods that are given patterns as text.
package struct RegexCache {
  private static let size = 256
  private var regexes: [DotNetRegex?] = Array(repeating: nil, count: size)
  private var last: DotNetRegex?

  /// Empty.
  package init() {}

  /// The process's own, under the interpreter's lock.
  package nonisolated(unsafe) static var shared = RegexCache()

  /// The regex of a pattern, made if it is not at hand. A later pattern of the same hash takes its place.
  package mutating func regex(_ pattern: PSString, _ options: RegexOptions) throws(RegexConstructionError) -> DotNetRegex {
    if let last, last.pattern === pattern, last.options == options { return last }
    let place =
      Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: pattern.foldedHash) &+ UInt32(options.rawValue) &* 0x9E37) & (Self.size - 1)
    if let known = regexes[place], known.options == options, known.pattern == pattern {
      last = known
      return known
    }
    let made = try DotNetRegex(pattern, options)
    regexes[place] = made
    last = made
    return made
  }
}
