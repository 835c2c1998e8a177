import Engine
import Text

/// The views that exist, found by the type names of an object, the most derived first.
package enum ViewTable {
  private nonisolated(unsafe) static var tables: [@Sendable () -> [ViewRow]] = [BuiltInViews.rows]
  /// Views of a type name, made when the name is first asked for.
  private nonisolated(unsafe) static var known: [FoldedName: [ViewDefinition]] = [:]
  /// Views that scripts put before and behind the built-in ones.
  private nonisolated(unsafe) static var before: [ViewDefinition] = []
  private nonisolated(unsafe) static var behind: [ViewDefinition] = []

  /// Adds a floor's views, sorted by type; of several views of a type and shape the first is the usual one. Called by whoever assembles the shell.
  package static func register(_ table: @escaping @Sendable () -> [ViewRow]) { tables.append(table) }

  /// Puts views that were read from a file before or behind all others.
  static func add(_ views: [ViewDefinition], first: Bool) {
    if first { before.insert(contentsOf: views, at: 0) } else { behind.append(contentsOf: views) }
    known = [:]
  }

  /// The names of all types that have views, sorted, each once.
  static func typeNames() -> [PSString] {
    var names = (before + behind).map(\.typeName)
    for table in tables { names += table().map { PSString.of($0.type.description) } }
    var seen: Set<FoldedName> = []
    return names.filter { seen.insert(FoldedName($0)).inserted }.sorted { $0.string.lowercased() < $1.string.lowercased() }
  }

  /// All views of one type name.
  static func views(of typeName: PSString) -> [ViewDefinition] {
    let key = FoldedName(typeName)
    if let found = known[key] { return found }
    var found = before.filter { $0.typeName.equalsIgnoringCase(typeName) }
    for table in tables { found.append(contentsOf: rows(of: typeName, table()).map { ViewDefinition($0) }) }
    found.append(contentsOf: behind.filter { $0.typeName.equalsIgnoringCase(typeName) })
    known[key] = found
    return found
  }

  /// The view for an object: of any shape but out of band, or of one shape and perhaps a name.
  static func view(for value: Value, shape: ViewRow.Shape?, name: PSString? = nil) -> ViewDefinition? {
    for typeName in TypeTable.typeNames(of: value) {
      for view in views(of: typeName) where !view.isOutOfBand && (shape == nil || view.shape == shape) {
        if let name, !view.name.equalsIgnoringCase(name) { continue }
        return view
      }
    }
    return nil
  }

  static func outOfBandView(for value: Value) -> ViewDefinition? {
    for typeName in TypeTable.typeNames(of: value) {
      for view in views(of: typeName) where view.isOutOfBand { return view }
    }
    return nil
  }

  /// Whether a view is for objects of these types: it, or its like of the same name and shape, is one of theirs.
  static func applies(_ view: ViewDefinition, to value: Value) -> Bool {
    for typeName in TypeTable.typeNames(of: value) {
      for other in views(of: typeName) where other === view || other.shape == view.shape && other.name.equals(view.name) { return true }
    }
    return false
  }

  private static func rows(of typeName: PSString, _ rows: [ViewRow]) -> ArraySlice<ViewRow> {
    var name = typeName.string
    return name.withUTF8 { wanted in
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle].type.withUTF8Buffer({ NameTable.compare($0, wanted) }) < 0 { low = middle + 1 } else { high = middle }
      }
      var end = low
      while end < rows.count, rows[end].type.withUTF8Buffer({ NameTable.compare($0, wanted) }) == 0 { end += 1 }
      return rows[low..<end]
    }
  }
}
