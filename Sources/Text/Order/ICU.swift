import Glibc

/// ICU, opened with `dlopen` when a text beyond ASCII first needs to be ordered, searched by culture, or normalised. Nothing is linked to it.
///
/// Without the library a message on standard error names Debian's package, once, and the callers fall back to orders of their own.
final class ICU {
  typealias Handle = OpaquePointer
  typealias Units = UnsafePointer<UInt16>
  typealias Status = UnsafeMutablePointer<Int32>

  let ucol_open: @convention(c) (UnsafePointer<CChar>, Status) -> Handle?
  let ucol_openRules: @convention(c) (Units, Int32, Int32, Int32, UnsafeMutableRawPointer?, Status) -> Handle?
  let ucol_setAttribute: @convention(c) (Handle, Int32, Int32, Status) -> Void
  let ucol_setMaxVariable: @convention(c) (Handle, Int32, Status) -> Void
  let ucol_strcoll: @convention(c) (Handle, Units, Int32, Units, Int32) -> Int32
  let ucol_getSortKey: @convention(c) (Handle, Units, Int32, UnsafeMutablePointer<UInt8>?, Int32) -> Int32
  let ucol_openElements: @convention(c) (Handle, Units, Int32, Status) -> Handle?
  let ucol_closeElements: @convention(c) (Handle) -> Void
  let ucol_next: @convention(c) (Handle, Status) -> Int32
  let ucol_previous: @convention(c) (Handle, Status) -> Int32
  let usearch_openFromCollator: @convention(c) (Units, Int32, Units, Int32, Handle, Handle?, Status) -> Handle?
  let usearch_first: @convention(c) (Handle, Status) -> Int32
  let usearch_last: @convention(c) (Handle, Status) -> Int32
  let usearch_getMatchedLength: @convention(c) (Handle) -> Int32
  let usearch_setText: @convention(c) (Handle, Units, Int32, Status) -> Void
  let usearch_setPattern: @convention(c) (Handle, Units, Int32, Status) -> Void
  let ubrk_openRules: @convention(c) (Units, Int32, Units, Int32, UnsafeMutableRawPointer?, Status) -> Handle?
  let unorm2_getNFCInstance: @convention(c) (Status) -> Handle?
  let unorm2_getNFDInstance: @convention(c) (Status) -> Handle?
  let unorm2_getNFKCInstance: @convention(c) (Status) -> Handle?
  let unorm2_getNFKDInstance: @convention(c) (Status) -> Handle?
  let unorm2_isNormalized: @convention(c) (Handle, Units, Int32, Status) -> Int8
  let unorm2_normalize: @convention(c) (Handle, Units, Int32, UnsafeMutablePointer<UInt16>?, Int32, Status) -> Int32

  /// The library, or nil when there is none. Its functions may be called from any thread; the handles belong to their owners.
  nonisolated(unsafe) static let shared: ICU? = {
    // Debian 12 and 13 first: a failed attempt searches every library directory.
    for version in [72, 76] + (60...90).reversed() {
      guard let library = dlopen("libicui18n.so.\(version)", RTLD_LAZY | RTLD_LOCAL) else { continue }
      if let icu = ICU(library, version) { return icu }
      dlclose(library)
    }
    let message =
      "spsh: the order of text beyond ASCII needs ICU, which is not installed (Debian: apt install libicu72); using the order of code points\n"
    _ = message.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
    return nil
  }()

  private init?(_ library: UnsafeMutableRawPointer, _ version: Int) {
    var missing = false
    func symbol<F>(_ name: String) -> F {
      let found = dlsym(library, "\(name)_\(version)")
      if found == nil { missing = true }
      // A null function pointer is never called: the initialiser fails below.
      return unsafeBitCast(found ?? UnsafeMutableRawPointer(bitPattern: 1), to: F.self)
    }
    ucol_open = symbol("ucol_open")
    ucol_openRules = symbol("ucol_openRules")
    ucol_setAttribute = symbol("ucol_setAttribute")
    ucol_setMaxVariable = symbol("ucol_setMaxVariable")
    ucol_strcoll = symbol("ucol_strcoll")
    ucol_getSortKey = symbol("ucol_getSortKey")
    ucol_openElements = symbol("ucol_openElements")
    ucol_closeElements = symbol("ucol_closeElements")
    ucol_next = symbol("ucol_next")
    ucol_previous = symbol("ucol_previous")
    usearch_openFromCollator = symbol("usearch_openFromCollator")
    usearch_first = symbol("usearch_first")
    usearch_last = symbol("usearch_last")
    usearch_getMatchedLength = symbol("usearch_getMatchedLength")
    usearch_setText = symbol("usearch_setText")
    usearch_setPattern = symbol("usearch_setPattern")
    ubrk_openRules = symbol("ubrk_openRules")
    unorm2_getNFCInstance = symbol("unorm2_getNFCInstance")
    unorm2_getNFDInstance = symbol("unorm2_getNFDInstance")
    unorm2_getNFKCInstance = symbol("unorm2_getNFKCInstance")
    unorm2_getNFKDInstance = symbol("unorm2_getNFKDInstance")
    unorm2_isNormalized = symbol("unorm2_isNormalized")
    unorm2_normalize = symbol("unorm2_normalize")
    if missing { return nil }
  }
}
