import Engine
import Text

/// `Split-Path`: a part of a path.
final class SplitPath: PathCmdlet {
  private enum Part { case parent, leaf, leafBase, fileExtension, qualifier, noQualifier, isAbsolute }
  private var part = Part.parent
  private var resolve = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Split-Path", "Microsoft.PowerShell.Commands.SplitPathCommand", module: "Microsoft.PowerShell.Management", defaultSet: "ParentSet",
      output: ["System.Boolean", "System.String"]
    ) { SplitPath() }
    func part(_ name: StaticString, _ sets: StaticString, _ part: Part) {
      d.parameter(name, "switch", sets) { if $1.isPresent { $0.part = part } }
    }
    declareCredential(d)
    part("Extension", "ExtensionSet: mandatory, property", .fileExtension)
    part("IsAbsolute", "IsAbsoluteSet: mandatory", .isAbsolute)
    part("Leaf", "LeafSet: mandatory, property", .leaf)
    part("LeafBase", "LeafBaseSet: mandatory, property", .leafBase)
    d.parameter("LiteralPath", "string[]", "LiteralPathSet: mandatory, property", aliases: "PSPath LP") {
      if let given = $1.strings {
        $0.paths = given
        $0.isLiteral = true
      }
    }
    part("NoQualifier", "NoQualifierSet: mandatory, property", .noQualifier)
    part("Parent", "ParentSet: property", .parent)
    d.parameter(
      "Path", "string[]",
      "ExtensionSet|IsAbsoluteSet|LeafBaseSet|LeafSet|NoQualifierSet|ParentSet|QualifierSet: mandatory, position 0, pipeline, property"
    ) { if let given = $1.strings { $0.paths = given } }
    part("Qualifier", "QualifierSet: mandatory, property", .qualifier)
    d.parameter("Resolve", "switch") { $0.resolve = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    var texts = paths.map(\.string)
    if resolve {
      texts = []
      for place in try targets() { texts.append(place.shown) }
    }
    for text in texts { try split(text) }
  }

  private func split(_ given: String) throws(Unwind) {
    var text = given
    if let colons = text.firstRange(of: "::") { text = String(text[colons.upperBound...]) }
    let (qualifier, rest): (String?, String) = ItemPath.qualifier(text).map { ("\($0.name):", $0.rest) } ?? (nil, text)
    switch part {
    case .qualifier:
      guard let qualifier else {
        return try writeError(
          "System.FormatException", "Cannot parse path because path '\(given)' does not have a qualifier specified.", id: "ParsePathFormatError",
          category: .invalidArgument, target: .text(given))
      }
      try write(.text(qualifier))
    case .noQualifier: try write(.text(rest))
    case .isAbsolute: try write(.bool(qualifier != nil || rest.hasPrefix("/") || rest.hasPrefix("\\")))
    case .leaf: try write(.text(SplitPath.leaf(qualifier, rest)))
    case .leafBase:
      let leaf = SplitPath.leaf(qualifier, rest)
      try write(.text(leaf.lastIndex(of: ".").map { String(leaf[..<$0]) } ?? leaf))
    case .fileExtension:
      let leaf = SplitPath.leaf(qualifier, rest)
      try write(.text(leaf.lastIndex(of: ".").map { leaf.index(after: $0) == leaf.endIndex ? "" : String(leaf[$0...]) } ?? ""))
    case .parent: try write(.text(SplitPath.parent(qualifier, rest)))
    }
  }

  private static func slashes(_ text: String) -> String { text.contains("\\") ? String(text.map { $0 == "\\" ? "/" : $0 }) : text }

  private static func trimmed(_ text: String) -> String {
    var s = Substring(slashes(text))
    while s.count > 1, s.last == "/" { s = s.dropLast() }
    return String(s)
  }

  static func leaf(_ qualifier: String?, _ rest: String) -> String {
    let path = trimmed(rest)
    if path == "/" { return path }
    return path.split(separator: "/").last.map(String.init) ?? (path.isEmpty && qualifier != nil ? "" : path)
  }

  static func parent(_ qualifier: String?, _ rest: String) -> String {
    let path = trimmed(rest)
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return qualifier.map { path.isEmpty ? "" : $0 } ?? "" }
    let head = slash == path.startIndex ? "/" : String(path[..<slash])
    return (qualifier ?? "") + head
  }
}
