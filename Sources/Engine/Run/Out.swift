import Text

/// The output cell of an activation: a sink, or the values collected so far.
///
/// An empty collector and a scalar is one store; everything else is out of line. Lives on the native stack of whoever asks for output.
public struct Out {
  /// Where values go at once; nil while collecting.
  var sink: Unmanaged<OutputSink>?
  var first: Value = .unset
  var rest: ContiguousArray<Value> = []

  /// A collector.
  package init() { sink = nil }
  package init(sink: OutputSink) { self.sink = Unmanaged.passUnretained(sink) }

  /// Writes the value of a pipeline: arrays and enumerable objects are taken apart, `void` is nothing.
  @inline(__always)
  package mutating func write(_ value: Value) throws(Unwind) {
    if sink == nil, case .unset = first {
      switch value {
      case .int32, .double, .bool, .int64, .string:
        first = value
        return
      default: break
      }
    }
    try writeSlow(value)
  }

  @inline(never)
  mutating func writeSlow(_ value: Value) throws(Unwind) {
    switch value {
    case .void, .unset: return
    case .array(let array):
      var i = 0
      while i < array.elements.count {
        try writeWhole(array.elements[i])
        i &+= 1
      }
    case .object(let object):
      guard let all = try object.enumerator() else { return try writeWhole(value) }
      while let next = try all.next() { try writeWhole(next) }
    default: try writeWhole(value)
    }
  }

  /// Writes one object as it is.
  package mutating func writeWhole(_ value: Value) throws(Unwind) {
    if let sink { return try sink.takeUnretainedValue().write(value) }
    if case .unset = first { first = value } else { rest.append(value) }
  }

  /// What was collected, as an expression sees it: nothing, the one value, or an array.
  package mutating func take() -> Value {
    if case .unset = first { return .void }
    if rest.isEmpty { return first }
    rest.insert(first, at: 0)
    return .array(PSArray(rest))
  }

  /// What was collected, as a list.
  package mutating func takeAll() -> ContiguousArray<Value> {
    if case .unset = first { return [] }
    if rest.isEmpty { return [first] }
    rest.insert(first, at: 0)
    return rest
  }
}

/// Where objects go one by one: the next stage of a pipeline, the host, a variable.
open class OutputSink {
  public init() {}
  open func write(_ value: Value) throws(Unwind) {}
}

/// Collects into a list.
public final class ListSink: OutputSink {
  public var values: ContiguousArray<Value> = []
  public override func write(_ value: Value) throws(Unwind) { values.append(value) }
}

/// Throws values away.
public final class NullSink: OutputSink {
  nonisolated(unsafe) static let shared = NullSink()
}
