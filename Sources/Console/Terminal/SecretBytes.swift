import CSystem
import Glibc

/// Bytes that are wiped when they are no longer needed: UTF-8 of a password, never in a `String` or an array.
package final class SecretBytes {
  private var storage: UnsafeMutableRawBufferPointer
  package private(set) var count = 0

  package init() { storage = .allocate(byteCount: 64, alignment: 1) }

  deinit {
    wipe()
    storage.deallocate()
  }

  package func append(_ byte: UInt8) {
    if count == storage.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 1)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[0..<count]))
      spsh_wipe(storage.baseAddress!, storage.count)
      storage.deallocate()
      storage = larger
    }
    storage[count] = byte
    count += 1
  }

  /// Takes the last UTF-8 character out. False when there is none.
  @discardableResult
  package func removeLastCharacter() -> Bool {
    guard count > 0 else { return false }
    repeat {
      count -= 1
      if storage[count] & 0xC0 != 0x80 { break }
      storage[count] = 0
    } while count > 0
    storage[count] = 0
    return true
  }

  /// Overwrites and forgets everything.
  package func wipe() {
    spsh_wipe(storage.baseAddress!, storage.count)
    count = 0
  }

  /// UTF-8 characters; a byte that continues none counts for nothing.
  package var characterCount: Int { storage[0..<count].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }

  package func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(rebasing: storage[0..<count]))
  }
}
