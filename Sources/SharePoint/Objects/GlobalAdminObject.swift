import Engine
import Farm
import Text

/// `SPGlobalAdmin`: the door to the farm's settings that came before the object model of web applications, and that older scripts still use.
final class GlobalAdminObject: Object {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPGlobalAdmin", base: DotNetType.object, interfaces: ["System.IDisposable"], declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  private static func settings() throws(Unwind) -> OutboundMailSettings {
    try inFarm { () throws(FarmError) in try FarmSession.local.administrationWebApplication().outboundMailSettings() }
  }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("()") { (_: Arguments) throws(Unwind) in .object(GlobalAdminObject()) }
    t.receiver(GlobalAdminObject.self) { t in
      t.get("int MailCodePage {get;}") { (_) throws(Unwind) in .int32(Int32(clamping: try settings().codePage)) }
      t.get("string MailFromAddress {get;}") { (_) throws(Unwind) in .optionalText(try settings().senderAddress) }
      t.get("string MailReplyToAddress {get;}") { (_) throws(Unwind) in .optionalText(try settings().replyToAddress) }
      t.get("string OutboundSmtpServer {get;}") { (_) throws(Unwind) in .optionalText(try settings().serverAddress) }
      t.method("void Dispose()") { (_, _) throws(Unwind) in .void }
      t.method("void UpdateMailSettings(string strOutboundSMTPServer, string strFromAddress, string strReplyToAddress, int nCodePage)") {
        (_, a) throws(Unwind) in
        let change = MailSettingsChange.update(
          server: a.optionalString(0)?.string, senderAddress: a.optionalString(1)?.string, replyToAddress: a.optionalString(2)?.string,
          codePage: a.int(3))
        try inFarm { () throws(FarmError) in
          let farm = FarmSession.local
          try farm.changeMailSettings(of: farm.administrationWebApplication().id, change)
        }
        return .void
      }
    }
  }
}
