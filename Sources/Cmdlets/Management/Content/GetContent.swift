import Engine
import Formatting
import Text

/// `Get-Content`: the lines (or bytes) of files, and the values of other items.
final class GetContent: PathCmdlet {
  private var asBytes = false
  private var delimiter: PSString?
  private var encoding = TextEncoding.utf8
  private var raw = false
  private var readCount = 1
  private var tail: Int?
  private var totalCount: Int?
  private var wait = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Content", "Microsoft.PowerShell.Commands.GetContentCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Byte", "System.String"]
    ) { GetContent() }
    d.parameter("AsByteStream", "switch") { $0.asBytes = $1.isPresent }
    declareCredential(d)
    d.parameter("Delimiter", "string") { $0.delimiter = $1.string }
    d.parameter("Encoding", "System.Object", "", rules: "ValidateNotNullOrEmpty") { $0.encoding = EncodingArgument.read($1.value, $0.frame) }
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d, path: "Path: mandatory, position 0, property")
    d.parameter("Raw", "switch") { $0.raw = $1.isPresent }
    d.parameter("ReadCount", "long", "property") { $0.readCount = $1.int ?? 1 }
    d.parameter("Tail", "int", "property", aliases: "Last", rules: "range 0..2147483647") { $0.tail = $1.int }
    d.parameter("TotalCount", "long", "property", aliases: "First Head", rules: "range 0..9223372036854775807") { $0.totalCount = $1.int }
    d.parameter("Wait", "switch") { $0.wait = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if tail != nil, totalCount != nil {
      throw terminating(
        "System.InvalidOperationException", "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.",
        id: "TailAndHeadCannotCoexist", category: .invalidOperation)
    }
    for place in try targets() { try read(place) }
  }

  private func read(_ place: ItemPath) throws(Unwind) {
    guard place.isFile else {
      guard let content = SessionItems.content(place.provider, PSString.of(place.path), frame) else { return }
      return try write(content, enumerate: true)
    }
    if FileEntry(place.path)?.isFolder == true {
      return try writeError(
        "System.InvalidOperationException",
        "Unable to get content because it is a directory: '\(place.path)'. Please use 'Get-ChildItem' instead.",
        id: "GetContainerContentException", category: .invalidOperation, target: .text(place.path))
    }
    host.flush()
    let bytes: [UInt8]
    switch FilePath.read(place.path) {
    case .success(let read): bytes = read
    case .failure(let error):
      return try writeError(
        ErrorRecord(
          FileFailure.exception(error.code, place.path), id: FileFailure.isDenied(error.code) ? "GetContentReaderUnauthorizedAccessError" : "GetContentReaderIOError",
          category: FileFailure.isDenied(error.code) ? .permissionDenied : .readError, target: .text(place.path)))
    }
    if asBytes { return try writeBytes(bytes) }
    if raw {
      let text = FileText.text(bytes, encoding)
      if text.isEmpty { return }
      return try write(.string(text))
    }
    try writeLines(bytes)
    if wait { try follow(place, from: bytes.count) }
  }

  private func writeBytes(_ bytes: [UInt8]) throws(Unwind) {
    var part = bytes[...]
    if let totalCount { part = part.prefix(totalCount) }
    if let tail { part = part.suffix(tail) }
    if raw { return try write(.array(PSArray(ContiguousArray(part.map { .uint8($0) }), elementType: DotNetType.uint8))) }
    try emit(ContiguousArray(part.map { .uint8($0) }))
  }

  private func writeLines(_ bytes: [UInt8]) throws(Unwind) {
    if let totalCount, totalCount == 0 { return }
    if delimiter == nil, tail == nil, readCount == 1 {
      var left = totalCount ?? .max
      return try FileText.lines(bytes, encoding) { (line) throws(Unwind) in
        try self.write(.string(line))
        left -= 1
        return left > 0
      }
    }
    var all = ContiguousArray<Value>()
    if let delimiter, !delimiter.isEmpty {
      var parts = FileText.text(bytes, encoding).split(separator: delimiter)
      if parts.last?.isEmpty == true { parts.removeLast() }
      all = ContiguousArray(parts.map { .string($0) })
    } else {
      try FileText.lines(bytes, encoding) { (line) throws(Unwind) in
        all.append(.string(line))
        return true
      }
    }
    if let totalCount { all = ContiguousArray(all.prefix(totalCount)) }
    if let tail { all = ContiguousArray(all.suffix(tail)) }
    try emit(all)
  }

  /// `-ReadCount`: one by one, all at once, or in blocks.
  private func emit(_ values: ContiguousArray<Value>) throws(Unwind) {
    if readCount == 1 {
      for value in values { try write(value) }
      return
    }
    if values.isEmpty { return }
    if readCount <= 0 { return try write(.array(PSArray(values))) }
    var from = 0
    while from < values.count {
      let end = min(values.count, from + readCount)
      try write(.array(PSArray(values[from..<end])))
      from = end
    }
  }

  /// `-Wait`: what is added to the file is written as it comes, until the pipeline is stopped.
  private func follow(_ place: ItemPath, from start: Int) throws(Unwind) {
    var seen = start
    while true {
      host.flush()
      try Pause.sleep(seconds: 0.1, frame)
      guard case .success(let bytes) = FilePath.read(place.path) else { continue }
      if bytes.count < seen { seen = 0 }
      guard bytes.count > seen else { continue }
      try FileText.lines(Array(bytes[seen...]), encoding) { (line) throws(Unwind) in
        try self.write(.string(line))
        return true
      }
      seen = bytes.count
    }
  }
}
