import Engine
import Text

/// `ConvertTo-SecureString`: clear text, or the text that `ConvertFrom-SecureString` made.
final class ConvertToSecureString: Cmdlet {
  private var text = PSString.empty
  private var isPlain = false
  private var key: [UInt8]?
  private var secureKey: SecureStringObject?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "ConvertTo-SecureString", "Microsoft.PowerShell.Commands.ConvertToSecureStringCommand", module: "Microsoft.PowerShell.Security",
      defaultSet: "Secure", output: ["System.Security.SecureString"]
    ) { ConvertToSecureString() }
    d.parameter("AsPlainText", "switch", "PlainText: position 1") { $0.isPlain = $1.isPresent }
    // Since 7.0 clear text needs no -Force; it stays for the scripts that say it.
    d.parameter("Force", "switch", "PlainText: position 2") { _, _ in }
    d.parameter("Key", "byte[]", "Open: ") { $0.key = $1.bytes }
    d.parameter("SecureKey", "securestring", "Secure: position 1") { $0.secureKey = $1.object() }
    d.parameter("String", "string", "mandatory, position 0, pipeline") { $0.text = $1.string ?? .empty }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if isPlain {
      let secret = SecureStringObject()
      secret.append(text)
      secret.makeReadOnly()
      return try write(.object(secret))
    }
    let secret: SecureStringObject
    do throws(SecureStringCipher.Failure) {
      if let key = key ?? secureKey.map(SecureStringCipher.key) {
        secret = try SecureStringCipher.decrypt(text, key: key)
      } else {
        secret = try plainUnits()
      }
    } catch {
      switch error {
      case .badKey: throw badKey()
      case .badText:
        return try writeError(
          "System.Management.Automation.PSArgumentException", "The parameter value \"\(text)\" is not a valid encrypted string.",
          id: "ImportSecureString_InvalidArgument", category: .invalidArgument)
      case .wrongKey:
        return try writeError(
          "System.Security.Cryptography.CryptographicException", "Padding is invalid and cannot be removed.",
          id: "ImportSecureString_InvalidArgument_CryptographicError", category: .invalidArgument)
      }
    }
    secret.makeReadOnly()
    try write(.object(secret))
  }

  /// Without a key the text is the units in hexadecimal: there is no user's key to protect them with on this system.
  private func plainUnits() throws(SecureStringCipher.Failure) -> SecureStringObject {
    guard let bytes = Hexadecimal.decode(text), bytes.count % 2 == 0 else { throw .badText }
    let secret = SecureStringObject()
    for i in stride(from: 0, to: bytes.count, by: 2) { secret.append(UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8) }
    return secret
  }

  private func badKey() -> Unwind {
    terminating(
      "System.Management.Automation.PSArgumentException", "The specified key is not valid. Valid key length settings are 128 bits, 192 bits, or 256 bits.",
      id: "Argument", category: .invalidArgument)
  }
}

/// `ConvertFrom-SecureString`: text to store, under a key or bare; clear text where asked for.
final class ConvertFromSecureString: Cmdlet {
  private var secret: SecureStringObject?
  private var asPlainText = false
  private var key: [UInt8]?
  private var secureKey: SecureStringObject?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "ConvertFrom-SecureString", "Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand", module: "Microsoft.PowerShell.Security",
      defaultSet: "Secure", output: ["System.String"]
    ) { ConvertFromSecureString() }
    d.parameter("AsPlainText", "switch", "AsPlainText: ") { $0.asPlainText = $1.isPresent }
    d.parameter("Key", "byte[]", "Open: ") { $0.key = $1.bytes }
    d.parameter("SecureKey", "securestring", "Secure: position 1") { $0.secureKey = $1.object() }
    d.parameter("SecureString", "securestring", "mandatory, position 0, pipeline") { $0.secret = $1.object() }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard let secret else { return }
    if asPlainText { return try write(.string(secret.clearText())) }
    guard let key = key ?? secureKey.map(SecureStringCipher.key) else {
      let bytes = SecureStringCipher.key(from: secret)
      return try write(.string(Hexadecimal.encode(bytes, lowerCase: true) ?? .empty))
    }
    let text: PSString
    do throws(SecureStringCipher.Failure) {
      text = try SecureStringCipher.encrypt(secret, key: key)
    } catch {
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "The specified key is not valid. Valid key length settings are 128 bits, 192 bits, or 256 bits.", id: "Argument", category: .invalidArgument)
    }
    try write(.string(text))
  }
}

extension ParameterValue {
  /// A byte array.
  var bytes: [UInt8]? { values?.compactMap { if case .uint8(let b) = $0 { b } else { nil } } }
}
