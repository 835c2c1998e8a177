import Engine
import Formatting
import Glibc
import Text

/// `Set-Content` and `Add-Content`: objects as lines of files.
final class SetContent: PathCmdlet {
  private let adds: Bool
  private var value: [Value] = []
  private var asBytes = false
  private var encoding = TextEncoding.utf8
  private var noNewline = false
  private var passThru = false

  private struct Open {
    let place: ItemPath
    let descriptor: Int32
    var bytes: [UInt8] = []
  }
  private var files: [Open] = []
  private var isOpen = false
  private var sessionValues: [Value] = []
  private var sessionPlaces: [ItemPath] = []

  init(adds: Bool) { self.adds = adds }

  @Sendable static func describeSet() -> CmdletDescription {
    declare("Set-Content", "Microsoft.PowerShell.Commands.SetContentCommand", adds: false)
  }
  @Sendable static func describeAdd() -> CmdletDescription {
    declare("Add-Content", "Microsoft.PowerShell.Commands.AddContentCommand", adds: true)
  }

  private static func declare(_ name: StaticString, _ className: StaticString, adds: Bool) -> CmdletDescription {
    let d = Declaration(name, className, module: "Microsoft.PowerShell.Management", defaultSet: "Path", shouldProcess: .medium) { SetContent(adds: adds) }
    d.parameter("AsByteStream", "switch") { $0.asBytes = $1.isPresent }
    declareCredential(d)
    d.parameter("Encoding", "System.Object", "", rules: "ValidateNotNullOrEmpty") { $0.encoding = EncodingArgument.read($1.value, $0.frame) }
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d, path: "Path: mandatory, position 0, property")
    d.parameter("NoNewline", "switch") { $0.noNewline = $1.isPresent }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter(
      "Value", "System.Object[]", "mandatory, position 1, pipeline, property", rules: "AllowNull; AllowEmptyCollection"
    ) { $0.value = $1.values ?? [] }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if !isOpen {
      isOpen = true
      try open()
    }
    if !sessionPlaces.isEmpty { sessionValues.append(contentsOf: value) }
    if asBytes { try appendBytes() } else { try appendLines() }
    if passThru { for v in value { try write(v) } }
    for i in files.indices where files[i].bytes.count > 1 << 16 { try flush(i) }
  }

  private func open() throws(Unwind) {
    host.flush()
    for place in try targets(mustExist: false) {
      guard
        try shouldProcess(
          PSString.of("Path: \(place.shown)"), PSString.of(adds ? "Add Content" : "Set Content"))
      else { continue }
      guard place.isFile else {
        sessionPlaces.append(place)
        continue
      }
      if force, let entry = FileEntry(place.path), entry.info.st_mode & S_IWUSR == 0 { chmod(place.path, entry.info.st_mode | S_IWUSR) }
      let descriptor = Glibc.open(place.path, O_WRONLY | O_CREAT | O_CLOEXEC | (adds ? O_APPEND : O_TRUNC), 0o666)
      if descriptor < 0 {
        try writeError(openError(errno, place.path))
        continue
      }
      var made = Open(place: place, descriptor: descriptor)
      var info = stat()
      if fstat(descriptor, &info) == 0, info.st_size == 0, !asBytes { made.bytes = Array(encoding.preamble) }
      files.append(made)
    }
  }

  private func openError(_ code: Int32, _ path: String) -> ErrorRecord {
    let exception = FileFailure.exception(code, path)
    let (id, category): (String, ErrorCategory) =
      switch code {
      case ENOENT, ENOTDIR: ("GetContentWriterDirectoryNotFoundError", .objectNotFound)
      case EACCES, EPERM, EROFS, EISDIR: ("GetContentWriterUnauthorizedAccessError", .permissionDenied)
      default: ("GetContentWriterIOError", .writeError)
      }
    return ErrorRecord(exception, id: id, category: category, target: .text(path))
  }

  private func appendBytes() throws(Unwind) {
    for v in value {
      for element in try Conversion.enumerate(v) {
        guard case .uint8(let byte) = element.unwrapped else {
          throw terminating(
            "System.Management.Automation.PSArgumentException",
            "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.", id: "Argument",
            category: .invalidArgument)
        }
        for i in files.indices { files[i].bytes.append(byte) }
      }
    }
  }

  private func appendLines() throws(Unwind) {
    if files.isEmpty { return }
    for v in value {
      for element in try elements(v) {
        let text = element.isNull ? PSString.empty : try Conversion.textForToString(element)
        for i in files.indices {
          encoding.append(text, to: &files[i].bytes)
          if !noNewline { encoding.append(SetContent.newLine, to: &files[i].bytes) }
        }
      }
    }
  }

  private static nonisolated(unsafe) let newLine = PSString.of("\n")

  private func elements(_ value: Value) throws(Unwind) -> ContiguousArray<Value> {
    if case .array(let a) = value { return a.elements }
    return [value]
  }

  private func flush(_ i: Int) throws(Unwind) {
    let bytes = files[i].bytes
    files[i].bytes.removeAll(keepingCapacity: true)
    if let code = FileText.write(files[i].descriptor, bytes) { try writeError(openError(code, files[i].place.path)) }
  }

  override func endProcessing() throws(Unwind) {
    for i in files.indices { try flush(i) }
    closeAll()
    for place in sessionPlaces {
      var content: Value = sessionValues.count == 1 ? sessionValues[0] : .array(PSArray(sessionValues))
      if adds, let old = SessionItems.content(place.provider, PSString.of(place.path), frame) {
        content = .array(PSArray(try Conversion.enumerate(old) + sessionValues))
      }
      try SessionItems.set(place.provider, PSString.of(place.path), content, frame)
    }
  }

  override func stopProcessing() {
    // What was written before the pipeline stopped stays.
    for file in files { _ = FileText.write(file.descriptor, file.bytes) }
    closeAll()
  }

  private func closeAll() {
    for file in files { close(file.descriptor) }
    files = []
  }
}

/// `Clear-Content`.
final class ClearContent: PathCmdlet {
  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Clear-Content", "Microsoft.PowerShell.Commands.ClearContentCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { ClearContent() }
    declareCredential(d)
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d, path: "Path: mandatory, position 0, property")
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for place in try targets() {
      guard try shouldProcess(PSString.of("Item: \(place.shown)"), PSString.of("Clear Content")) else { continue }
      guard place.isFile else {
        try SessionItems.set(place.provider, PSString.of(place.path), .null, frame)
        continue
      }
      host.flush()
      if let code = FileText.write(place.path, [], append: false) {
        try writeError(failed(code, place.path, io: "ClearContentIOError", denied: "ClearContentUnauthorizedAccessError"))
      }
    }
  }
}
