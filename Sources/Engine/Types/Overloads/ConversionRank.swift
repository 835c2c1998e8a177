import Text

/// How good a conversion from one type to another is: what PowerShell compares to choose between overloads.
///
/// The numbers order the kinds of conversion as `LanguagePrimitives.ConversionRank` does. A conversion of a single value to an array ranks a little below
/// that of the value to the element.
struct ConversionRank: Comparable {
  let raw: Int
  static func < (a: ConversionRank, b: ConversionRank) -> Bool { a.raw < b.raw }

  static let none = ConversionRank(raw: 0)
  static let unrelatedArrays = ConversionRank(raw: 0x0F)
  static let toString = ConversionRank(raw: 0x1F)
  static let convertible = ConversionRank(raw: 0x3F)
  static let implicitCast = ConversionRank(raw: 0x4F)
  static let explicitCast = ConversionRank(raw: 0x5F)
  static let constructor = ConversionRank(raw: 0x6F)
  static let parse = ConversionRank(raw: 0x7F)
  static let psObject = ConversionRank(raw: 0x8F)
  static let language = ConversionRank(raw: 0x9F)
  static let nullToValue = ConversionRank(raw: 0xAF)
  static let nullToReference = ConversionRank(raw: 0xBF)
  static let numericExplicit = ConversionRank(raw: 0xCF)
  static let numericExplicit1 = ConversionRank(raw: 0xDF)
  static let numericString = ConversionRank(raw: 0xEF)
  static let numericImplicit = ConversionRank(raw: 0xFF)
  static let assignable = ConversionRank(raw: 0x10F)
  static let stringToChars = ConversionRank(raw: 0x11A)
  static let identity = ConversionRank(raw: 0x11F)

  /// The rank of wrapping a single value into an array.
  private var scalarToArray: ConversionRank { raw == 0 ? .none : ConversionRank(raw: (raw & ~0xF) | 0x7) }

  /// The rank of passing a value of type `from` (nil: null) where `to` is asked for.
  static func of(_ from: DotNetType?, to: DotNetType) -> ConversionRank {
    guard let from else { return ofNull(to: to) }
    if from === to { return .identity }
    if from.isAssignable(to: to) { return .assignable }
    if case .parameter = to.shape { return .assignable }
    if to === DotNetType.psObject { return .psObject }
    if let target = to.nullableArgument { return of(from, to: target) }
    if to === DotNetType.void { return .none }
    return language(from, to) ?? general(from, to)
  }

  private static func ofNull(to: DotNetType) -> ConversionRank {
    if to === DotNetType.string || to.nullableArgument != nil { return .nullToReference }
    if to === DotNetType.boolean || to === DotNetType.char || to === DotNetType.switchParameter || NumericKind(to) != nil { return .nullToValue }
    return to.isValueType ? .none : .nullToReference
  }

  // MARK: - Conversions that the language has built in

  private static func language(_ from: DotNetType, _ to: DotNetType) -> ConversionRank? {
    if let a = NumericKind(from), let b = NumericKind(to) { return numeric(a, b) }
    if to === DotNetType.string {
      if NumericKind(from) != nil { return .numericString }
      return .toString
    }
    if to === DotNetType.boolean { return .language }
    if NumericKind(to) != nil {
      if from === DotNetType.string { return .numericString }
      if from === DotNetType.char { return .language }
      return nil
    }
    if to === DotNetType.char {
      if from === DotNetType.string { return .language }
      if let kind = NumericKind(from), kind.isInteger { return .language }
      return nil
    }
    if case .array(let wanted, _) = to.shape { return array(from, to, wanted) }
    if to.enumDeclaration != nil { return from === DotNetType.string || NumericKind(from)?.isInteger == true ? .language : nil }
    if to === DotNetType.switchParameter { return .language }
    if to.isDelegate { return from === DotNetType.scriptBlock ? .language : nil }
    if to === DotNetType.type { return from === DotNetType.string ? .language : nil }
    if to === DotNetType.hashtable, from.isAssignable(to: DotNetType.dictionaryInterface) { return .language }
    return nil
  }

  private static func array(_ from: DotNetType, _ to: DotNetType, _ wanted: DotNetType) -> ConversionRank? {
    if from === DotNetType.string && wanted === DotNetType.char { return .stringToChars }
    if case .array(let has, _) = from.shape {
      if has === DotNetType.object { return .unrelatedArrays }
      return of(has, to: wanted) == .none ? ConversionRank.none : .unrelatedArrays
    }
    if from !== DotNetType.string, from.isAssignable(to: DotNetType.listInterface) { return .unrelatedArrays }
    return of(from, to: wanted).scalarToArray
  }

  // MARK: - Conversions through members of the types

  private static func general(_ from: DotNetType, _ to: DotNetType) -> ConversionRank {
    if from === DotNetType.string, to.hasStaticParse { return .parse }
    if MemberConversion.hasConstructor(taking: from, to) { return .constructor }
    if let cast = cast(from, to) { return cast }
    let code = from.typeCode
    if code.isNumeric, from.enumDeclaration == nil {
      // A number goes by its text where nothing else leads there; arrays have had their turn.
      if case .array = to.shape { return .none }
      return .convertible
    }
    if code == .boolean || code == .char || code == .dateTime || from.enumDeclaration != nil { return .convertible }
    let fills = from === DotNetType.customObject || from.isAssignable(to: DotNetType.dictionaryInterface)
    return fills && MemberConversion.hasDefault(to) ? .constructor : .none
  }

  private static func cast(_ from: DotNetType, _ to: DotNetType) -> ConversionRank? {
    for owner in [from, to] {
      for method in owner.members.methods where method.isStatic {
        let name = method.name.string
        guard name == "op_Implicit" || name == "op_Explicit" else { continue }
        let s = method.signature
        if s.returnType === to, s.parameters.count == 1, s.parameters[0].type === from { return name == "op_Implicit" ? .implicitCast : .explicitCast }
      }
    }
    return nil
  }

  // MARK: - Numbers

  /// From number to number: C#'s implicit conversions first, then the rest.
  private static func numeric(_ a: NumericKind, _ b: NumericKind) -> ConversionRank {
    if a == b { return .identity }
    switch (a, b) {
    case (.bigInteger, _): return .explicitCast
    case (_, .bigInteger): return a.isInteger ? .implicitCast : .explicitCast
    case (.decimal, .double), (.decimal, .single), (.double, .single): return .numericExplicit1
    case (.single, .double): return .numericImplicit
    case (.double, _), (.single, _), (.decimal, _): return .numericExplicit
    case (_, .double), (_, .single), (_, .decimal): return .numericImplicit
    default: return a.fits(in: b) ? .numericImplicit : .numericExplicit
    }
  }
}

/// The types that PowerShell calculates with.
enum NumericKind {
  case int8, uint8, int16, uint16, int32, uint32, int64, uint64, single, double, decimal, bigInteger

  init?(_ type: DotNetType) {
    switch type {
    case DotNetType.int32: self = .int32
    case DotNetType.double: self = .double
    case DotNetType.int64: self = .int64
    case DotNetType.uint8: self = .uint8
    case DotNetType.decimal: self = .decimal
    case DotNetType.single: self = .single
    case DotNetType.int16: self = .int16
    case DotNetType.uint16: self = .uint16
    case DotNetType.uint32: self = .uint32
    case DotNetType.uint64: self = .uint64
    case DotNetType.int8: self = .int8
    case DotNetType.bigInteger: self = .bigInteger
    default: return nil
    }
  }

  var isInteger: Bool {
    switch self {
    case .single, .double, .decimal: false
    default: true
    }
  }

  /// Bits, and whether negative numbers are among them; integers of fixed size only.
  private var size: (bits: Int, signed: Bool) {
    switch self {
    case .int8: (8, true)
    case .uint8: (8, false)
    case .int16: (16, true)
    case .uint16: (16, false)
    case .int32: (32, true)
    case .uint32: (32, false)
    case .int64: (64, true)
    case .uint64: (64, false)
    case .single, .double, .decimal, .bigInteger: (0, true)
    }
  }

  /// Whether every value of this kind of integer is a value of the other.
  func fits(in other: NumericKind) -> Bool {
    let a = size
    let b = other.size
    if a.signed == b.signed { return a.bits <= b.bits }
    return !a.signed && a.bits < b.bits
  }
}

extension DotNetType {
  static func ~= (pattern: DotNetType, value: DotNetType) -> Bool { pattern === value }

  /// `static T Parse(string)`, or with a format provider.
  var hasStaticParse: Bool {
    members.methods.contains { $0.isStatic && $0.name.equalsIgnoringCase(ascii: "Parse") && $0.signature.parameters.first?.type === DotNetType.string }
  }
}
