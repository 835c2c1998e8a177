import Engine
import Text

/// `Resolve-Path` and `Convert-Path`: the items that paths name, as paths.
final class ResolvePath: PathCmdlet {
  private let converts: Bool
  private var relative = false
  private var base: PSString?

  init(converts: Bool) { self.converts = converts }

  @Sendable static func describeResolve() -> CmdletDescription {
    let d = Declaration(
      "Resolve-Path", "Microsoft.PowerShell.Commands.ResolvePathCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Management.Automation.PathInfo", "System.String"]
    ) { ResolvePath(converts: false) }
    declareCredential(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    d.parameter("Relative", "switch", "LiteralPath|Path: ") { $0.relative = $1.isPresent }
    d.parameter("RelativeBasePath", "string") { $0.base = $1.string }
    return d.description
  }

  @Sendable static func describeConvert() -> CmdletDescription {
    let d = Declaration(
      "Convert-Path", "Microsoft.PowerShell.Commands.ConvertPathCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.String"]
    ) { ResolvePath(converts: true) }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let here = try base.map { (b) throws(Unwind) in try ItemPath.resolve(b).path } ?? Locations.current.path
    for place in try targets(base.map { b in paths.map { PSString.of(JoinPath.join(b.string, $0.string)) } }) {
      if converts {
        try write(.text(place.path))
      } else if relative, place.isFile {
        try write(.text(ResolvePath.relative(place.path, to: here)))
      } else {
        try write(.object(PathInfo(place)))
      }
    }
  }

  /// `./a/b`, `../c`.
  static func relative(_ path: String, to base: String) -> String {
    let target = path.split(separator: "/")
    let start = base.split(separator: "/")
    var same = 0
    while same < target.count, same < start.count, target[same] == start[same] { same += 1 }
    let up = Array(repeating: "..", count: start.count - same)
    let down = target[same...].map(String.init)
    if up.isEmpty { return down.isEmpty ? "." : "./" + down.joined(separator: "/") }
    return (up + down).joined(separator: "/")
  }
}
