import Text

extension Conversion {
  /// How far a value is from a type when overloads compete: 0 for the type itself, more for worse conversions, nil for none.
  static func cost(of value: Value, to type: DotNetType) -> Int? {
    let rank = OverloadResolution.rank(value, to: type)
    return rank == .none ? nil : ConversionRank.identity.raw - rank.raw
  }
}
