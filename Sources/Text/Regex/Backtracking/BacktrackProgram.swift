/// A pattern compiled for the backtracking matcher: what PCRE2 can't run as .NET does.
final class BacktrackProgram {
  struct Instruction {
    enum Operation: UInt8 {
      /// One unit, `a`.
      case unit
      /// One unit of the set `a`.
      case set
      /// From `b` to `c` units of the set `a`.
      case runGreedy, runLazy
      /// Try `a`, then `b`.
      case split
      case jump
      /// Register `a` takes the position.
      case mark
      /// Group `a` (or none, -1) from register `b` to here, popping group `c` (or none).
      case capture
      /// Registers `a` and `a + 1` of a loop begin: no rounds, no mark.
      case loopStart
      /// With registers `a`, `a + 1`: another round here or on at `target`; from `b` to `c` rounds.
      case loopGreedy, loopLazy
      /// Register `a` takes the height of the choices.
      case fence
      /// Drops the choices above the fence `a`.
      case cut
      /// As `cut`, and goes back to the position in register `a + 1`.
      case cutAndReturn
      /// As `fence` and `mark` of `a + 1`, and should what follows fail, on at `target`.
      case test
      /// As `cut`, and fails.
      case cutAndFail
      case reference
      /// Goes to `target` if group `a` has captured nothing.
      case unlessCaptured
      case anchor
      case match
    }

    let operation: Operation
    var isBackwards = false
    var ignoreCase = false
    var anchor = RegexAnchor.start
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    var target: Int32 = 0

    mutating func exchangeBranches() { (a, b) = (b, a) }
  }

  let code: UnsafeMutableBufferPointer<Instruction>
  let sets: UnsafeMutableBufferPointer<UnitTest>
  /// The registers: first the newest capture of each slot, then marks, fences and loops.
  let registerCount: Int
  let slotCount: Int
  let isBackwards: Bool
  /// References to a group without a capture match nothing rather than fail.
  let isECMA: Bool
  let cases: CaseEquivalence
  /// What the first unit must be; nil if a match may be empty or nothing is known.
  let first: UnitTest?
  let minimumLength: Int
  /// A match can only begin where the text does, or where the search does.
  let leadingAnchor: RegexAnchor?

  init(_ root: RegexNode, slotCount: Int, options: RegexOptions) {
    self.slotCount = slotCount
    isBackwards = options.contains(.rightToLeft)
    isECMA = options.contains(.ecmaScript)
    cases = CaseEquivalence(isCultureInvariant: options.contains(.cultureInvariant))
    minimumLength = root.minimumLength
    let start = FirstUnits.of(root, isBackwards: isBackwards, cases)
    first = start.canBeEmpty || minimumLength == 0 ? nil : start.test
    leadingAnchor = isBackwards ? nil : FirstUnits.leadingAnchor(of: root)
    let compiler = BacktrackCompiler(root, slotCount: slotCount, isBackwards: isBackwards, cases)
    registerCount = compiler.registerCount
    code = .allocate(capacity: compiler.instructions.count)
    _ = code.initialize(from: compiler.instructions)
    sets = .allocate(capacity: compiler.sets.count)
    _ = sets.initialize(from: compiler.sets)
  }

  deinit {
    code.deinitialize().deallocate()
    sets.deinitialize().deallocate()
  }
}
