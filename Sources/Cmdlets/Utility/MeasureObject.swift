import Engine
import Text

/// `Measure-Object`: counts, sums and extremes of objects or their properties; lines, words and characters of text.
final class MeasureObject: Cmdlet {
  private var input: Value = .unset
  private var properties: [PropertyExpression]?
  private var sum = false
  private var average = false
  private var maximum = false
  private var minimum = false
  private var deviation = false
  private var lines = false
  private var words = false
  private var characters = false
  private var ignoreWhiteSpace = false

  /// What was seen of one property; the empty name is the object itself.
  private struct Statistics {
    var name: PSString
    var count = 0
    var sum = 0.0
    var variance = 0.0
    var max: Value = .null
    var min: Value = .null
    var characters = 0
    var words = 0
    var lines = 0
  }
  private var statistics: [Statistics] = []
  private var hasNonNumeric = false
  private var measuresNumbers = false
  private var measuresText = false
  /// Count, sum and average of plain input need no look at names.
  private var isPlain = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Measure-Object", "Microsoft.PowerShell.Commands.MeasureObjectCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "GenericMeasure",
      output: [
        "Microsoft.PowerShell.Commands.GenericMeasureInfo", "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo",
        "Microsoft.PowerShell.Commands.TextMeasureInfo",
      ]
    ) { MeasureObject() }
    d.parameter("AllStats", "switch", "GenericMeasure: ") { if $1.isPresent { $0.measureAll() } }
    d.parameter("Average", "switch", "GenericMeasure: ") { if $1.isPresent { $0.average = true } }
    d.parameter("Character", "switch", "TextMeasure: ") { $0.characters = $1.isPresent }
    d.parameter("IgnoreWhiteSpace", "switch", "TextMeasure: ") { $0.ignoreWhiteSpace = $1.isPresent }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("Line", "switch", "TextMeasure: ") { $0.lines = $1.isPresent }
    d.parameter("Maximum", "switch", "GenericMeasure: ") { if $1.isPresent { $0.maximum = true } }
    d.parameter("Minimum", "switch", "GenericMeasure: ") { if $1.isPresent { $0.minimum = true } }
    d.parameter("Property", "pspropertyexpression[]", "position 0", rules: "ValidateNotNullOrEmpty") { (c, v) throws(Unwind) in
      c.properties = try (v.values ?? []).map { (value) throws(Unwind) in
        if let block = value.asObject as? ScriptBlock { return PropertyExpression(block) }
        return PropertyExpression(try Conversion.text(value))
      }
    }
    d.parameter("StandardDeviation", "switch", "GenericMeasure: ") { if $1.isPresent { $0.deviation = true } }
    d.parameter("Sum", "switch", "GenericMeasure: ") { if $1.isPresent { $0.sum = true } }
    d.parameter("Word", "switch", "TextMeasure: ") { $0.words = $1.isPresent }
    return d.description
  }

  private func measureAll() {
    sum = true
    average = true
    maximum = true
    minimum = true
    deviation = true
  }

  override func beginProcessing() throws(Unwind) {
    measuresNumbers = sum || average || deviation
    measuresText = lines || words || characters
    isPlain = properties == nil && !measuresText && !maximum && !minimum && !deviation
    if properties == nil { statistics = [Statistics(name: PSString.empty)] }
  }

  override func processRecord() throws(Unwind) {
    if input.isNull { return }
    guard let properties else {
      if isPlain {
        guard measuresNumbers else {
          statistics[0].count &+= 1
          return
        }
        if case .int32(let n) = input {
          statistics[0].count &+= 1
          statistics[0].sum += Double(n)
          return
        }
      }
      return try analyse(input, 0)
    }
    var measured: [PSString] = []
    for expression in properties {
      let results = try expression.values(of: input, frame)
      if results.isEmpty, !expression.hasWildcards { _ = entry(expression.text) }
      for result in results where !measured.contains(where: { $0.equalsIgnoringCase(result.name) }) {
        measured.append(result.name)
        try analyse(result.value, entry(result.name))
      }
    }
  }

  private func entry(_ name: PSString) -> Int {
    if let i = statistics.firstIndex(where: { $0.name.equalsIgnoringCase(name) }) { return i }
    statistics.append(Statistics(name: name))
    return statistics.count - 1
  }

  private func analyse(_ value: Value, _ i: Int) throws(Unwind) {
    statistics[i].count &+= 1
    if measuresText { countText(value.isNull ? PSString.empty : try Conversion.textForToString(value), i) }
    if measuresNumbers {
      guard let number = MeasureObject.number(value) else {
        hasNonNumeric = true
        return try writeError(
          ErrorRecord(
            ExceptionObject(
              "System.Management.Automation.PSInvalidOperationException", "Input object \"\(try Conversion.text(value))\" is not numeric."),
            id: "NonNumericInputObject", category: .invalidType, target: value))
      }
      if deviation, statistics[i].count > 1 {
        let count = Double(statistics[i].count)
        let distance = number - statistics[i].sum / (count - 1)
        statistics[i].variance *= (count - 2) / (count - 1)
        statistics[i].variance += distance * distance / count
      }
      statistics[i].sum += number
    }
    if minimum { statistics[i].min = try extreme(value, statistics[i].min, sign: 1) }
    if maximum { statistics[i].max = try extreme(value, statistics[i].max, sign: -1) }
  }

  /// A value as a number, `$null` being 0; nil for what does not convert.
  private static func number(_ value: Value) -> Double? {
    switch value {
    case .int32(let n): return Double(n)
    case .double(let d): return d
    case .null, .void, .unset: return 0
    default:
      guard case .double(let d)? = Conversion.tryConvert(value, to: DotNetType.double) else { return nil }
      return d
    }
  }

  /// The new value or the old extreme: compared as numbers where both are, as text where only one is.
  private func extreme(_ value: Value, _ old: Value, sign: Int) throws(Unwind) -> Value {
    if old.isNull { return value }
    var new: Value = value
    if !value.isNull, let n = MeasureObject.number(value) { new = .double(n) }
    var current: Value = old
    if let n = MeasureObject.number(old) { current = .double(n) }
    if !new.isNull, new.unwrapped.dotNetType !== current.unwrapped.dotNetType {
      new = .string(try Conversion.text(new))
      current = .string(try Conversion.text(current))
    }
    return try sign * Operators.compare(current, new, ignoreCase: false) > 0 ? value : old
  }

  private func countText(_ text: PSString, _ i: Int) {
    var inWord = false
    var newLines = 0
    var blanks = 0
    var found = 0
    text.withUTF16 { units in
      for unit in units {
        if unit == 0x0A { newLines += 1 }
        if MeasureObject.isBlank(unit) {
          blanks += 1
          inWord = false
        } else if !inWord {
          found += 1
          inWord = true
        }
      }
    }
    if characters { statistics[i].characters += ignoreWhiteSpace ? text.count - blanks : text.count }
    if words { statistics[i].words += found }
    if lines, text.count > 0 { statistics[i].lines += newLines + (text[text.count - 1] == 0x0A ? 0 : 1) }
  }

  private static func isBlank(_ unit: UInt16) -> Bool {
    (unit >= 9 && unit <= 13) || unit == 0x20 || unit == 0x85 || unit == 0xA0 || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A)
      || unit == 0x2028 || unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000
  }

  override func endProcessing() throws(Unwind) {
    for s in statistics {
      if s.count == 0, properties != nil {
        if strictMode >= 2 {
          try writeError(
            ErrorRecord(
              ExceptionObject(
                "System.Management.Automation.PSArgumentException", "The property \"\(s.name)\" cannot be found in the input for any objects."),
              id: measuresText ? "TextMeasurePropertyNotFound" : "GenericMeasurePropertyNotFound", category: .invalidArgument))
        }
        continue
      }
      let property: Value = properties == nil ? .null : .string(s.name)
      try write(.object(measuresText ? text(s, property) : numbers(s, property)))
    }
  }

  private func text(_ s: Statistics, _ property: Value) -> MeasureInfo {
    func number(_ n: Int, _ wanted: Bool) -> Value { wanted ? .int32(Int32(clamping: n)) : .null }
    return MeasureInfo(
      DotNetType.textMeasureInfo, [number(s.lines, lines), number(s.words, words), number(s.characters, characters)], property: property)
  }

  private func numbers(_ s: Statistics, _ property: Value) -> MeasureInfo {
    let low = minimum && !s.min.isNull ? MeasureObject.number(s.min) : nil
    let high = maximum && !s.max.isNull ? MeasureObject.number(s.max) : nil
    let isNumeric = (s.min.isNull || low != nil) && (s.max.isNull || high != nil)
    let all = !hasNonNumeric
    return MeasureInfo(
      isNumeric ? DotNetType.genericMeasureInfo : DotNetType.genericObjectMeasureInfo,
      [
        .int32(Int32(clamping: s.count)), all && average && s.count > 0 ? .double(s.sum / Double(s.count)) : .null,
        all && sum ? .double(s.sum) : .null, isNumeric ? high.map { .double($0) } ?? .null : s.max,
        isNumeric ? low.map { .double($0) } ?? .null : s.min, all && deviation ? .double(s.variance.squareRoot()) : .null,
      ], property: property)
  }
}

/// What `Measure-Object` found: `GenericMeasureInfo`, `GenericObjectMeasureInfo` or `TextMeasureInfo`.
final class MeasureInfo: Object {
  private let type: DotNetType
  /// In the order of the type's properties.
  let values: [Value]
  let property: Value

  init(_ type: DotNetType, _ values: [Value], property: Value) {
    self.type = type
    self.values = values
    self.property = property
  }

  override var dotNetType: DotNetType { type }
}

extension DotNetType {
  nonisolated(unsafe) static let measureInfo = DotNetType(
    "Microsoft.PowerShell.Commands.MeasureInfo", base: object, isAbstract: true
  ) { t in
    t.receiver(MeasureInfo.self) { t in t.get("string Property {get;}") { (this) throws(Unwind) in this.property } }
  }

  nonisolated(unsafe) static let genericMeasureInfo = DotNetType("Microsoft.PowerShell.Commands.GenericMeasureInfo", base: measureInfo) { t in
    t.receiver(MeasureInfo.self) { t in
      t.get("int Count {get;}") { (this) throws(Unwind) in this.values[0] }
      t.get("System.Nullable[double] Average {get;}") { (this) throws(Unwind) in this.values[1] }
      t.get("System.Nullable[double] Sum {get;}") { (this) throws(Unwind) in this.values[2] }
      t.get("System.Nullable[double] Maximum {get;}") { (this) throws(Unwind) in this.values[3] }
      t.get("System.Nullable[double] Minimum {get;}") { (this) throws(Unwind) in this.values[4] }
      t.get("System.Nullable[double] StandardDeviation {get;}") { (this) throws(Unwind) in this.values[5] }
    }
  }

  nonisolated(unsafe) static let genericObjectMeasureInfo = DotNetType(
    "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo", base: measureInfo
  ) { t in
    t.receiver(MeasureInfo.self) { t in
      t.get("int Count {get;}") { (this) throws(Unwind) in this.values[0] }
      t.get("System.Nullable[double] Average {get;}") { (this) throws(Unwind) in this.values[1] }
      t.get("System.Nullable[double] Sum {get;}") { (this) throws(Unwind) in this.values[2] }
      t.get("System.Object Maximum {get;}") { (this) throws(Unwind) in this.values[3] }
      t.get("System.Object Minimum {get;}") { (this) throws(Unwind) in this.values[4] }
      t.get("System.Nullable[double] StandardDeviation {get;}") { (this) throws(Unwind) in this.values[5] }
    }
  }

  nonisolated(unsafe) static let textMeasureInfo = DotNetType("Microsoft.PowerShell.Commands.TextMeasureInfo", base: measureInfo) { t in
    t.receiver(MeasureInfo.self) { t in
      t.get("System.Nullable[int] Lines {get;}") { (this) throws(Unwind) in this.values[0] }
      t.get("System.Nullable[int] Words {get;}") { (this) throws(Unwind) in this.values[1] }
      t.get("System.Nullable[int] Characters {get;}") { (this) throws(Unwind) in this.values[2] }
    }
  }
}
