import Formatting

/// How SharePoint's objects are shown by default, sorted by type.
enum SharePointViews {
  @Sendable static func rows() -> [ViewRow] { table }

  private static let table: [ViewRow] = [
    ViewRow("Microsoft.SharePoint.Administration.SPAlternateUrl", .table, "IncomingUrl:40;Zone:10;PublicUrl"),
    ViewRow("Microsoft.SharePoint.Administration.SPContentDatabase", .list, "Id;Name;WebApplication;Server;CurrentSiteCount"),
    ViewRow("Microsoft.SharePoint.Administration.SPFarm", .table, "Name:30;Status"),
    ViewRow("Microsoft.SharePoint.Administration.SPServer", .table, "Address:30;Role:30;Status"),
    ViewRow("Microsoft.SharePoint.Administration.SPWebApplication", .table, "DisplayName:30;Url"),
    ViewRow("Microsoft.SharePoint.SPSite", .table, "Url"),
    ViewRow("Microsoft.SharePoint.SPWeb", .table, "Url"),
  ]
}
