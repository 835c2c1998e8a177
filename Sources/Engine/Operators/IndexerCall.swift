import Text

/// Indexers that types declare: `$xml['name']`, `$groups[1]`.
enum IndexerCall {
  /// The value that the best indexer gives; nil when the type has none for these arguments.
  static func get(_ target: Value, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value? {
    guard let (indexer, converted) = try choose(target, arguments, writing: false) else { return nil }
    do {
      return try indexer.get(target.unwrapped, Arguments(converted, frame: frame))
    } catch {
      // A position that is not there is null, as an array's is.
      guard error.record != nil, frame.environment.strictMode < 3 else { throw error }
      return .null
    }
  }

  /// Stores through the best indexer; false when the type has none for these arguments.
  static func set(_ target: Value, _ arguments: [Value], _ value: Value, _ frame: Frame) throws(Unwind) -> Bool {
    guard let (indexer, converted) = try choose(target, arguments, writing: true), let set = indexer.set else { return false }
    do {
      try set(target.unwrapped, Arguments(converted, frame: frame), try Conversion.convert(value, to: indexer.signature.returnType))
    } catch {
      guard let record = error.record else { throw error }
      throw Unwind(.error(ErrorRecord(record.exception, id: record.exception.exceptionType.fullName, category: .operationStopped, target: .null)))
    }
    return true
  }

  private static func choose(_ target: Value, _ arguments: [Value], writing: Bool) throws(Unwind) -> (DeclaredIndexer, [Value])? {
    var best: (indexer: DeclaredIndexer, cost: Int)?
    for type in target.dotNetType.memberTypes {
      for indexer in type.members.indexers where indexer.signature.parameters.count == arguments.count && (!writing || indexer.set != nil) {
        var cost = 0
        for (argument, parameter) in zip(arguments, indexer.signature.parameters) {
          guard let c = Conversion.cost(of: argument, to: parameter.type) else {
            cost = .max
            break
          }
          cost += c
        }
        if cost != .max, best.map({ cost < $0.cost }) ?? true { best = (indexer, cost) }
      }
    }
    guard let (indexer, _) = best else { return nil }
    var converted: [Value] = []
    for (argument, parameter) in zip(arguments, indexer.signature.parameters) {
      guard let value = Conversion.tryConvert(argument, to: parameter.type) else { return nil }
      converted.append(value)
    }
    return (indexer, converted)
  }
}
