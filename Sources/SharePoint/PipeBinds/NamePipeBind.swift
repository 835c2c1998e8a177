import Engine
import Farm
import Text

/// A pipe bind of something that the farm knows by its name only: accounts, proxy groups, authentication and claim providers.
final class NamePipeBind: PipeBind<String> {
  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> String { identity }

  /// The names of a list of them.
  static func names(_ value: ParameterValue) -> [String]? {
    value.values.map { $0.compactMap { ($0.asObject as? NamePipeBind)?.identity } }
  }

  private static func make(_ name: StaticString) -> DotNetType {
    DotNetType(name, base: DotNetType.object, isSealed: true) { t in
      t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
        .object(NamePipeBind(t.type, object: nil, identity: try Identity.text(a[0])))
      }
    }
  }

  @Sendable static func processAccount() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPProcessAccountPipeBind") }
  @Sendable static func proxyGroup() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPServiceApplicationProxyGroupPipeBind") }
  @Sendable static func authenticationProvider() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPAuthenticationProviderPipeBind") }
  @Sendable static func claimProvider() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPClaimProviderPipeBind") }
  @Sendable static func tokenIssuer() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPTrustedIdentityTokenIssuerPipeBind") }
  @Sendable static func userSettingsProvider() -> DotNetType { make("Microsoft.SharePoint.PowerShell.SPUserSettingsProviderPipeBind") }
}
