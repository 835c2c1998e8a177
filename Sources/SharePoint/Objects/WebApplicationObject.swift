import Engine
import Farm
import Text

/// `SPWebApplication`, and `SPAdministrationWebApplication` with the farm's own settings.
class WebApplicationObject: PersistedObject {
  let webApplication: SPWebApplication
  /// `Properties` as a script sees it: made when first asked for, taken back into the object by `Update()`.
  private var properties: PSHashtable?

  init(_ webApplication: SPWebApplication) {
    self.webApplication = webApplication
    super.init(webApplication)
  }

  /// The object of the right class.
  static func make(_ webApplication: SPWebApplication) -> WebApplicationObject {
    webApplication is SPAdministrationWebApplication
      ? AdministrationWebApplicationObject(webApplication) : WebApplicationObject(webApplication)
  }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPWebApplication", base: PersistedObject.upgradable, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  // MARK: - The property bag

  private func propertyBag() -> PSHashtable {
    if let properties { return properties }
    let made = PSHashtable()
    for (name, value) in webApplication.properties.sorted(by: { $0.key < $1.key }) {
      made.table.set(PSString.of(name), PropertyBag.value(value))
    }
    properties = made
    return made
  }

  override func collectEdits() throws(Unwind) {
    if let properties { webApplication.properties = try PropertyBag.stored(properties) }
  }

  // MARK: - Members

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.staticMethod("Microsoft.SharePoint.Administration.SPWebApplication Lookup(uri requestUri)") { (a: Arguments) throws(Unwind) in
      let url = try Identity.text(a[0])
      do throws(FarmError) {
        return .object(make(try FarmSession.local.webApplication(url)))
      } catch {
        // A URL that no web application answers is no error here, as in SharePoint.
        if case .notFound = error { return .null }
        throw error.unwind
      }
    }
    t.receiver(WebApplicationObject.self) { t in
      declareSettings(t)
      declareRelations(t)
      WebApplicationMail.declare(t)
      t.method("void Delete()") { (this, _) throws(Unwind) in
        try inFarm { () throws(FarmError) in try FarmSession.local.removeWebApplication(this.webApplication.id) }
        return .void
      }
    }
  }

  private static func declareSettings(_ t: TypeMembers<WebApplicationObject>) {
    t.property("bool AlertsEnabled {get;set;}") { (this) throws(Unwind) in
      .bool(this.webApplication.alertsEnabled)
    } set: { (this, value) throws(Unwind) in
      this.webApplication.alertsEnabled = try Conversion.truth(value)
    }
    t.property("bool AlertsLimited {get;set;}") { (this) throws(Unwind) in
      .bool(this.webApplication.alertsLimited)
    } set: { (this, value) throws(Unwind) in
      this.webApplication.alertsLimited = try Conversion.truth(value)
    }
    t.property("int AlertsMaximum {get;set;}") { (this) throws(Unwind) in
      .int32(Int32(clamping: this.webApplication.alertsMaximum))
    } set: { (this, value) throws(Unwind) in
      this.webApplication.alertsMaximum = ParameterValue(value).int ?? 0
    }
    t.property("string DefaultQuotaTemplate {get;set;}") { (this) throws(Unwind) in
      .text(this.webApplication.defaultQuotaTemplate)
    } set: { (this, value) throws(Unwind) in
      this.webApplication.defaultQuotaTemplate = try Conversion.text(value).string
    }
    t.property("string DefaultServerComment {get;set;}") { (this) throws(Unwind) in
      .text(this.webApplication.defaultServerComment)
    } set: { (this, value) throws(Unwind) in
      this.webApplication.defaultServerComment = try Conversion.text(value).string
    }
    t.get("System.Nullable[int] DefaultTimeZone {get;}") { (this) throws(Unwind) in
      this.webApplication.defaultTimeZone.map { .int32(Int32(clamping: $0)) } ?? .null
    }
    t.get("bool IsAdministrationWebApplication {get;}") { (this) throws(Unwind) in .bool(this.webApplication.isAdministrationWebApplication)
    }
    t.get("hashtable Properties {get;}") { (this) throws(Unwind) in .hash(this.propertyBag()) }
    t.get("string ServiceApplicationProxyGroup {get;}") { (this) throws(Unwind) in .text(this.webApplication.serviceApplicationProxyGroup) }
  }

  private static func declareRelations(_ t: TypeMembers<WebApplicationObject>) {
    t.get("Microsoft.SharePoint.Administration.SPAlternateUrlCollection AlternateUrls {get;}") { (this) throws(Unwind) in
      let urls = try inFarm { () throws(FarmError) in try this.webApplication.alternateUrls() }
      return .object(FarmCollection(FarmCollection.alternateUrls, urls.map { AlternateUrlObject($0) }))
    }
    t.get("Microsoft.SharePoint.Administration.SPApplicationPool ApplicationPool {get;}") { (this) throws(Unwind) in
      .object(ApplicationPoolObject(try inFarm { () throws(FarmError) in try this.webApplication.applicationPool() }))
    }
    t.get("Microsoft.SharePoint.Administration.SPContentDatabaseCollection ContentDatabases {get;}") { (this) throws(Unwind) in
      let databases = try inFarm { () throws(FarmError) in try this.webApplication.contentDatabases() }
      return .object(FarmCollection(FarmCollection.contentDatabases, databases.map { ContentDatabaseObject($0) }))
    }
    t.get("System.Collections.Hashtable IisSettings {get;}") { (this) throws(Unwind) in
      let zones = PSHashtable()
      for settings in try inFarm({ () throws(FarmError) in try this.webApplication.iisSettings() }) {
        try zones.table.set(SharePointEnums.urlZone(settings.zone), .object(IisSettingsObject(settings)))
      }
      return .hash(zones)
    }
    t.get("Microsoft.SharePoint.Administration.SPSiteCollection Sites {get;}") { (this) throws(Unwind) in
      let sites = try inFarm { () throws(FarmError) in try this.webApplication.sites() }
      return .object(FarmCollection(FarmCollection.sites, sites.map { SiteObject($0) }))
    }
    t.get("string Url {get;}") { (this) throws(Unwind) in .text(try inFarm { () throws(FarmError) in try this.webApplication.url() }) }
    t.get("Microsoft.SharePoint.Administration.SPWebService WebService {get;}") { (this) throws(Unwind) in try this.parent() }
  }
}

/// `SPAdministrationWebApplication`: Central Administration.
final class AdministrationWebApplicationObject: WebApplicationObject {
  nonisolated(unsafe) static let administrationType = DotNetType(
    "Microsoft.SharePoint.Administration.SPAdministrationWebApplication", base: WebApplicationObject.type, declare: declare)
  @Sendable static func makeAdministrationType() -> DotNetType { administrationType }

  override var dotNetType: DotNetType { Self.administrationType }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.staticProperty("Microsoft.SharePoint.Administration.SPAdministrationWebApplication Local {get;}") { () throws(Unwind) in
      .object(WebApplicationObject.make(try inFarm { () throws(FarmError) in try FarmSession.local.administrationWebApplication() }))
    }
  }
}
