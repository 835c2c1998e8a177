import Text

/// What `Write-Progress` reports about one activity.
package struct ProgressReport {
  package var id: Int32
  /// The activity that this one is a part of; -1 for none.
  package var parentId: Int32
  /// Who reports: records of different sources never mix.
  package var source: Int64
  package var activity: PSString
  package var status: PSString
  /// 0…100, or negative for unknown.
  package var percentComplete: Int
  /// Negative for unknown.
  package var secondsRemaining: Int
  package var isCompleted: Bool

  package init(
    id: Int32, parentId: Int32 = -1, source: Int64 = 0, activity: PSString, status: PSString, percentComplete: Int = -1,
    secondsRemaining: Int = -1, isCompleted: Bool = false
  ) {
    self.id = id
    self.parentId = parentId
    self.source = source
    self.activity = activity
    self.status = status
    self.percentComplete = min(percentComplete, 100)
    self.secondsRemaining = secondsRemaining
    self.isCompleted = isCompleted
  }
}

/// The activities that are under way, each below the one that it is a part of.
package struct ProgressTree {
  private struct Node {
    var record: ProgressReport
    var children: [Node] = []
    /// When it was last reported, in reports.
    var time: Int
  }

  private var roots: [Node] = []
  private var clock = 0

  package init() {}

  package var isEmpty: Bool { roots.isEmpty }

  /// Takes a report in. A completed activity takes its parts with it; a part whose parent is unknown stands alone.
  package mutating func update(_ record: ProgressReport) {
    clock += 1
    if record.isCompleted {
      Self.remove(record, from: &roots)
      return
    }
    if Self.replace(record, clock, in: &roots) { return }
    let node = Node(record: record, time: clock)
    if record.parentId < 0 || record.parentId == record.id || !Self.adopt(node, in: &roots, depth: 0) { roots.append(node) }
  }

  private static func remove(_ record: ProgressReport, from nodes: inout [Node]) {
    nodes.removeAll { $0.record.id == record.id && $0.record.source == record.source }
    for index in nodes.indices { remove(record, from: &nodes[index].children) }
  }

  private static func replace(_ record: ProgressReport, _ time: Int, in nodes: inout [Node]) -> Bool {
    for index in nodes.indices {
      let old = nodes[index].record
      if old.id == record.id, old.source == record.source {
        if old.parentId != record.parentId {
          // It has moved to another parent.
          nodes.remove(at: index)
          return false
        }
        nodes[index].record = record
        nodes[index].time = time
        return true
      }
      if replace(record, time, in: &nodes[index].children) { return true }
    }
    return false
  }

  /// Chains of parents are cut at this depth: nothing so deep could be seen.
  private static let depthLimit = 64

  private static func adopt(_ node: Node, in nodes: inout [Node], depth: Int) -> Bool {
    if depth > depthLimit { return false }
    for index in nodes.indices {
      if nodes[index].record.id == node.record.parentId, nodes[index].record.source == node.record.source {
        nodes[index].children.append(node)
        return true
      }
      if adopt(node, in: &nodes[index].children, depth: depth + 1) { return true }
    }
    return false
  }

  /// The activities to show in `height` rows, with their depth: the most recently reported ones, in the tree's order.
  package func visible(height: Int) -> [(record: ProgressReport, depth: Int)] {
    var all: [(record: ProgressReport, depth: Int, time: Int)] = []
    Self.flatten(roots, depth: 0, into: &all)
    if all.count > height {
      let oldest = all.map(\.time).sorted(by: >)[max(0, height - 1)]
      all.removeAll { $0.time < oldest }
    }
    return all.map { ($0.record, $0.depth) }
  }

  private static func flatten(_ nodes: [Node], depth: Int, into all: inout [(record: ProgressReport, depth: Int, time: Int)]) {
    for node in nodes {
      all.append((node.record, depth, node.time))
      flatten(node.children, depth: depth + 1, into: &all)
    }
  }
}
