import Engine
import Text

/// What cmdlets over items share: paths with wildcards, or literal ones; names to include and to leave out.
class PathCmdlet: Cmdlet {
  final var paths: [PSString] = []
  final var isLiteral = false
  final var include: [PSString] = []
  final var exclude: [PSString] = []
  final var filter: PSString?
  final var force = false

  /// Declares `-Path` and `-LiteralPath` in two sets.
  static func declarePaths<C: PathCmdlet>(
    _ d: Declaration<C>, path: StaticString = "Path: mandatory, position 0, pipeline, property", literal: StaticString = "LiteralPath: mandatory, property"
  ) {
    d.parameter("LiteralPath", "string[]", literal, aliases: "PSPath LP") {
      if let given = $1.strings {
        $0.paths = given
        $0.isLiteral = true
      }
    }
    d.parameter("Path", "string[]", path) {
      if let given = $1.strings {
        $0.paths = given
        $0.isLiteral = false
      }
    }
  }

  /// Declares `-Include`, `-Exclude` and `-Filter`.
  static func declareFilters<C: PathCmdlet>(_ d: Declaration<C>, filter: StaticString = "") {
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Filter", "string", filter) { $0.filter = $1.string }
    d.parameter("Include", "string[]") { $0.include = $1.strings ?? [] }
  }

  /// No provider here takes other credentials than the user's own.
  static func declareCredential<C: PathCmdlet>(_ d: Declaration<C>) {
    d.parameter("Credential", "pscredential", "property", rules: "Credential") { (cmdlet, value) throws(Unwind) in
      guard let credential: CredentialObject = value.object(), !credential.userName.isEmpty else { return }
      throw cmdlet.terminating(
        "System.Management.Automation.PSNotSupportedException",
        "The FileSystem provider supports credentials only on the New-PSDrive cmdlet. Perform the operation again without specifying credentials.",
        id: "NotSupported", category: .notImplemented)
    }
  }

  /// The items that the given paths mean; what does not exist is reported, unless a wildcard found nothing.
  final func targets(_ given: [PSString]? = nil, mustExist: Bool = true) throws(Unwind) -> [ItemPath] {
    var all: [ItemPath] = []
    for text in given ?? paths {
      if text.isEmpty {
        throw terminating(
          "System.Management.Automation.ParameterBindingException", "Cannot bind argument to parameter 'Path' because it is an empty string.",
          id: "ParameterArgumentValidationErrorEmptyStringNotAllowed", category: .invalidData)
      }
      let found: [ItemPath]
      do {
        found = isLiteral ? [try ItemPath.resolve(text)] : try ItemPath.expand(text, force: force, frame)
      } catch {
        guard let record = error.record else { throw error }
        try writeError(record)
        continue
      }
      let isPattern = !isLiteral && WildcardPattern.containsWildcardCharacters(text)
      for place in found {
        if mustExist, !exists(place) {
          if !isPattern { try writeError(ItemPath.notFound(place.shown)) }
          continue
        }
        if isWanted(place.name, isPattern: isPattern) { all.append(place) }
      }
    }
    return all
  }

  final func exists(_ place: ItemPath) -> Bool {
    place.isFile ? FileEntry(place.path) != nil : SessionItems.exists(place.provider, PSString.of(place.path), frame)
  }

  /// `-Include`, `-Exclude` and `-Filter`, which apply to a name.
  final func isWanted(_ name: String, isPattern: Bool = true) -> Bool {
    let text = PSString.of(name)
    if !include.isEmpty, !include.contains(where: { (try? WildcardPattern($0))?.matches(text) == true }) { return false }
    if exclude.contains(where: { (try? WildcardPattern($0))?.matches(text) == true }) { return false }
    if let filter, isPattern, (try? WildcardPattern(filter))?.matches(text) != true { return false }
    return true
  }

  /// The item as an object.
  final func object(_ place: ItemPath) -> Value? {
    if place.isFile { return FileItem.value(place) }
    guard let value = SessionItems.object(place.provider, PSString.of(place.path), frame) else { return nil }
    return ItemNotes.attach(to: value, place, isContainer: false)
  }

  /// An error of the file system, in the words and with the id that the provider gives.
  final func failed(_ code: Int32, _ path: String, io: String, denied: String, target: Value? = nil) -> ErrorRecord {
    let exception = FileFailure.exception(code, path)
    let isDenied = FileFailure.isDenied(code)
    return ErrorRecord(
      exception, id: isDenied ? denied : io, category: isDenied ? .permissionDenied : .writeError, target: target ?? .text(path))
  }
}
