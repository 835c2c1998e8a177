import COpenSSL
import Glibc

/// Bytes that nobody should see: a password or a key.
///
/// They lie in pages of their own, which are kept from swap and from core dumps where the system allows it, and are wiped when the last reference goes. They are compared in constant time, and no description shows them.
package final class SecretBytes: Equatable, CustomStringConvertible, CustomReflectable, @unchecked Sendable {  // never written after init
  package let count: Int
  private let base: UnsafeMutableRawPointer
  private let mappedSize: Int

  /// Makes room for `capacity` bytes and lets `fill` write them in place; what it returns is how many they are.
  package init<Failure: Error>(capacity: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int) throws(Failure) {
    let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    mappedSize = (max(capacity, 1) + pageSize - 1) / pageSize * pageSize
    guard let pages = mmap(nil, mappedSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), pages != MAP_FAILED else {
      fatalError("no memory for a secret")
    }
    base = pages
    mlock(pages, mappedSize)
    madvise(pages, mappedSize, MADV_DONTDUMP)
    do {
      count = min(max(try fill(UnsafeMutableRawBufferPointer(start: pages, count: capacity)), 0), capacity)
    } catch {
      OPENSSL_cleanse(pages, mappedSize)
      munmap(pages, mappedSize)
      throw error
    }
  }

  /// A copy of `bytes`, which remain the caller's to wipe.
  package convenience init(copying bytes: UnsafeRawBufferPointer) {
    self.init(capacity: bytes.count) { room in
      room.copyMemory(from: bytes)
      return bytes.count
    }
  }

  deinit {
    OPENSSL_cleanse(base, mappedSize)
    munmap(base, mappedSize)
  }

  package var isEmpty: Bool { count == 0 }

  /// Lends the bytes for the call's duration.
  package func withBytes<Result, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Result) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left.base, right.base, left.count) == 0
  }

  package var description: String { "SecretBytes" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
