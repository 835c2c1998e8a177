import COpenSSL

/// An SMTP password in AES-256-GCM, bound to the web application and the user that it belongs to: moved to another row of the database it doesn't open.
///
/// The sealed form is one byte of version (1), 12 bytes of nonce, the text, and 16 bytes of tag. The text is the password behind its length (2 bytes, big-endian), filled up with zeros to a multiple of 64 bytes so that its length doesn't show.
struct PasswordSeal {
  let farm: GUID
  let webApplication: GUID
  let userName: String

  private static let version: UInt8 = 1
  private static let nonceSize = 12
  private static let tagSize = 16
  private static let block = 64

  /// What the tag authenticates beside the text: each field behind its length.
  private var binding: [UInt8] {
    var bytes: [UInt8] = []
    for field in ["spsh SMTP password", farm.description, webApplication.description, userName] {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: field.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: field.utf8)
    }
    return bytes
  }

  func seal(_ password: SecretBytes, with key: ApplicationCredentialKey) throws(FarmError) -> [UInt8] {
    guard password.count <= Int(UInt16.max) else { throw .cryptography("a password of more than 65535 bytes") }
    let size = (password.count + 2 + Self.block - 1) / Self.block * Self.block
    let text = SecretBytes(capacity: size) { room in
      room.storeBytes(of: UInt16(password.count).bigEndian, as: UInt16.self)
      password.withBytes { UnsafeMutableRawBufferPointer(rebasing: room[2...]).copyMemory(from: $0) }
      return size
    }
    guard let context = EVP_CIPHER_CTX_new() else { throw .cryptography("AES-256-GCM") }
    defer { EVP_CIPHER_CTX_free(context) }
    var nonce = [UInt8](repeating: 0, count: Self.nonceSize)
    var sealed = [UInt8](repeating: 0, count: size)
    var tag = [UInt8](repeating: 0, count: Self.tagSize)
    var length: Int32 = 0
    let binding = binding
    let made =
      RAND_bytes(&nonce, Int32(nonce.count)) == 1
      && key.sealing.withBytes { EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, $0.bindMemory(to: UInt8.self).baseAddress, nonce) }
        == 1
      && EVP_EncryptUpdate(context, nil, &length, binding, Int32(binding.count)) == 1
      && text.withBytes { EVP_EncryptUpdate(context, &sealed, &length, $0.bindMemory(to: UInt8.self).baseAddress, Int32($0.count)) } == 1
      && EVP_EncryptFinal_ex(context, nil, &length) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagSize), &tag) == 1
    guard made else { throw .cryptography("AES-256-GCM") }
    return [Self.version] + nonce + sealed + tag
  }

  /// The password; nil if the sealed bytes, what they are bound to, or the key are not the ones that they were made with.
  func open(_ sealed: [UInt8], with key: ApplicationCredentialKey) -> SecretBytes? {
    let size = sealed.count - 1 - Self.nonceSize - Self.tagSize
    guard size > 0, sealed[0] == Self.version, let context = EVP_CIPHER_CTX_new() else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    let nonce = Array(sealed[1..<1 + Self.nonceSize])
    var tag = Array(sealed[(sealed.count - Self.tagSize)...])
    let binding = binding
    var length: Int32 = 0
    var isAuthentic = false
    let text = SecretBytes(capacity: size) { room in
      isAuthentic =
        key.sealing.withBytes { EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, $0.bindMemory(to: UInt8.self).baseAddress, nonce) } == 1
        && EVP_DecryptUpdate(context, nil, &length, binding, Int32(binding.count)) == 1
        && sealed.withUnsafeBufferPointer { bytes in
          EVP_DecryptUpdate(
            context, room.bindMemory(to: UInt8.self).baseAddress, &length, bytes.baseAddress.map { $0 + 1 + Self.nonceSize }, Int32(size))
        } == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagSize), &tag) == 1
        && EVP_DecryptFinal_ex(context, nil, &length) == 1
      return size
    }
    guard isAuthentic, text.count >= 2 else { return nil }
    return text.withBytes { bytes in
      let count = Int(bytes[0]) << 8 | Int(bytes[1])
      guard count + 2 <= bytes.count else { return nil }
      return SecretBytes(copying: UnsafeRawBufferPointer(rebasing: bytes[2..<2 + count]))
    }
  }
}
