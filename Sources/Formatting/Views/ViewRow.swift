import Engine
import Text

/// One view of one type as static data: what a floor above registers with `ViewTable.register`.
///
/// ```swift
/// ViewRow("Microsoft.SharePoint.Administration.SPServer", .table, "Address:20;Role;Status:10>")
/// ```
/// A column is `label=property:width` with `<`, `^` or `>` for its alignment; all but the property may be left out. The property `@` is computed: `compute`
/// is asked for its value by the column's label.
package struct ViewRow: Sendable {
  package enum Shape: Sendable { case table, list, wide, custom }
  package typealias Compute = @Sendable (_ label: String, _ target: Value, _ frame: Frame) throws(Unwind) -> Value
  package typealias Custom = @Sendable (_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue]

  package let type: StaticString
  package let shape: Shape
  package let columns: StaticString
  package let name: StaticString?
  /// `label=property`; objects with different values stand in groups of their own.
  package let groupBy: StaticString?
  /// What a group's heading shows instead of `label: value`.
  package let heading: Custom?
  package let isAutoSized: Bool
  /// Rows wrap instead of being cut.
  package let wraps: Bool
  package let compute: Compute?
  package let custom: Custom?
  /// Shown between the rows of whatever sequence is open.
  package let isOutOfBand: Bool

  package init(
    _ type: StaticString, _ shape: Shape, _ columns: StaticString = "", name: StaticString? = nil, groupBy: StaticString? = nil, heading: Custom? = nil,
    isAutoSized: Bool = false, wraps: Bool = false, isOutOfBand: Bool = false, compute: Compute? = nil, custom: Custom? = nil
  ) {
    self.type = type
    self.shape = shape
    self.columns = columns
    self.name = name
    self.groupBy = groupBy
    self.heading = heading
    self.isAutoSized = isAutoSized
    self.wraps = wraps
    self.isOutOfBand = isOutOfBand
    self.compute = compute
    self.custom = custom
  }
}
