import Text

/// `System.Management.Automation.PSCredential`: a user name and a password that stays a secure string.
public final class CredentialObject: Object {
  public let userName: PSString
  public let password: SecureStringObject

  public init(userName: PSString, password: SecureStringObject) {
    self.userName = userName
    self.password = password
  }

  public override var dotNetType: DotNetType { DotNetType.credential }

  /// `GetNetworkCredential()`: the name split into user and domain as PowerShell splits it.
  ///
  /// What stands before a backslash is the domain. What stands behind the last `@` is one only if it has no dot or there is another `@`, so that an email address stays a user name.
  public func networkCredential() -> NetworkCredentialObject {
    if let slash = userName.indexOf(0x5C) {
      return NetworkCredentialObject(
        userName: userName.substring(from: slash + 1), domain: userName.substring(0..<slash), password: password)
    }
    if let at = userName.lastIndexOf(0x40), (userName.lastIndexOf(0x2E) ?? -1) < at || userName.indexOf(0x40) != at {
      return NetworkCredentialObject(userName: userName.substring(0..<at), domain: userName.substring(from: at + 1), password: password)
    }
    return NetworkCredentialObject(userName: userName, domain: PSString.empty, password: password)
  }
}

/// `System.Net.NetworkCredential`: user name, domain, and a password that a script may read.
public final class NetworkCredentialObject: Object {
  public var userName: PSString
  public var domain: PSString
  public var password: SecureStringObject

  public init(userName: PSString, domain: PSString, password: SecureStringObject) {
    self.userName = userName
    self.domain = domain
    self.password = password
  }

  public override var dotNetType: DotNetType { DotNetType.networkCredential }
}

extension DotNetType {
  public nonisolated(unsafe) static let credential = DotNetType(
    "System.Management.Automation.PSCredential", base: object, interfaces: ["System.Runtime.Serialization.ISerializable"], isSealed: true)
  public nonisolated(unsafe) static let networkCredential = DotNetType(
    "System.Net.NetworkCredential", base: object, interfaces: ["System.Net.ICredentials", "System.Net.ICredentialsByHost"])
}
