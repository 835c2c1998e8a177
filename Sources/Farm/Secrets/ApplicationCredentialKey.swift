import COpenSSL

/// The application credential key of a server: what its administrator typed, made into keys.
///
/// scrypt makes 32 bytes of the password and the farm's salt; from those HKDF makes two independent outputs: the key that seals passwords, and the check value that
/// is published in the farm. The check value tells two keys apart, and opens nothing.
struct ApplicationCredentialKey {
  /// What the key store keeps.
  let master: SecretBytes
  let sealing: SecretBytes
  let check: [UInt8]

  /// scrypt's N for new farms: 64 MB of memory and about 0.2 s for every guess at the password.
  static let standardCost = 1 << 16
  private static let size = 32

  /// - Parameters:
  ///   - password: UTF-8. Every server of the farm must be given the same bytes.
  ///   - cost: scrypt's N, a power of two; r is 8 and p is 1.
  init(password: SecretBytes, salt: [UInt8], cost: Int) throws(FarmError) {
    guard !password.isEmpty else { throw .emptyCredentialKey }
    let master = try SecretBytes(capacity: Self.size) { (room) throws(FarmError) in
      let made = password.withBytes { typed in
        EVP_PBE_scrypt(
          typed.bindMemory(to: CChar.self).baseAddress, typed.count, salt, salt.count, UInt64(clamping: cost), 8, 1,
          UInt64(clamping: 128 * 8 * (cost + 16)),
          room.bindMemory(to: UInt8.self).baseAddress, Self.size)
      }
      guard made == 1 else { throw .cryptography("scrypt") }
      return Self.size
    }
    try self.init(master: master)
  }

  init(master: SecretBytes) throws(FarmError) {
    self.master = master
    sealing = try Self.expand(master, purpose: "spsh: seal SMTP passwords")
    check = try Self.expand(master, purpose: "spsh: check value").withBytes { [UInt8]($0) }
  }

  /// HKDF-SHA256 of RFC 5869, the purpose as its info.
  private static func expand(_ master: SecretBytes, purpose: String) throws(FarmError) -> SecretBytes {
    try SecretBytes(capacity: size) { (room) throws(FarmError) in
      guard let function = EVP_KDF_fetch(nil, "HKDF", nil) else { throw .cryptography("HKDF") }
      defer { EVP_KDF_free(function) }
      guard let context = EVP_KDF_CTX_new(function) else { throw .cryptography("HKDF") }
      defer { EVP_KDF_CTX_free(context) }
      var digest = Array("SHA256".utf8CString)
      var info = Array(purpose.utf8)
      let made = master.withBytes { key in
        digest.withUnsafeMutableBufferPointer { digest in
          info.withUnsafeMutableBytes { info in
            let parameters = [
              OSSL_PARAM_construct_utf8_string(Self.name("digest"), digest.baseAddress, 0),
              OSSL_PARAM_construct_octet_string(Self.name("key"), UnsafeMutableRawPointer(mutating: key.baseAddress), key.count),
              OSSL_PARAM_construct_octet_string(Self.name("info"), info.baseAddress, info.count), OSSL_PARAM_construct_end(),
            ]
            return EVP_KDF_derive(context, room.bindMemory(to: UInt8.self).baseAddress, size, parameters)
          }
        }
      }
      guard made == 1 else { throw .cryptography("HKDF") }
      return size
    }
  }

  /// A parameter's name at an address that lasts: OpenSSL keeps the pointer, which a Swift string's would not survive.
  private static func name(_ text: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
