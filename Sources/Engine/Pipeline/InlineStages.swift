import Syntax
import Text

/// `ForEach-Object { … }` whose block runs in the caller's frame: it sets `$_` there and swaps the output.
final class InlineForEachStage: Stage {
  private let f: Frame
  private let body: InlineBlock
  private var saved: Value = .null

  init(_ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, frame: Frame, body: InlineBlock) {
    f = frame
    self.body = body
    super.init(pipeline, position: position, output: output, next: next)
  }

  override func begin() throws(Unwind) { saved = Slot.readSlow(f.slots + body.slot) }

  override func process(_ value: Value) throws(Unwind) {
    f.setInline(body.slot, value)
    if let expression = body.expression {
      do {
        let v = try expression.eval(f)
        return try output.pointee.write(v)
      } catch {
        return try f.handle(error, in: expression)
      }
    }
    let old = f.out
    f.out = output
    do {
      _ = try body.statements.exec(f)
    } catch {
      f.out = old
      if case .return = error.reason { return }
      throw error
    }
    f.out = old
  }

  /// Without input the block runs once, as PowerShell does.
  override func start() throws(Unwind) { try process(.null) }

  override func dispose() throws(Unwind) {
    f.assignRaw(body.slot, saved)
    try super.dispose()
  }
}

/// `Where-Object { … }` in the caller's frame.
final class InlineWhereStage: Stage {
  private let f: Frame
  private let body: InlineBlock
  private var saved: Value = .null

  init(_ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, frame: Frame, body: InlineBlock) {
    f = frame
    self.body = body
    super.init(pipeline, position: position, output: output, next: next)
  }

  override func begin() throws(Unwind) { saved = Slot.readSlow(f.slots + body.slot) }

  override func process(_ value: Value) throws(Unwind) {
    f.setInline(body.slot, value)
    let keep: Bool
    if let expression = body.expression {
      do {
        keep = try expression.evalBool(f)
      } catch {
        return try f.handle(error, in: expression)
      }
    } else {
      keep = try Conversion.truth(f.collect(body.statements))
    }
    if keep { try output.pointee.writeWhole(value) }
  }

  override func dispose() throws(Unwind) {
    f.assignRaw(body.slot, saved)
    try super.dispose()
  }
}

/// A literal block compiled against the slots of the block around it.
struct InlineBlock {
  let statements: Node
  /// The only statement, when it is an expression.
  let expression: Node?
  /// The slot of `$_`.
  let slot: Int
}

extension Frame {
  /// `$_` for an inline block.
  @inline(__always)
  func setInline(_ slot: Int, _ value: Value) {
    let p = slots + slot
    if Slot.holdsReference(p) { setInlineSlow(p, value) } else { p.initialize(to: value) }
  }

  @inline(never)
  private func setInlineSlow(_ p: UnsafeMutablePointer<Value>, _ value: Value) {
    if case .box(let box) = p.pointee { box.value = value } else { p.pointee = value }
  }
}
