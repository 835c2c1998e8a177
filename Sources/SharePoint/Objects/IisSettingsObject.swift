import Engine
import Farm
import Text

/// `SPIisSettings`: one zone of a web application, its IIS site and how it signs people in.
final class IisSettingsObject: Object {
  let settings: SPIisSettings

  init(_ settings: SPIisSettings) { self.settings = settings }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPIisSettings", base: PersistedObject.autoSerializing, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  private static func texts(_ names: [String]) -> Value { .array(PSArray.strings(names.map { PSString.of($0) })) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(IisSettingsObject.self) { t in
      t.get("bool AllowAnonymous {get;}") { (this) throws(Unwind) in .bool(this.settings.allowAnonymous) }
      t.get("string[] ClaimsAuthenticationProviders {get;}") { (this) throws(Unwind) in texts(this.settings.claims.authenticationProviders)
      }
      t.get("string[] ClaimsProviders {get;}") { (this) throws(Unwind) in texts(this.settings.claims.claimProviders) }
      t.get("string ClaimsAuthenticationRedirectionUrl {get;}") { (this) throws(Unwind) in .text(this.settings.claims.signInRedirectUrl) }
      t.get("string ClaimsAuthenticationRedirectionProvider {get;}") { (this) throws(Unwind) in
        .text(this.settings.claims.signInRedirectProvider)
      }
      t.get("bool DisableKerberos {get;}") { (this) throws(Unwind) in .bool(this.settings.claims.authenticationMethod != .kerberos) }
      t.get("string HostHeader {get;}") { (this) throws(Unwind) in .text(this.settings.hostHeader) }
      t.get("string Path {get;}") { (this) throws(Unwind) in .text(this.settings.path) }
      t.get("int Port {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.settings.port)) }
      t.get("bool SecureSocketsLayer {get;}") { (this) throws(Unwind) in .bool(this.settings.isSecure) }
      t.get("string ServerComment {get;}") { (this) throws(Unwind) in .text(this.settings.serverComment) }
      t.get("string UserSettingsProvider {get;}") { (this) throws(Unwind) in .text(this.settings.claims.userSettingsProvider) }
    }
  }
}
