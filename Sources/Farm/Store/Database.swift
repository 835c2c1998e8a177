import CSQLite
import Glibc

/// One connection to a SQLite database: statements that are prepared once, transactions, named migrations, and every error in the farm's words.
///
/// Not for two threads at a time.
package final class Database {
  /// How a file is opened. `immutable` reads a file that nobody can be writing, without locks and without `-wal` and `-shm` beside it.
  enum Access { case readWrite, readOnly, immutable }

  /// A step in the schema's history. Its name is recorded; its place in the list is the schema's version.
  struct Migration {
    let name: String
    let sql: String
  }

  /// "SPSH" in the header's application id: a database of another program is no farm.
  private static let applicationId = 0x5350_5348

  /// The farm's path, for messages.
  let path: String
  /// Whether the file is read as it was when it was opened, and what others write isn't seen.
  let isSnapshot: Bool
  private let handle: OpaquePointer
  private let wait: LockWait
  private var idle: [String: OpaquePointer] = [:]
  private var depth = 0

  /// Opens the database; creates the file only if `creating`.
  ///
  /// - Parameter farm: the path that errors speak of, where it isn't the file's.
  init(path file: String, farm: String? = nil, access: Access = .readWrite, creating: Bool = false, wait: LockWait = LockWait())
    throws(FarmError)
  {
    path = farm ?? file
    isSnapshot = access == .immutable
    self.wait = wait
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    flags |= access == .readWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
    if creating { flags |= SQLITE_OPEN_CREATE }
    var name = file
    if access == .immutable {
      flags |= SQLITE_OPEN_URI
      name = "file:" + file.percentEncodedPath + "?immutable=1"
    }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard let opened, code == SQLITE_OK else {
      let failure = Self.error(code, path: path, connection: opened, wait: wait)
      sqlite3_close(opened)
      throw failure
    }
    handle = opened
    sqlite3_busy_handler(handle, { LockWait.retry($0, attempts: $1) }, Unmanaged.passUnretained(wait).toOpaque())
  }

  deinit {
    for statement in idle.values { sqlite3_finalize(statement) }
    sqlite3_close(handle)
  }

  /// Whether SQLite could open the file for writing.
  var isWritable: Bool { sqlite3_db_readonly(handle, "main") == 0 }

  // MARK: Statements

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: any SQLiteValue...) throws(FarmError) {
    try step(sql, arguments) { (_: inout Row) throws(FarmError) in }
  }

  /// Runs a query and reads each row.
  func rows<Element>(
    _ sql: String, _ arguments: any SQLiteValue..., read: (inout Row) throws(FarmError) -> Element
  ) throws(FarmError) -> [Element] {
    var result: [Element] = []
    try step(sql, arguments) { (row: inout Row) throws(FarmError) in result.append(try read(&row)) }
    return result
  }

  /// Runs a query of at most one row.
  func row<Element>(
    _ sql: String, _ arguments: any SQLiteValue..., read: (inout Row) throws(FarmError) -> Element
  ) throws(FarmError) -> Element? {
    var result: Element?
    try step(sql, arguments) { (row: inout Row) throws(FarmError) in result = try read(&row) }
    return result
  }

  /// Runs a query whose first column is the answer.
  func value<Value: SQLiteValue>(_ sql: String, _ arguments: any SQLiteValue...) throws(FarmError) -> Value? {
    var result: Value?
    try step(sql, arguments) { (row: inout Row) throws(FarmError) in result = row.next() }
    return result
  }

  /// Runs several statements, none of which gives rows or has arguments.
  func execute(_ script: String) throws(FarmError) { try check(sqlite3_exec(handle, script, nil, nil, nil)) }

  private func step(_ sql: String, _ arguments: [any SQLiteValue], _ each: (inout Row) throws(FarmError) -> Void) throws(FarmError) {
    // A statement in use is not in the list, so that a query inside another's rows gets one of its own.
    let statement: OpaquePointer
    if let ready = idle.removeValue(forKey: sql) { statement = ready } else { statement = try prepare(sql) }
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      if let other = idle.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
    }
    for (offset, argument) in arguments.enumerated() { try check(argument.bind(to: statement, at: Int32(offset + 1))) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        var row = Row(statement: statement)
        try each(&row)
      case SQLITE_DONE: return
      case let code: throw Self.error(code, path: path, connection: handle, wait: wait)
      }
    }
  }

  private func prepare(_ sql: String) throws(FarmError) -> OpaquePointer {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw .damaged(path: path, reason: "an empty statement") }
    return statement
  }

  // MARK: Transactions

  /// Reads several statements' rows from one state of the database.
  func read<Result>(_ body: () throws(FarmError) -> Result) throws(FarmError) -> Result { try transaction("BEGIN", body) }

  /// Changes the database in one transaction, which is the only one while it runs: what `body` reads is what it changes. An error takes everything back.
  func change<Result>(_ body: () throws(FarmError) -> Result) throws(FarmError) -> Result {
    guard isWritable else { throw .readOnly(path: path) }
    return try transaction("BEGIN IMMEDIATE", body)
  }

  private func transaction<Result>(_ begin: String, _ body: () throws(FarmError) -> Result) throws(FarmError) -> Result {
    if depth > 0 { return try body() }
    wait.begin()
    try run(begin)
    depth = 1
    defer { depth = 0 }
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // SQLite has taken back a transaction that failed by itself (a full disk): then there is nothing to roll back.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  #if SPLIT_TRANSACTION
    /// Breaks the transaction in two: the build that the durability test must find out.
    func splitTransaction() throws(FarmError) {
      try run("COMMIT")
      try run("BEGIN IMMEDIATE")
    }
  #endif

  // MARK: Schema

  /// Sets what SQLite keeps per connection, and refuses a database that this program must not touch.
  ///
  /// - Returns: whether all migrations have been applied.
  func prepareConnection(known: [Migration]) throws(FarmError) -> Bool {
    try execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
    let id: Int = try value("PRAGMA application_id") ?? 0
    let version: Int = try value("PRAGMA user_version") ?? 0
    guard id == Self.applicationId else { throw .notAFarm(path: path) }
    guard version <= known.count else { throw .newerVersion(path: path, found: version, known: known.count) }
    return version == known.count
  }

  /// Applies the migrations that the database lacks, all in one transaction.
  func migrate(_ known: [Migration]) throws(FarmError) {
    try change { () throws(FarmError) in
      let version: Int = try value("PRAGMA user_version") ?? 0
      if version == 0 {
        try execute(
          "PRAGMA application_id = \(Self.applicationId); CREATE TABLE migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT")
      }
      for migration in known.dropFirst(version) {
        try execute(migration.sql)
        try run("INSERT INTO migration VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ'))", migration.name)
      }
      try execute("PRAGMA user_version = \(known.count)")
    }
  }

  // MARK: Errors

  private func check(_ code: Int32) throws(FarmError) {
    guard code != SQLITE_OK else { return }
    throw Self.error(code, path: path, connection: handle, wait: wait)
  }

  private static func error(_ code: Int32, path: String, connection: OpaquePointer?, wait: LockWait) -> FarmError {
    let words = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let reason = words.map { String(cString: $0) } ?? "error \(code)"
    let systemError = connection.map { sqlite3_system_errno($0) } ?? 0
    switch code & 0xFF {
    case SQLITE_NOTADB: return .notAFarm(path: path)
    case SQLITE_BUSY, SQLITE_LOCKED: return wait.wasInterrupted ? .interrupted : .locked(path: path, seconds: wait.seconds)
    case SQLITE_READONLY: return .readOnly(path: path)
    case SQLITE_FULL: return .diskFull(path: path)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      return .cannotOpen(path: path, reason: systemError == 0 ? reason : String(cString: strerror(systemError)))
    case SQLITE_IOERR where systemError == ENOSPC: return .diskFull(path: path)
    default: return .damaged(path: path, reason: reason)
    }
  }
}

/// How long a connection waits for another's lock, and what may end the wait early.
package final class LockWait {
  let seconds: Int
  private let isInterrupted: () -> Bool
  fileprivate private(set) var wasInterrupted = false

  /// - Parameter isInterrupted: asked about every 20 ms; the shell answers with its Ctrl-C flag.
  package init(seconds: Int = 15, isInterrupted: @escaping () -> Bool = { false }) {
    self.seconds = seconds
    self.isInterrupted = isInterrupted
  }

  fileprivate func begin() { wasInterrupted = false }

  /// SQLite's busy handler: sleeps 0.5 ms at first, up to 20 ms, and answers whether to try again.
  fileprivate static func retry(_ context: UnsafeMutableRawPointer?, attempts: Int32) -> Int32 {
    guard let context else { return 0 }
    let wait = Unmanaged<LockWait>.fromOpaque(context).takeUnretainedValue()
    wait.wasInterrupted = wait.isInterrupted()
    if wait.wasInterrupted { return 0 }
    // The first 40 attempts take 400 ms together, each later one 20 ms.
    guard Int(attempts) < 40 + (wait.seconds * 1000 - 400) / 20 else { return 0 }
    usleep(min(UInt32(attempts + 1) * 500, 20_000))
    return 1
  }
}

/// A row of a query, read column by column from the left.
struct Row {
  fileprivate let statement: OpaquePointer
  private var column: Int32 = 0

  fileprivate init(statement: OpaquePointer) { self.statement = statement }

  mutating func next<Value: SQLiteValue>() -> Value {
    defer { column += 1 }
    return Value.read(from: statement, at: column)
  }
}

/// A Swift value that a column or an argument can hold.
protocol SQLiteValue {
  /// Binds the value to an argument, and gives SQLite's result code.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
  static func read(from statement: OpaquePointer, at column: Int32) -> Self
}

/// SQLite's `SQLITE_TRANSIENT`, a cast that Swift doesn't import: the text is copied before the call returns.
nonisolated(unsafe) private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, Int64(self)) }
  static func read(from statement: OpaquePointer, at column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
}

extension Bool: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self ? 1 : 0) }
  static func read(from statement: OpaquePointer, at column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }
}

extension String: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text(statement, index, $0.baseAddress ?? emptyText, Int32($0.count), copied) }
    }
  }
  static func read(from statement: OpaquePointer, at column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
  }
}

/// An empty buffer may have no address, and SQLite would take that for NULL.
nonisolated(unsafe) private let emptyText = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))

extension [UInt8]: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress ?? UnsafeRawPointer(emptyText), Int32($0.count), copied) }
  }
  static func read(from statement: OpaquePointer, at column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
  }
}

extension GUID: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { description.bind(to: statement, at: index) }
  static func read(from statement: OpaquePointer, at column: Int32) -> GUID { GUID(String.read(from: statement, at: column)) ?? .zero }
}

extension Optional: SQLiteValue where Wrapped: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    self?.bind(to: statement, at: index) ?? sqlite3_bind_null(statement, index)
  }
  static func read(from statement: OpaquePointer, at column: Int32) -> Wrapped? {
    sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : Wrapped.read(from: statement, at: column)
  }
}

extension String {
  /// The path as a URI carries it.
  fileprivate var percentEncodedPath: String {
    var text = ""
    for unit in utf8 {
      switch unit {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "/"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(unit))
      default:
        let digits = String(unit, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
