import COpenSSL
import Engine
import Text

/// A secure string as text that can be stored, in PowerShell's format: AES in CBC mode under a key of 16, 24 or 32 bytes.
///
/// The text is a fixed header and base64 over UTF-16 of `2|initialisation vector in base64|cipher text in hexadecimal`.
enum SecureStringCipher {
  enum Failure: Error { case badKey, badText, wrongKey }

  private static let header = "76492d1116743f0423413b16050a5345"

  /// - Throws: `badKey` for a key of another length.
  static func encrypt(_ secret: SecureStringObject, key: [UInt8]) throws(Failure) -> PSString {
    guard let cipher = cipher(for: key) else { throw .badKey }
    var vector = [UInt8](repeating: 0, count: 16)
    guard RAND_bytes(&vector, 16) == 1 else { throw .badKey }
    var sealed = [UInt8](repeating: 0, count: secret.count * 2 + 32)
    var length: Int32 = 0
    var tail: Int32 = 0
    let done = secret.withUnits { units in
      let context = EVP_CIPHER_CTX_new()
      defer { EVP_CIPHER_CTX_free(context) }
      let plain = UnsafeRawBufferPointer(units).bindMemory(to: UInt8.self)
      return EVP_EncryptInit_ex(context, cipher, nil, key, vector) == 1
        && EVP_EncryptUpdate(context, &sealed, &length, plain.baseAddress, Int32(plain.count)) == 1
        && sealed.withUnsafeMutableBufferPointer { EVP_EncryptFinal_ex(context, $0.baseAddress.map { $0 + Int(length) }, &tail) } == 1
    }
    guard done, let iv = Base64.encode(vector), let hex = Hexadecimal.encode(Array(sealed[..<Int(length + tail)]), lowerCase: true) else { throw .badKey }
    let package = PSString.of("2|\(iv)|\(hex)").units
    guard let text = Base64.encode(package.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }) else { throw .badKey }
    return PSString.of("\(header)\(text)")
  }

  /// - Throws: `badText` for what this does not look like, `wrongKey` when the key does not open it.
  static func decrypt(_ text: PSString, key: [UInt8]) throws(Failure) -> SecureStringObject {
    guard let cipher = cipher(for: key) else { throw .badKey }
    guard text.hasPrefix(PSString.of(header)), let bytes = Base64.decode(text.substring(from: 32)), bytes.count % 2 == 0 else { throw .badText }
    let package = String(decoding: stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }, as: UTF16.self)
    let parts = package.split(separator: "|")
    guard parts.count == 3, parts[0] == "2", let vector = Base64.decode(PSString.of(String(parts[1]))), vector.count == 16,
      let sealed = Hexadecimal.decode(PSString.of(String(parts[2]))), !sealed.isEmpty
    else { throw .badText }
    var plain = [UInt8](repeating: 0, count: sealed.count + 16)
    defer { OPENSSL_cleanse(&plain, plain.count) }
    var length: Int32 = 0
    var tail: Int32 = 0
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    let done =
      EVP_DecryptInit_ex(context, cipher, nil, key, vector) == 1
      && EVP_DecryptUpdate(context, &plain, &length, sealed, Int32(sealed.count)) == 1
      && plain.withUnsafeMutableBufferPointer { EVP_DecryptFinal_ex(context, $0.baseAddress.map { $0 + Int(length) }, &tail) } == 1
    guard done, (length + tail) % 2 == 0 else { throw .wrongKey }
    let secret = SecureStringObject()
    for i in stride(from: 0, to: Int(length + tail), by: 2) { secret.append(UInt16(plain[i]) | UInt16(plain[i + 1]) << 8) }
    return secret
  }

  private static func cipher(for key: [UInt8]) -> OpaquePointer? {
    switch key.count {
    case 16: EVP_aes_128_cbc()
    case 24: EVP_aes_192_cbc()
    case 32: EVP_aes_256_cbc()
    default: nil
    }
  }

  /// The bytes of a key that is itself a secure string: its UTF-16 units, little end first.
  static func key(from secret: SecureStringObject) -> [UInt8] {
    secret.withUnits { units in units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] } }
  }
}
