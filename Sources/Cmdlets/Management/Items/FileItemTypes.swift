import Engine
import Glibc
import Text

/// The members of `FileSystemInfo`, `FileInfo` and `DirectoryInfo`, and what PowerShell adds to them.
extension DotNetType {
  nonisolated(unsafe) static let fileSystemInfo = DotNetType(
    "System.IO.FileSystemInfo", base: DotNetType("System.MarshalByRefObject", base: object, isAbstract: true), isAbstract: true,
    declare: FileItemTypes.declareShared)
  nonisolated(unsafe) static let fileInfo = DotNetType("System.IO.FileInfo", base: fileSystemInfo, isSealed: true, declare: FileItemTypes.declareFile)
  nonisolated(unsafe) static let directoryInfo = DotNetType(
    "System.IO.DirectoryInfo", base: fileSystemInfo, isSealed: true, declare: FileItemTypes.declareFolder)
}

enum FileItemTypes {
  static let types: [TypeEntry] = [
    TypeEntry("System.IO.DirectoryInfo") { DotNetType.directoryInfo },
    TypeEntry("System.IO.FileInfo") { DotNetType.fileInfo },
    TypeEntry("System.IO.FileSystemInfo") { DotNetType.fileSystemInfo },
    TypeEntry("System.Management.Automation.PathInfo") { DotNetType.pathInfo },
    TypeEntry("System.Management.Automation.PathInfoStack") { DotNetType.pathInfoStack },
    TypeEntry("System.Management.Automation.ProviderInfo") { DotNetType.providerInfo },
    TypeEntry("System.Management.Automation.PSDriveInfo") { DotNetType.driveInfo },
  ]

  static let data: [TypeDataEntry] = [
    TypeDataEntry("System.IO.DirectoryInfo") { t in
      t.code("Mode", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.mode ?? "") }
      t.code("ModeWithoutHardLink", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.mode ?? "") }
      t.script("BaseName") { (v) throws(Unwind) in .text(item(v)?.name ?? "") }
      t.code("ResolvedTarget", type: "System.String") { (v) throws(Unwind) in .text(item(v).map { $0.linkTarget ?? $0.path } ?? "") }
      t.code("Target", type: "System.String") { (v) throws(Unwind) in item(v)?.linkTarget.map { .text($0) } ?? .null }
      t.code("LinkType", type: "System.String") { (v) throws(Unwind) in item(v)?.kindOfLink.map { .text($0) } ?? .null }
      t.code("NameString", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.name ?? "") }
      shared(t)
    },
    TypeDataEntry("System.IO.FileInfo") { t in
      t.code("Mode", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.mode ?? "") }
      t.code("ModeWithoutHardLink", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.mode ?? "") }
      t.script("BaseName") { (v) throws(Unwind) in
        guard let item = item(v) else { return .null }
        return .text(String(item.name.dropLast(item.fileExtension.count)))
      }
      t.code("ResolvedTarget", type: "System.String") { (v) throws(Unwind) in .text(item(v).map { $0.linkTarget ?? $0.path } ?? "") }
      t.code("Target", type: "System.String") { (v) throws(Unwind) in item(v)?.linkTarget.map { .text($0) } ?? .null }
      t.code("LinkType", type: "System.String") { (v) throws(Unwind) in item(v)?.kindOfLink.map { .text($0) } ?? .null }
      t.code("NameString", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.name ?? "") }
      t.code("LengthString", type: "System.String") { (v) throws(Unwind) in .text(item(v)?.entry.map { String($0.info.st_size) } ?? "") }
      shared(t)
    },
  ]

  private static func item(_ value: Value) -> FileItem? { value.unwrapped.asObject as? FileItem }

  private static func shared(_ t: TypeData) {
    t.script("LastWriteTimeString") { (v) throws(Unwind) in
      guard let entry = item(v)?.entry else { return .string(PSString.empty) }
      return .string(try DateTimeObject(FileEntry.time(entry.info.st_mtim)).text(format: PSString.of("d"), culture: .current))
    }
    t.script("UnixMode") { (v) throws(Unwind) in .text(item(v)?.unixMode ?? "") }
    t.script("User") { (v) throws(Unwind) in .text(item(v)?.user ?? "") }
    t.script("Group") { (v) throws(Unwind) in .text(item(v)?.group ?? "") }
    t.script("Size") { (v) throws(Unwind) in .int64(Int64(item(v)?.entry?.info.st_size ?? 0)) }
  }

  @Sendable static func declareShared(_ t: TypeDeclaration) {
    t.receiver(FileItem.self) { t in
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.name) }
      t.get("string FullName {get;}") { (this) throws(Unwind) in .text(this.path) }
      t.get("string Extension {get;}") { (this) throws(Unwind) in .text(this.fileExtension) }
      t.get("bool Exists {get;}") { (this) throws(Unwind) in .bool(this.exists) }
      time(t, "datetime CreationTime {get;set;}", \.st_ctim, utc: false)
      time(t, "datetime CreationTimeUtc {get;set;}", \.st_ctim, utc: true)
      time(t, "datetime LastAccessTime {get;set;}", \.st_atim, utc: false)
      time(t, "datetime LastAccessTimeUtc {get;set;}", \.st_atim, utc: true)
      time(t, "datetime LastWriteTime {get;set;}", \.st_mtim, utc: false)
      time(t, "datetime LastWriteTimeUtc {get;set;}", \.st_mtim, utc: true)
      t.get("string LinkTarget {get;}") { (this) throws(Unwind) in this.linkTarget.map { .text($0) } ?? .null }
      t.property("System.IO.UnixFileMode UnixFileMode {get;set;}") { (this) throws(Unwind) in
        EnumValue.of("System.IO.UnixFileMode", Int((this.entry?.info.st_mode ?? 0) & 0o7777))
      } set: { (this, value) throws(Unwind) in
        chmod(this.path, mode_t(ParameterValue(value).int ?? 0o644))
        this.refresh()
      }
      t.property("System.IO.FileAttributes Attributes {get;set;}") { (this) throws(Unwind) in
        EnumValue.of("System.IO.FileAttributes", this.attributes)
      } set: { (this, value) throws(Unwind) in
        setReadOnly(this, ((ParameterValue(value).int ?? 0) & 1) != 0)
      }
      t.method("void Refresh()") { (this, _) throws(Unwind) in
        this.refresh()
        return .void
      }
    }
  }

  private static func time(_ t: TypeMembers<FileItem>, _ signature: StaticString, _ field: KeyPath<stat, timespec>, utc: Bool) {
    t.property(signature) { (this) throws(Unwind) in
      let none = timespec(tv_sec: -11_644_473_600, tv_nsec: 0)
      let local = FileEntry.time(this.entry?.info[keyPath: field] ?? none)
      return .dateTime(utc ? local.universal : local)
    } set: { (this, value) throws(Unwind) in
      guard let date = value.asObject as? DateTimeObject, let entry = this.entry else { return }
      let ticks = date.value.universal.ticks - DateTime.unixEpoch.ticks
      let moment = timespec(tv_sec: Int(ticks / TimeSpan.ticksPerSecond), tv_nsec: Int(ticks % TimeSpan.ticksPerSecond) * 100)
      let isAccess = field == \Glibc.stat.st_atim
      var times = [isAccess ? moment : entry.info.st_atim, isAccess ? entry.info.st_mtim : moment]
      utimensat(AT_FDCWD, this.path, &times, 0)
      this.refresh()
    }
  }

  private static func setReadOnly(_ item: FileItem, _ readOnly: Bool) {
    guard let mode = item.entry?.info.st_mode else { return }
    chmod(item.path, readOnly ? mode & ~0o222 : mode | 0o200)
    item.refresh()
  }

  @Sendable static func declareFile(_ t: TypeDeclaration) {
    t.constructor("(string fileName)") { (a) throws(Unwind) in
      let name = try a.string(0, "fileName").string
      return .object(FileItem(FilePath.resolve(name, a.frame.runtime), isFolder: false, original: name))
    }
    t.receiver(FileItem.self) { t in
      t.get("long Length {get;}") { (this) throws(Unwind) in
        guard let entry = this.entry, !entry.isFolder else {
          throw Unwind.dotNet("System.IO.FileNotFoundException", "Could not find file '\(this.path)'.")
        }
        return .int64(Int64(entry.info.st_size))
      }
      t.get("string DirectoryName {get;}") { (this) throws(Unwind) in .string(FilePath.parent(PSString.of(this.path))) }
      t.get("System.IO.DirectoryInfo Directory {get;}") { (this) throws(Unwind) in
        .object(FileItem(FilePath.parent(PSString.of(this.path)).string, isFolder: true))
      }
      t.property("bool IsReadOnly {get;set;}") { (this) throws(Unwind) in .bool(this.attributes & 1 != 0) } set: { (this, value) throws(Unwind) in
        setReadOnly(this, try Conversion.truth(value))
      }
      t.method("void Delete()") { (this, _) throws(Unwind) in
        if unlink(this.path) != 0, errno != ENOENT { throw FileFailure.thrown(errno, this.path) }
        return .void
      }
      t.method("void MoveTo(string destFileName)") { (this, a) throws(Unwind) in
        let target = FilePath.resolve(try a.string(0, "destFileName").string, a.frame.runtime)
        if access(target, F_OK) == 0 { throw Unwind.dotNet("System.IO.IOException", "The file '\(target)' already exists.") }
        if rename(this.path, target) != 0 { throw FileFailure.thrown(errno, this.path) }
        this.moved(to: target)
        return .void
      }
      t.method("System.IO.FileInfo CopyTo(string destFileName)") { (this, a) throws(Unwind) in
        let target = FilePath.resolve(try a.string(0, "destFileName").string, a.frame.runtime)
        if access(target, F_OK) == 0 { throw Unwind.dotNet("System.IO.IOException", "The file '\(target)' already exists.") }
        if let code = FileCopy.file(this.path, target) { throw FileFailure.thrown(code, this.path) }
        return .object(FileItem(target, isFolder: false))
      }
    }
  }

  @Sendable static func declareFolder(_ t: TypeDeclaration) {
    t.constructor("(string path)") { (a) throws(Unwind) in
      let name = try a.string(0, "path").string
      return .object(FileItem(FilePath.resolve(name, a.frame.runtime), isFolder: true, original: name))
    }
    t.receiver(FileItem.self) { t in
      t.get("System.IO.DirectoryInfo Parent {get;}") { (this) throws(Unwind) in
        this.path == "/" ? .null : .object(FileItem(FilePath.parent(PSString.of(this.path)).string, isFolder: true))
      }
      t.get("System.IO.DirectoryInfo Root {get;}") { (_) throws(Unwind) in .object(FileItem("/", isFolder: true)) }
      t.method("void Create()") { (this, _) throws(Unwind) in
        if let code = FileCopy.makeFolders(this.path) { throw FileFailure.thrown(code, this.path) }
        this.refresh()
        return .void
      }
      t.method("System.IO.DirectoryInfo CreateSubdirectory(string path)") { (this, a) throws(Unwind) in
        let path = "\(this.path)/\(try a.string(0, "path"))"
        if let code = FileCopy.makeFolders(path) { throw FileFailure.thrown(code, path) }
        return .object(FileItem(path, isFolder: true))
      }
      t.method("void Delete()") { (this, _) throws(Unwind) in
        if rmdir(this.path) != 0 { throw FileFailure.thrown(errno, this.path) }
        return .void
      }
      t.method("void Delete(bool recursive)") { (this, a) throws(Unwind) in
        if let code = a.bool(0) ? FileCopy.removeTree(this.path) : (rmdir(this.path) == 0 ? nil : errno) { throw FileFailure.thrown(code, this.path) }
        return .void
      }
      t.method("void MoveTo(string destDirName)") { (this, a) throws(Unwind) in
        let target = FilePath.resolve(try a.string(0, "destDirName").string, a.frame.runtime)
        if rename(this.path, target) != 0 { throw FileFailure.thrown(errno, this.path) }
        this.moved(to: target)
        return .void
      }
      listing(t, "System.IO.FileInfo[] GetFiles()", "System.IO.FileInfo[] GetFiles(string searchPattern)", DotNetType.fileInfo, files: true, folders: false)
      listing(
        t, "System.IO.DirectoryInfo[] GetDirectories()", "System.IO.DirectoryInfo[] GetDirectories(string searchPattern)", DotNetType.directoryInfo,
        files: false, folders: true)
      listing(
        t, "System.IO.FileSystemInfo[] GetFileSystemInfos()", "System.IO.FileSystemInfo[] GetFileSystemInfos(string searchPattern)",
        DotNetType.fileSystemInfo, files: true, folders: true)
      listing(t, "System.IO.FileInfo[] EnumerateFiles()", "System.IO.FileInfo[] EnumerateFiles(string searchPattern)", DotNetType.fileInfo, files: true, folders: false)
      listing(
        t, "System.IO.DirectoryInfo[] EnumerateDirectories()", "System.IO.DirectoryInfo[] EnumerateDirectories(string searchPattern)",
        DotNetType.directoryInfo, files: false, folders: true)
    }
  }

  private static func listing(
    _ t: TypeMembers<FileItem>, _ plain: StaticString, _ filtered: StaticString, _ type: DotNetType, files: Bool, folders: Bool
  ) {
    func list(_ item: FileItem, _ pattern: PSString?) throws(Unwind) -> Value {
      guard item.exists || FilePath.isFolder(item.path) else {
        throw Unwind.dotNet("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(item.path)'.")
      }
      let wildcard = pattern.flatMap { try? WildcardPattern($0) }
      var found = ContiguousArray<Value>()
      for name in Folder.names(item.path) where wildcard?.matches(PSString.of(name)) ?? true {
        let path = item.path == "/" ? "/\(name)" : "\(item.path)/\(name)"
        let isFolder = FilePath.isFolder(path)
        if isFolder ? folders : files { found.append(.object(FileItem(path, isFolder: isFolder))) }
      }
      return .array(PSArray(found, elementType: type))
    }
    t.method(plain) { (this, _) throws(Unwind) in try list(this, nil) }
    t.method(filtered) { (this, a) throws(Unwind) in try list(this, try a.string(0, "searchPattern")) }
  }
}
