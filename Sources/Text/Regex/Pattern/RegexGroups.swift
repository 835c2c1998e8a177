/// The groups of a pattern: numbers, names, and the dense slots that the engines use for them (slot 0 is the whole match).
struct RegexGroups {
  /// Sorted; not dense where the pattern gives numbers itself: `(?<5>a)`.
  private(set) var numbers: [Int] = []
  private var slots: [Int: Int] = [:]
  private var namedNumbers: [[UInt16]: Int] = [:]
  /// The names in the order of their first appearance.
  private var namesInOrder: [[UInt16]] = []
  /// Where each group's parenthesis stands, by number.
  private var offsets: [Int: Int] = [:]

  var count: Int { numbers.count }

  // MARK: - Finding them

  mutating func note(number: Int, at offset: Int) {
    if offsets[number] == nil { offsets[number] = offset }
  }

  mutating func note(name: [UInt16], at offset: Int) {
    if namedNumbers[name] == nil {
      namedNumbers[name] = offset
      namesInOrder.append(name)
    }
  }

  /// Gives the named groups the free numbers from `next` on, once all unnamed ones are known.
  mutating func assignNumbers(from next: Int) {
    var next = next
    for name in namesInOrder {
      while offsets[next] != nil { next += 1 }
      offsets[next] = namedNumbers[name] ?? 0
      namedNumbers[name] = next
      next += 1
    }
    numbers = offsets.keys.sorted()
    for (slot, number) in numbers.enumerated() { slots[number] = slot }
  }

  // MARK: - Asking

  func slot(of number: Int) -> Int? { slots[number] }

  func slot(named name: [UInt16]) -> Int? { namedNumbers[name].flatMap { slots[$0] } }

  /// The highest number and one.
  var top: Int { (numbers.last ?? 0) + 1 }

  /// Where the group's parenthesis stands in the pattern.
  func offset(of number: Int) -> Int? { offsets[number] }

  /// What .NET calls the group in each slot: the name, or the number.
  var names: [PSString] {
    var result = numbers.map { PSString.of(String($0)) }
    for name in namesInOrder {
      if let number = namedNumbers[name], let slot = slots[number] { result[slot] = PSString.utf16(name) }
    }
    return result
  }

  /// The slot of a group by its name, or by its number written as .NET writes it.
  func slot(called name: PSString) -> Int? {
    let units = name.withUTF16 { Array($0) }
    if let slot = slot(named: units) { return slot }
    guard let number = Int(name.string), Array(String(number).utf16) == units, let slot = slots[number] else { return nil }
    return namedNumbers.values.contains(number) ? nil : slot
  }
}
