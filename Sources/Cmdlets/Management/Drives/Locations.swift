import Engine
import Glibc
import Text

/// The current location, and the stacks of `Push-Location`.
enum Locations {
  /// A drive that is not the plain file system, when the location is on one.
  private nonisolated(unsafe) static var other: ItemPath?
  private nonisolated(unsafe) static var stacks: [FoldedName: [ItemPath]] = [:]
  private nonisolated(unsafe) static var defaultStack = FoldedName(PSString.of("default"))

  static var current: ItemPath { other ?? ItemPath(drive: Drive.fileSystem, path: FilePath.currentFolder()) }

  /// Goes to a folder or drive; nil, or the error that says why not.
  static func set(_ place: ItemPath) -> ErrorRecord? {
    if place.isFile {
      guard FilePath.isFolder(place.path), chdir(place.path) == 0 else { return ItemPath.notFound(place.shown) }
      setenv("PWD", place.path, 1)
      place.drive.current = place.path == "/" ? "" : String(place.path.dropFirst())
      other = place.drive === Drive.fileSystem ? nil : place
      return nil
    }
    if !place.path.isEmpty { return ItemPath.notFound(place.shown) }
    other = place
    return nil
  }

  static func stack(_ name: PSString?) -> [ItemPath] { stacks[key(name)] ?? [] }
  static func hasStack(_ name: PSString?) -> Bool { stacks[key(name)] != nil }
  static func push(_ name: PSString?) { stacks[key(name), default: []].append(current) }

  static func pop(_ name: PSString?) -> ItemPath? {
    guard var stack = stacks[key(name)], let last = stack.popLast() else { return nil }
    stacks[key(name)] = stack
    return last
  }

  /// Makes a named stack the one that is meant without a name.
  static func useStack(_ name: PSString) { defaultStack = FoldedName(name.isEmpty ? PSString.of("default") : name) }
  static var defaultStackName: PSString { defaultStack.name }

  private static func key(_ name: PSString?) -> FoldedName { name.map { $0.isEmpty ? defaultStack : FoldedName($0) } ?? defaultStack }
}

/// `System.Management.Automation.PathInfo`.
final class PathInfo: Object {
  let place: ItemPath
  init(_ place: ItemPath) { self.place = place }
  override var dotNetType: DotNetType { DotNetType.pathInfo }
  override func text() throws(Unwind) -> PSString? { PSString.of(place.shown) }
}

/// `System.Management.Automation.PathInfoStack`.
final class PathInfoStack: Object {
  let name: PSString
  /// The innermost last.
  let places: [ItemPath]
  init(_ name: PSString, _ places: [ItemPath]) {
    self.name = name
    self.places = places
  }
  override var dotNetType: DotNetType { DotNetType.pathInfoStack }
  override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var rest = places[...]
    return ClosureEnumerator { () throws(Unwind) in rest.popLast().map { .object(PathInfo($0)) } }
  }
}

extension DotNetType {
  nonisolated(unsafe) static let pathInfo = DotNetType("System.Management.Automation.PathInfo", base: object) { t in
    t.receiver(PathInfo.self) { t in
      t.get("System.Management.Automation.PSDriveInfo Drive {get;}") { (this) throws(Unwind) in .object(this.place.drive) }
      t.get("System.Management.Automation.ProviderInfo Provider {get;}") { (this) throws(Unwind) in .object(ProviderInfo.of(this.place.provider)) }
      t.get("string ProviderPath {get;}") { (this) throws(Unwind) in .text(this.place.path) }
      t.get("string Path {get;}") { (this) throws(Unwind) in .text(this.place.shown) }
    }
  }
  nonisolated(unsafe) static let pathInfoStack = DotNetType(
    "System.Management.Automation.PathInfoStack", base: object, interfaces: ["System.Collections.IEnumerable"]
  ) { t in
    t.receiver(PathInfoStack.self) { t in
      t.get("string Name {get;}") { (this) throws(Unwind) in .string(this.name) }
      t.get("int Count {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.places.count)) }
    }
  }
}
