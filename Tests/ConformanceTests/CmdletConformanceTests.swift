import Console
import Engine
import Foundation
import Testing
import Text

/// Every cmdlet that is registered and that PowerShell has too takes PowerShell's parameters: names, types, sets, aliases and checks.
///
/// `Tests/Conformance/cmdlets.tsv` has a line for each of PowerShell's: name, module, default set, confirm impact, and a column per parameter
/// (`name|type|sets|aliases|dynamic|rules`).
@Suite struct CmdletConformanceTests {
  struct Parameter {
    var name: String
    var type: String
    var sets: String
    var aliases: [String]
    var isDynamic: Bool
    var rules: [String]
  }
  struct Reference {
    var name: String
    var defaultSet: String
    var impact: String
    var parameters: [Parameter]
  }

  static let references: [String: Reference] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Conformance/cmdlets.tsv")
    var all: [String: Reference] = [:]
    for line in (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? [] {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let parameters = columns.dropFirst(4).map { text -> Parameter in
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return Parameter(
          name: parts[0], type: parts[1], sets: parts[2], aliases: parts[3].split(separator: " ").map(String.init), isDynamic: parts[4] == "dynamic",
          rules: parts[5].replacingOccurrences(of: "¦", with: "|").components(separatedBy: "; ").filter { !$0.isEmpty })
      }
      all[columns[0].lowercased()] = Reference(name: columns[0], defaultSet: columns[2], impact: columns[3], parameters: parameters)
    }
    return all
  }()

  static let names: [String] = {
    ShellAssembly.register()
    return CmdletRegistry.all().map(\.name.description).filter { references[$0.lowercased()] != nil }.sorted()
  }()

  /// What is known to differ, a line each: `Tests/Conformance/cmdlet-gaps.txt`. A gap that is closed must leave the list, and a new one fails.
  static let gaps: [String: [String]] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Conformance/cmdlet-gaps.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
    return Dictionary(grouping: lines) { String($0.prefix { $0 != ":" }) }
  }()

  @Test func referencesAreRead() { #expect(Self.references.count > 200) }

  @Test(arguments: names) func cmdlet(_ name: String) throws {
    let found = try differences(name).sorted()
    #expect(found == Self.gaps[name, default: []].sorted())
  }

  @Test func gapsAreOfCmdletsThatExist() { #expect(Set(Self.gaps.keys).isSubset(of: Self.names)) }

  /// Every way in which a cmdlet's declaration differs from PowerShell's.
  private func differences(_ name: String) throws -> [String] {
    let reference = try #require(Self.references[name.lowercased()])
    let command = try #require(CmdletRegistry.find(PSString.of(name))).command
    var all: [String] = []
    func check(_ holds: Bool, _ what: String) { if !holds { all.append("\(name): \(what)") } }
    check(command.name.string == reference.name, "name")
    check(reference.defaultSet.isEmpty || command.defaultSet?.string == reference.defaultSet, "default set")
    check(command.supportsShouldProcess == !reference.impact.isEmpty, "ShouldProcess")
    let declared = command.parameters
    for parameter in reference.parameters where !parameter.isDynamic {
      guard let own = declared.first(where: { $0.name.string == parameter.name }) else {
        check(false, "lacks -\(parameter.name)")
        continue
      }
      check(own.aliases.map(\.string).sorted() == parameter.aliases.sorted(), "aliases of -\(parameter.name)")
      check(Self.sets(own, command) == parameter.sets, "sets of -\(parameter.name)")
      if let type = Self.type(parameter.type) { check(own.type === type, "type of -\(parameter.name)") }
      let rules = parameter.rules.filter { !$0.hasPrefix("completions") }.map { Self.plain($0) }.sorted()
      check(own.attributes.compactMap(Self.rule).map { Self.plain($0) }.sorted() == rules, "checks of -\(parameter.name)")
    }
    for own in declared where !own.isCommon {
      check(reference.parameters.contains { $0.name == own.name.string }, "has -\(own.name), which PowerShell's has not")
    }
    return all
  }

  /// Sets as the reference writes them: by name, `*` for all.
  private static func sets(_ parameter: ParameterDescription, _ command: CommandDescription) -> String {
    parameter.sets.map { entry -> (String, String) in
      let m = entry.membership
      var words: [String] = []
      if m.isMandatory { words.append("mandatory") }
      if let position = m.position { words.append("position \(position)") }
      if m.fromPipeline { words.append("pipeline") }
      if m.fromPipelineByPropertyName { words.append("property") }
      if m.fromRemainingArguments { words.append("remaining") }
      return (entry.set < 0 ? "*" : command.setNames[entry.set].string, words.isEmpty ? "" : " " + words.joined(separator: ", "))
    }.sorted { $0.0 < $1.0 }.map { "\($0.0):\($0.1)" }.joined(separator: "; ")
  }

  private static func type(_ name: String) -> DotNetType? {
    switch name {
    case "switch": .switchParameter
    case "psobject": .psObject
    case "psobject[]": DotNetType.psObject.arrayType(rank: 1)
    default: TypeResolver.resolve(text: name)
    }
  }

  private static func plain(_ rule: String) -> String { rule.lowercased().replacingOccurrences(of: " ", with: "") }

  private static func rule(_ attribute: ParameterAttribute) -> String? {
    func number(_ value: Value) -> String { (try? Conversion.text(value).string) ?? "?" }
    switch attribute {
    case .allowNull: return "AllowNull"
    case .allowEmptyString: return "AllowEmptyString"
    case .allowEmptyCollection: return "AllowEmptyCollection"
    case .validateNotNull: return "ValidateNotNull"
    case .validateNotNullOrEmpty: return "ValidateNotNullOrEmpty"
    case .validateNotNullOrWhiteSpace: return "ValidateNotNullOrWhiteSpace"
    case .validateSet(let names, _, _): return "set \(names.map(\.string).joined(separator: "|"))"
    case .validateRange(let low, let high): return "range \(number(low))..\(number(high))"
    case .validateRangeKind(let kind): return "range \(kind)"
    case .validatePattern(let pattern, _, _): return "pattern \(pattern)"
    case .validateLength(let low, let high): return "length \(low)..\(high)"
    case .validateCount(let low, let high): return "count \(low)..\(high)"
    case .credential: return "Credential"
    default: return nil
    }
  }
}
