import Glibc

/// Where a farm is kept.
package enum FarmLocation: Sendable, Equatable {
  /// A throw-away farm that ends with the process.
  case memory
  case file(String)

  /// `:memory:` or a path. A relative path is made absolute now, whatever the current directory is when the farm is opened.
  package init(_ text: String) {
    if text == ":memory:" {
      self = .memory
    } else if !text.hasPrefix("/"), let directory = getcwd(nil, 0) {
      self = .file(String(cString: directory) + "/" + text)
      free(directory)
    } else {
      self = .file(text)
    }
  }

  /// `$XDG_DATA_HOME/spsh/farm.db`, else `~/.local/share/spsh/farm.db`.
  package static var standard: FarmLocation { .file(dataDirectory + "/farm.db") }

  /// The program's directory for data: `$XDG_DATA_HOME/spsh` if that is absolute (the XDG specification ignores a relative one), else `~/.local/share/spsh`.
  package static var dataDirectory: String {
    if let home = getenv("XDG_DATA_HOME").map({ String(cString: $0) }), home.hasPrefix("/") { return home + "/spsh" }
    return homeDirectory + "/.local/share/spsh"
  }

  private static var homeDirectory: String {
    if let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") { return home }
    if let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir { return String(cString: directory) }
    return "/"
  }

  package var path: String {
    switch self {
    case .memory: ":memory:"
    case .file(let path): path
    }
  }
}

/// The way from a path to an open farm: made if there is none, read-only if the file or its directory are, and refused if it is something else.
enum FarmFile {
  /// Opens the farm, and makes a new one by `populate` if there is none or the file is empty.
  ///
  /// A new farm appears whole or not at all: it is made in a file beside the path and then linked to it, so that of several processes that start at once one makes the farm and the others open it.
  static func open(
    _ location: FarmLocation, wait: LockWait, populate: (Database) throws(FarmError) -> Void
  ) throws(FarmError) -> Database {
    guard case .file(let path) = location else {
      let database = try Database(path: ":memory:", creating: true, wait: wait)
      try build(database, populate)
      return database
    }
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT else { throw .cannotOpen(path: path, reason: systemReason()) }
      if location == .standard { try makeDirectory(FarmLocation.dataDirectory) }
      try create(path, replacing: nil, populate)
    } else if status.st_mode & S_IFMT == S_IFDIR {
      throw .cannotOpen(path: path, reason: "it is a directory")
    } else if status.st_mode & S_IFMT == S_IFREG && status.st_size == 0, let target = realpath(path, nil) {
      defer { free(target) }
      try create(String(cString: target), replacing: status, populate)
    }
    return try openExisting(path, wait: wait)
  }

  /// What shows that a farm's files have been written.
  struct State: Equatable {
    private var numbers: [Int] = []

    init(of location: FarmLocation) {
      guard case .file(let path) = location else { return }
      for suffix in ["", "-wal"] {
        var status = stat()
        guard stat(path + suffix, &status) == 0 else { continue }
        numbers += [Int(truncatingIfNeeded: status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
      }
    }
  }

  // MARK: An existing farm

  private static func openExisting(_ path: String, wait: LockWait) throws(FarmError) -> Database {
    do {
      return try checked(Database(path: path, wait: wait))
    } catch {
      switch error {
      case .cannotOpen, .readOnly: break
      default: throw error
      }
      // The directory or the files can't be written, and SQLite needs them to share a write-ahead log.
      guard access(path, R_OK) == 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
      if let readOnly = try? checked(Database(path: path, access: .readOnly, wait: wait)) { return readOnly }
      var log = stat()
      if stat(path + "-wal", &log) == 0, log.st_size > 0 { return try openCopy(of: path, wait: wait) }
      return try checked(Database(path: path, access: .immutable, wait: wait))
    }
  }

  /// Refuses what is no farm of ours, and brings an older one to this version.
  private static func checked(_ database: Database) throws(FarmError) -> Database {
    if try !database.prepareConnection(known: Schema.migrations) { try database.migrate(Schema.migrations) }
    // The first table read is where a file without a usable log shows itself.
    let _: Int? = try database.value("SELECT 1 FROM farm")
    return database
  }

  /// Reads a farm that its last writer left with a log, in a place that can't be written: the log is applied to a copy, which is gone from the disk before it is used.
  private static func openCopy(of path: String, wait: LockWait) throws(FarmError) -> Database {
    var template = Array("/tmp/spsh-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotOpen(path: path, reason: systemReason()) }
    let directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      for suffix in ["", "-wal", "-shm"] { unlink(directory + "/farm.db" + suffix) }
      rmdir(directory)
    }
    for suffix in ["", "-wal"] { try copyFile(path + suffix, to: directory + "/farm.db" + suffix, farm: path) }
    // The log is applied here, and closing removes it; what remains is complete in itself and stays readable through the open descriptor.
    _ = try checked(Database(path: directory + "/farm.db", farm: path, wait: wait))
    return try checked(Database(path: directory + "/farm.db", farm: path, access: .immutable, wait: wait))
  }

  private static func copyFile(_ source: String, to target: String, farm path: String) throws(FarmError) {
    let input = Glibc.open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
    defer { close(input) }
    let output = Glibc.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
    defer { close(output) }
    while true {
      let count = sendfile(output, input, nil, 1 << 20)
      if count == 0 { return }
      guard count > 0 || errno == EINTR else { throw .cannotOpen(path: path, reason: systemReason()) }
    }
  }

  // MARK: A new farm

  private static func build(_ database: Database, _ populate: (Database) throws(FarmError) -> Void) throws(FarmError) {
    try database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    try database.change { () throws(FarmError) in
      try database.migrate(Schema.migrations)
      try populate(database)
    }
  }

  private static func create(_ path: String, replacing empty: stat?, _ populate: (Database) throws(FarmError) -> Void) throws(FarmError) {
    let draft = "\(path).new-\(getpid())-\(GUID.random().digits.prefix(8))"
    defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) } }
    try makeDraft(draft, of: path, populate)
    if let empty {
      try replace(path, by: draft, ifStill: empty)
    } else {
      guard link(draft, path) == 0 || errno == EEXIST else { throw .cannotOpen(path: path, reason: systemReason()) }
    }
    synchronizeDirectory(of: path)
  }

  /// When this returns, the connection is closed: the log is in the file, and the file is on the disk.
  private static func makeDraft(_ draft: String, of path: String, _ populate: (Database) throws(FarmError) -> Void) throws(FarmError) {
    let database = try Database(path: draft, farm: path, creating: true)
    try database.execute("PRAGMA journal_mode = WAL")
    try build(database, populate)
  }

  /// Puts the new farm in the place of an empty file, which the one process does that still finds it there once it has the file's lock.
  private static func replace(_ path: String, by draft: String, ifStill empty: stat) throws(FarmError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == EACCES || errno == EROFS ? .readOnly(path: path) : .cannotOpen(path: path, reason: systemReason())
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
    var now = stat()
    guard stat(path, &now) == 0, now.st_ino == empty.st_ino, now.st_dev == empty.st_dev, now.st_size == 0 else { return }
    guard chmod(draft, empty.st_mode & 0o777) == 0, rename(draft, path) == 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
  }

  /// Makes the directory and its parents, for this account alone.
  static func makeDirectory(_ path: String) throws(FarmError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .cannotOpen(path: path, reason: systemReason())
    }
    try makeDirectory(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .cannotOpen(path: path, reason: systemReason()) }
  }

  /// Makes a name in a directory durable.
  static func synchronizeDirectory(of path: String) {
    let directory = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The system's words for `errno`.
  static func systemReason() -> String { String(cString: strerror(errno)) }
}
