import Engine
import Foundation
import SharePoint
import Testing
import Text

/// What the snap-in declares, against what SharePoint 2019's has: `Tests/Conformance/sharepoint-cmdlets.json`.
@Suite struct DeclarationTests {
  struct RecordedCmdlet: Decodable {
    var confirmImpact: String?
    var defaultParameterSetName: String?
    var supportsShouldProcess: Bool?
    var parameters: [RecordedParameter]
  }

  struct RecordedParameter: Decodable {
    struct Membership: Decodable {
      var mandatory: Bool?
      var position: Int?
      var pipeline: Bool?
      var pipelineByName: Bool?
    }
    var name: String
    var type: String
    var aliases: [String]?
    var validateSet: [String]?
    var sets: [String: Membership]
  }

  static let recorded: [String: RecordedCmdlet] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try? Data(contentsOf: tests.appendingPathComponent("Conformance/sharepoint-cmdlets.json"))
    return data.flatMap { try? JSONDecoder().decode([String: RecordedCmdlet].self, from: $0) } ?? [:]
  }()

  @Test func tablesAreSorted() {
    #expect(NameTable.isSorted(count: SharePointModule.cmdlets.count) { SharePointModule.cmdlets[$0].name })
    #expect(NameTable.isSorted(count: SharePointModule.snapInCmdlets.count) { SharePointModule.snapInCmdlets[$0].name })
    #expect(NameTable.isSorted(count: SharePointTypes.entries.count) { SharePointTypes.entries[$0].name })
  }

  @Test func everyTypeGoesByItsName() {
    SharePointTests.register()
    for entry in SharePointTypes.entries {
      let type = TypeRegistry.find(entry.name.description)
      #expect(type?.fullName.string == entry.name.description)
    }
  }

  @Test func everySignatureParses() throws {
    SharePointTests.register()
    for entry in SharePointTypes.entries {
      let members = try #require(TypeRegistry.find(entry.name.description)).members
      for method in members.methods + members.constructors { #expect(!method.signature.isMalformed, "\(entry.name): \(method.name)") }
    }
  }

  @Test func everyCmdletIsRecorded() {
    #expect(Set(SharePointModule.cmdlets.map(\.name.description)) == Set(Self.recorded.keys))
  }

  @Test(arguments: SharePointModule.cmdlets.map(\.name.description)) func parameters(_ name: String) throws {
    SharePointTests.register()
    let recorded = try #require(Self.recorded[name])
    let declared = try #require(CmdletRegistry.find(PSString.of(name))).command
    #expect(declared.parameters.map(\.name.string) == recorded.parameters.map(\.name))
    #expect(declared.supportsShouldProcess == (recorded.supportsShouldProcess ?? false))
    #expect(declared.defaultSet?.string == recorded.defaultParameterSetName)
    if let impact = recorded.confirmImpact { #expect("\(declared.confirmImpact)" == impact.lowercased()) }
    for (parameter, expected) in zip(declared.parameters, recorded.parameters) {
      #expect(parameter.aliases.map(\.string) == expected.aliases ?? [], "\(expected.name)")
      var sets: [String: ParameterDescription.SetMembership] = [:]
      for (set, membership) in parameter.sets { sets[set < 0 ? "*" : declared.setNames[set].string] = membership }
      #expect(Set(sets.keys) == Set(expected.sets.keys), "\(expected.name)")
      for (set, membership) in expected.sets {
        #expect(sets[set]?.isMandatory == membership.mandatory ?? false, "\(expected.name), \(set)")
        #expect(sets[set]?.position == membership.position, "\(expected.name), \(set)")
        #expect(sets[set]?.fromPipeline == membership.pipeline ?? false, "\(expected.name), \(set)")
        #expect(sets[set]?.fromPipelineByPropertyName == membership.pipelineByName ?? false, "\(expected.name), \(set)")
      }
      if let words = expected.validateSet {
        let declaredWords = parameter.attributes.compactMap {
          if case .validateSet(let words, _, _) = $0 { words.map(\.string) } else { nil }
        }
        #expect(declaredWords == [words], "\(expected.name)")
      }
    }
  }
}

enum SharePointTests {
  private static let registered: Void = SharePointModule.register()

  /// The snap-in's tables, once for all tests.
  static func register() { _ = registered }
}
