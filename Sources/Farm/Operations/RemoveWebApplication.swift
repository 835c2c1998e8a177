/// `Remove-SPWebApplication`.
extension LocalFarm {
  /// Removes a content web application and its zones, in one transaction.
  ///
  /// - Parameters:
  ///   - removingContentDatabases: deletes its content databases with their sites; else they stay, attached to nothing.
  ///   - deletingIisSites: deletes its IIS sites; else they stay, and keep their directories and bindings until a web application takes the binding over.
  package func removeWebApplication(_ id: GUID, removingContentDatabases: Bool = false, deletingIisSites: Bool = false) throws(FarmError) {
    let database = try database
    try database.change { () throws(FarmError) in
      let record = try removable(id, in: database)
      if deletingIisSites { try database.run("DELETE FROM iis_site WHERE web_application_id = ?1", id) }
      for var content in try ContentDatabaseRecord.all(in: database) where content.webApplicationId == id {
        if removingContentDatabases {
          try database.run("DELETE FROM object WHERE id = ?1", content.object.id)
        } else {
          content.webApplicationId = nil
          try content.update(in: database, by: caller)
        }
      }
      try database.run("DELETE FROM object WHERE id = ?1", id)
      try database.run(
        "DELETE FROM object WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM web_application WHERE application_pool_id = ?1)",
        record.applicationPoolId)
    }
  }

  /// Removes one zone, other than the default one, of a web application.
  package func removeZone(_ zone: SPUrlZone, of id: GUID, deletingIisSite: Bool = false) throws(FarmError) {
    let database = try database
    try database.change { () throws(FarmError) in
      var record = try removable(id, in: database)
      guard zone != .default else { throw .defaultZoneCannotBeRemoved }
      let site = try IisSiteRecord.all(of: id, in: database).first { $0.zone == zone }
      let urls = try AlternateUrlRecord.all(of: id, in: database).filter { $0.zone == zone }
      guard site != nil || !urls.isEmpty else { throw .zoneNotExtended(zone: zone.name, webApplication: record.object.name) }
      if var site {
        site.webApplicationId = nil
        if deletingIisSite { try site.delete(from: database) } else { try site.save(in: database) }
      }
      try database.run("DELETE FROM alternate_url WHERE web_application_id = ?1 AND zone = ?2", id, zone.rawValue)
      try record.update(in: database, by: caller)
    }
  }

  private func removable(_ id: GUID, in database: Database) throws(FarmError) -> WebApplicationRecord {
    guard let record = try WebApplicationRecord.find(id, in: database) else {
      throw .notFound(type: "SPWebApplication", identity: id.description)
    }
    guard !record.isAdministration else { throw .administrationCannotBeRemoved }
    return record
  }
}
