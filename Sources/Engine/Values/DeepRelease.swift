/// Releases nested values without native recursion.
///
/// An array in an array in an array … would release itself by one native call per level, and a script can nest deeper than any stack.
/// So a container hands its children over when it dies: below a modest depth they die in place, beyond it they wait in a list that the outermost release empties.
/// The interpreter lock guards both variables.
enum DeepRelease {
  private nonisolated(unsafe) static var depth = 0
  private nonisolated(unsafe) static var waiting: [AnyObject] = []
  private static let limit = 200

  static func release(_ elements: inout ContiguousArray<Value>) {
    if elements.isEmpty { return }
    var children = ContiguousArray<Value>()
    swap(&children, &elements)
    enter { park in
      guard park else {
        children = []
        return
      }
      for child in children {
        switch child {
        case .array(let a): waiting.append(a)
        case .hash(let h): waiting.append(h)
        case .object(let o): waiting.append(o)
        default: break
        }
      }
      children = []
    }
  }

  static func release(_ extra: inout ObjectExtension?) {
    guard extra != nil else { return }
    enter { park in
      if park, let held = extra { waiting.append(held) }
      extra = nil
    }
  }

  /// Runs `body` one level deeper; the outermost level empties the list afterwards.
  private static func enter(_ body: (_ park: Bool) -> Void) {
    depth &+= 1
    body(depth > limit)
    depth &-= 1
    if depth == 0 && !waiting.isEmpty {
      depth = 1
      while let next = waiting.popLast() { withExtendedLifetime(next) {} }
      depth = 0
    }
  }
}
