import CSystem
import Syntax
import Text

/// One activation: a header on the value stack with the block's slots inline behind it. A pointer and nothing else.
///
/// All pointer arithmetic of the interpreter is in this file, `Slot.swift` and `Out.swift`; nodes read like the language. A frame is valid until it is left:
/// nothing that a script can hold may keep one (such things hold a `FrameHandle`). A frame that outlives its call (global, module and script scopes)
/// has the same layout on the heap.
public struct Frame: Equatable {
  @usableFromInline let base: UnsafeMutableRawPointer

  @inline(__always) init(base: UnsafeMutableRawPointer) { self.base = base }

  struct Header {
    var environment: Unmanaged<ScopeEnvironment>
    var out: UnsafeMutablePointer<Out>
    var streams: Unmanaged<Streams>
    /// Who called: stack traces, `$MyInvocation`, streams.
    var caller: UnsafeMutableRawPointer?
    /// Where unset variables are looked up next; not always the caller.
    var scopeParent: UnsafeMutableRawPointer?
    /// The node that called this activation, for positions.
    var site: Unmanaged<Node>?
    var block: Unmanaged<CompiledBlock>
    /// One bit per parameter that was bound.
    var bound: UInt64
    /// By-name variables, functions, automatic values: what few frames need.
    var extras: Unmanaged<FrameExtras>?
    var flags: Flags
    var slotCount: Int32
  }

  struct Flags: OptionSet {
    let rawValue: UInt32
    /// Runs in its parent's scope: dot-sourced, or a block of `ForEach-Object`. Own automatic variables, everything else in `scopeParent`.
    static let dotted = Flags(rawValue: 1)
    /// Variables are found by name: files, modules, the prompt.
    static let byName = Flags(rawValue: 2)
    static let onHeap = Flags(rawValue: 4)
    /// The environment was made for this frame and is released with it.
    static let ownsEnvironment = Flags(rawValue: 8)
    /// A script file's or module's top scope: `$script:` ends here.
    static let scriptScope = Flags(rawValue: 16)
    static let ownsStreams = Flags(rawValue: 32)
  }

  static let headerSize = (MemoryLayout<Header>.size + 15) & ~15

  static func size(slots: Int) -> Int { headerSize &+ slots &* MemoryLayout<Value>.stride }

  @inline(__always) var header: UnsafeMutablePointer<Header> { base.assumingMemoryBound(to: Header.self) }
  @inline(__always) var slots: UnsafeMutablePointer<Value> { (base + Frame.headerSize).assumingMemoryBound(to: Value.self) }

  // MARK: - What nodes read

  /// The output cell: what the activation writes goes there.
  @inline(__always) var out: UnsafeMutablePointer<Out> {
    get { header.pointee.out }
    nonmutating set { header.pointee.out = newValue }
  }

  @inline(__always) public var environment: ScopeEnvironment { header.pointee.environment._withUnsafeGuaranteedRef { $0 } }
  @inline(__always) public var runtime: Runtime { environment.runtime }
  @inline(__always) public var session: SessionState { environment.session }
  @inline(__always) public var streams: Streams { header.pointee.streams._withUnsafeGuaranteedRef { $0 } }
  @inline(__always) var block: CompiledBlock { header.pointee.block._withUnsafeGuaranteedRef { $0 } }
  @inline(__always) public var caller: Frame? { header.pointee.caller.map(Frame.init(base:)) }
  @inline(__always) public var scopeParent: Frame? { header.pointee.scopeParent.map(Frame.init(base:)) }
  var site: Node? { header.pointee.site?.takeUnretainedValue() }
  @inline(__always) var isDotted: Bool { header.pointee.flags.contains(.dotted) }
  @inline(__always) var isByName: Bool { header.pointee.flags.contains(.byName) }

  /// The extras when there are any.
  @inline(__always) package var existingExtras: FrameExtras? { header.pointee.extras?.takeUnretainedValue() }

  /// The extras, made when first needed and released with the frame.
  package var extras: FrameExtras {
    if let made = header.pointee.extras { return made.takeUnretainedValue() }
    let made = FrameExtras()
    header.pointee.extras = Unmanaged.passRetained(made)
    return made
  }

  /// The frame whose scope assignments of this one go to: itself, or the first undotted ancestor.
  package var scope: Frame {
    var f = self
    while f.isDotted, let parent = f.scopeParent { f = parent }
    return f
  }

  // MARK: - Life

  /// Lays a frame out at `base`; its slots are unset.
  static func make(
    at base: UnsafeMutableRawPointer, environment: ScopeEnvironment, out: UnsafeMutablePointer<Out>, streams: Streams, caller: Frame?,
    scopeParent: Frame?, site: Node?, block: CompiledBlock, flags: Flags
  ) -> Frame {
    let f = Frame(base: base)
    f.header.initialize(
      to: Header(
        environment: Unmanaged.passUnretained(environment), out: out, streams: Unmanaged.passUnretained(streams), caller: caller?.base,
        scopeParent: scopeParent?.base, site: site.map(Unmanaged.passUnretained), block: Unmanaged.passUnretained(block), bound: 0, extras: nil,
        flags: flags, slotCount: Int32(truncatingIfNeeded: block.slotCount)))
    let count = block.slotCount
    if count > 0 { f.slots.initialize(repeating: .unset, count: count) }
    return f
  }

  /// Releases what the frame holds; its memory is the caller's to give back.
  @inline(__always) func leave() {
    let count = Int(header.pointee.slotCount)
    let s = slots
    var i = 0
    while i < count {
      if Slot.holdsReference(s + i) { (s + i).deinitialize(count: 1) }
      i &+= 1
    }
    if header.pointee.extras != nil || !header.pointee.flags.isDisjoint(with: [.ownsEnvironment, .ownsStreams]) { leaveExtras() }
  }

  @inline(never) private func leaveExtras() {
    if let extras = header.pointee.extras {
      header.pointee.extras = nil
      extras._withUnsafeGuaranteedRef { $0.leave() }
      extras.release()
    }
    if header.pointee.flags.contains(.ownsEnvironment) { header.pointee.environment.release() }
    if header.pointee.flags.contains(.ownsStreams) { header.pointee.streams.release() }
  }

  /// A frame on the heap that lives as long as its owner wants (global, module, script scopes, steppable pipelines).
  static func onHeap(
    environment: ScopeEnvironment, out: UnsafeMutablePointer<Out>, streams: Streams, caller: Frame?, scopeParent: Frame?, site: Node?,
    block: CompiledBlock, flags: Flags
  ) -> Frame {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size(slots: block.slotCount), alignment: 16)
    return make(
      at: memory, environment: environment, out: out, streams: streams, caller: caller, scopeParent: scopeParent, site: site, block: block,
      flags: flags.union(.onHeap))
  }

  func freeHeap() {
    leave()
    base.deallocate()
  }

  /// Replaces the environment by one of this frame's own (strict mode, a first local function).
  func ownEnvironment() -> ScopeEnvironment {
    if header.pointee.flags.contains(.ownsEnvironment) { return environment }
    let own = ScopeEnvironment(copying: environment)
    header.pointee.environment = Unmanaged.passRetained(own)
    header.pointee.flags.insert(.ownsEnvironment)
    return own
  }

  /// `Set-StrictMode` in this frame's scope; what is called from it inherits the mode.
  package func setStrictMode(_ version: Int) {
    let home = scope
    let isShared = home.scopeParent == nil || home.environment.scriptScope == home
    (isShared ? home.environment : home.ownEnvironment()).strictMode = version
    // A dotted block on top of the scope has the scope's environment.
    var f = self
    while f != home, let parent = f.scopeParent {
      f.header.pointee.environment = Unmanaged.passUnretained(home.environment)
      f = parent
    }
  }

  func setStreams(_ streams: Streams) -> Unmanaged<Streams> {
    let old = header.pointee.streams
    header.pointee.streams = Unmanaged.passUnretained(streams)
    return old
  }
  func restoreStreams(_ old: Unmanaged<Streams>) { header.pointee.streams = old }
}

extension Frame {
  /// A handle that tells whether this frame's scope is still there.
  package func scopeMark() -> ScopeMark {
    let home = scope
    let handle = FrameHandle(home)
    home.extras.handles.append(handle)
    return ScopeMark(handle: handle)
  }
}

/// Whether a scope is still there: what lives as long as one asks it.
package struct ScopeMark {
  let handle: FrameHandle
  package var isAlive: Bool { handle.frame != nil }
}

/// A reference to a frame that becomes nil when the frame is left; what `$PSCmdlet` and steppable pipelines hold.
public final class FrameHandle {
  public internal(set) var frame: Frame?
  init(_ frame: Frame) { self.frame = frame }
}
