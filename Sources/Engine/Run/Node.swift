import Syntax
import Text

/// How a statement ended, within one activation.
///
/// `normal`, and three ways on: to the end of the innermost loop, to its next round, out of the activation. A loop with a label, and a label that
/// leaves several loops, have numbers of their own from 4 on: even breaks, odd continues. What leaves the activation is thrown (`Unwind`).
struct Completion: Equatable {
  let code: UInt8
  static let normal = Completion(code: 0)
  static let `break` = Completion(code: 1)
  static let `continue` = Completion(code: 2)
  static let `return` = Completion(code: 3)
  static func `break`(loop: UInt8) -> Completion { Completion(code: 4 &+ loop &* 2) }
  static func `continue`(loop: UInt8) -> Completion { Completion(code: 5 &+ loop &* 2) }
}

/// A node of the compiled program: what a piece of the tree does when it runs.
///
/// Subclasses are final, their children plain `let`s (an optional child is a no-op node), so that running touches no reference count.
class Node {
  /// The place in the script; for positions of errors and calls.
  final let extent: ScriptExtent

  init(_ extent: ScriptExtent) { self.extent = extent }

  /// The value of an expression.
  func eval(_ f: Frame) throws(Unwind) -> Value { .void }

  /// The value as a condition.
  func evalBool(_ f: Frame) throws(Unwind) -> Bool { try Conversion.truth(eval(f)) }

  /// Runs as a statement: what it yields goes to the frame's output.
  func exec(_ f: Frame) throws(Unwind) -> Completion {
    try f.out.pointee.write(eval(f))
    return .normal
  }

  /// A constant's value, known without running.
  var constant: Value? { nil }

  /// Runs for the effect alone, its output thrown away (`[void](…)`, a discarded assignment's value).
  func run(_ f: Frame) throws(Unwind) { _ = try eval(f) }
}

/// Does nothing and yields nothing; stands where a child is optional.
final class NoOperation: Node {
  override func exec(_ f: Frame) throws(Unwind) -> Completion { .normal }
}

/// A constant.
final class Constant: Node {
  let value: Value
  init(_ value: Value, _ extent: ScriptExtent) {
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { value }
  override var constant: Value? { value }
}
