import Text

/// What the comments of a script or function say as its help: `System.Management.Automation.Language.CommentHelpInfo`.
///
/// A section keeps its lines, each with `\n` behind it, without the white space that its first line starts with.
package struct CommentHelpInfo {
  package private(set) var synopsis: PSString?
  package private(set) var description: PSString?
  package private(set) var notes: PSString?
  package private(set) var component: PSString?
  package private(set) var role: PSString?
  package private(set) var functionality: PSString?
  /// By name in capitals, in the order of the comments; the first of several counts.
  package private(set) var parameters: [(name: PSString, text: PSString)] = []
  package private(set) var examples: [PSString] = []
  package private(set) var inputs: [PSString] = []
  package private(set) var outputs: [PSString] = []
  package private(set) var links: [PSString] = []
  package private(set) var forwardHelpTargetName: PSString?
  package private(set) var forwardHelpCategory: PSString?
  package private(set) var remoteHelpRunspace: PSString?
  /// `.EXTERNALHELP`.
  package private(set) var mamlHelpFile: PSString?
  /// The comments beside each parameter's declaration, in their order, for those that `parameters` lacks; empty where there are none.
  package internal(set) var parameterComments: [PSString] = []

  /// Reads comments that stand together. Nil when they hold no help: no directive, an unknown one, or text before the first.
  init?(_ comments: [Token]) {
    let lines = comments.flatMap { Self.lines(of: $0) }
    var foundDirective = false
    var i = 0
    while i < lines.count {
      if let (name, argument) = Self.directive(in: lines[i]) {
        foundDirective = true
        guard read(name, argument, lines, &i) else { return nil }
      } else if !lines[i].allSatisfy(\.isWhitespaceOrLineEnd) {
        return nil
      }
      i += 1
    }
    guard foundDirective else { return nil }
  }

  /// Takes one directive with its section; `i` is left on the last line that belongs to it. False when there is no such directive.
  private mutating func read(_ name: String, _ argument: PSString?, _ lines: [ArraySlice<UInt16>], _ i: inout Int) -> Bool {
    if let argument {
      switch name {
      case "PARAMETER":
        let text = Self.section(lines, &i)
        let parameter = argument.toUpperInvariant()
        if !parameters.contains(where: { $0.name.equals(parameter) }) { parameters.append((parameter, text)) }
      case "FORWARDHELPTARGETNAME": forwardHelpTargetName = argument
      case "FORWARDHELPCATEGORY": forwardHelpCategory = argument
      case "REMOTEHELPRUNSPACE": remoteHelpRunspace = argument
      case "EXTERNALHELP": mamlHelpFile = argument
      default: return false
      }
      return true
    }
    switch name {
    case "SYNOPSIS": synopsis = Self.section(lines, &i)
    case "DESCRIPTION": description = Self.section(lines, &i)
    case "NOTES": notes = Self.section(lines, &i)
    case "LINK": links.append(Self.trimmed(Self.section(lines, &i)))
    case "EXAMPLE": examples.append(Self.section(lines, &i))
    case "INPUTS": inputs.append(Self.section(lines, &i))
    case "OUTPUTS": outputs.append(Self.section(lines, &i))
    case "COMPONENT": component = Self.trimmed(Self.section(lines, &i))
    case "ROLE": role = Self.trimmed(Self.section(lines, &i))
    case "FUNCTIONALITY": functionality = Self.trimmed(Self.section(lines, &i))
    default: return false
    }
    return true
  }

  // MARK: - Lines

  /// The lines of a comment without its marks.
  static func lines(of comment: Token) -> [ArraySlice<UInt16>] {
    let units = comment.text.units
    guard units.first == 0x3C else { return [units.drop { $0 == 0x23 }] }
    let end = max(2, units.count - 2)
    var lines: [ArraySlice<UInt16>] = []
    var start = min(2, units.count)
    var i = start
    while i < end {
      if units[i].isLineEnd {
        lines.append(units[start..<i])
        if units[i] == 0x0D, units[i + 1] == 0x0A { i += 1 }
        start = i + 1
      }
      i += 1
    }
    lines.append(units[min(start, i)..<i])
    return lines
  }

  /// `.NAME argument`: the name in capitals, and what follows it.
  private static func directive(in line: ArraySlice<UInt16>) -> (name: String, argument: PSString?)? {
    let text = line.drop(while: \.isWhitespaceOrLineEnd)
    guard text.first == 0x2E else { return nil }
    let word = text.dropFirst().prefix { $0.isLetterOrDigit || $0 == 0x5F }
    guard !word.isEmpty else { return nil }
    let rest = text[word.endIndex...]
    guard let after = rest.first else { return (String(decoding: word, as: UTF16.self).uppercased(), nil) }
    guard after.isWhitespaceOrLineEnd else { return nil }
    let argument = trimmed(PSString.utf16(rest))
    return (String(decoding: word, as: UTF16.self).uppercased(), argument.isEmpty ? nil : argument)
  }

  /// The lines after `i` up to the next directive, without blank ones in front; `i` is left on the last.
  static func section(_ lines: [ArraySlice<UInt16>], _ i: inout Int) -> PSString {
    var text: [UInt16] = []
    var indent: Int?
    while i + 1 < lines.count {
      let line = lines[i + 1]
      if indent == nil, line.allSatisfy(\.isWhitespaceOrLineEnd) {
        i += 1
        continue
      }
      if directive(in: line) != nil { break }
      let blanks = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0xA0 }.count
      if indent == nil { indent = blanks }
      text += line.dropFirst(min(blanks, indent ?? 0))
      text.append(0x0A)
      i += 1
    }
    return PSString.utf16(text)
  }

  private static func trimmed(_ text: PSString) -> PSString {
    let units = text.units[...].drop(while: \.isWhitespaceOrLineEnd)
    guard let last = units.lastIndex(where: { !$0.isWhitespaceOrLineEnd }) else { return .empty }
    return PSString.utf16(units[...last])
  }
}
