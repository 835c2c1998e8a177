import Syntax
import Text

/// `CommentHelpInfo`: what a script's comments say.
enum CommentHelpMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(CommentHelpObject.self) { t in
      t.get("string Synopsis {get;}") { .optional($0.help.synopsis) }
      t.get("string Description {get;}") { .optional($0.help.description) }
      t.get("string Notes {get;}") { .optional($0.help.notes) }
      t.get("System.Collections.Generic.IDictionary[string,string] Parameters {get;}") { (this) throws(Unwind) in
        let made = GenericDictionary(DotNetType.dictionary.constructed([.string, .string]))
        for (name, text) in this.help.parameters { try made.store(.string(name), .string(text)) }
        return .object(made)
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] Links {get;}") { texts($0.help.links) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] Examples {get;}") { texts($0.help.examples) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] Inputs {get;}") { texts($0.help.inputs) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] Outputs {get;}") { texts($0.help.outputs) }
      t.get("string Component {get;}") { .optional($0.help.component) }
      t.get("string Role {get;}") { .optional($0.help.role) }
      t.get("string Functionality {get;}") { .optional($0.help.functionality) }
      t.get("string ForwardHelpTargetName {get;}") { .optional($0.help.forwardHelpTargetName) }
      t.get("string ForwardHelpCategory {get;}") { .optional($0.help.forwardHelpCategory) }
      t.get("string RemoteHelpRunspace {get;}") { .optional($0.help.remoteHelpRunspace) }
      t.get("string MamlHelpFile {get;}") { .optional($0.help.mamlHelpFile) }
    }
  }

  fileprivate static func texts(_ texts: [PSString]) -> Value { SyntaxTypes.list(texts.map { .string($0) }, of: .string) }
}

/// `ScriptRequirements` and `ModuleSpecification`: what `#requires` lines ask for.
enum ScriptRequirementsMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ScriptRequirementsObject.self) { t in
      t.get("string RequiredApplicationId {get;}") { .optional($0.requirements.requiredApplicationId) }
      t.get("version RequiredPSVersion {get;}") { this in this.requirements.requiredPSVersion.map(version) ?? .null }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredPSEditions {get;}") {
        CommentHelpMembers.texts($0.requirements.requiredPSEditions)
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[Microsoft.PowerShell.Commands.ModuleSpecification] RequiredModules {get;}") { this in
        SyntaxTypes.list(
          this.requirements.requiredModules.map { .object(ModuleSpecificationObject($0)) },
          of: TypeRegistry.find("Microsoft.PowerShell.Commands.ModuleSpecification") ?? .object)
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredAssemblies {get;}") {
        CommentHelpMembers.texts($0.requirements.requiredAssemblies)
      }
      t.get("bool IsElevationRequired {get;}") { .bool($0.requirements.isElevationRequired) }
    }
  }

  private static func version(_ version: ScriptVersion) -> Value {
    let parts = [version.major, version.minor, version.build, version.revision].prefix { $0 >= 0 }
    let text = parts.map { String($0) }.joined(separator: ".")
    return (try? Conversion.convert(.text(text), to: .version)) ?? .null
  }

  @Sendable static func module(_ t: TypeDeclaration) {
    t.receiver(ModuleSpecificationObject.self) { t in
      t.get("string Name {get;}") { .string($0.specification.name) }
      t.get("System.Nullable[guid] Guid {get;}") { (this) throws(Unwind) in
        try this.specification.guid.map { (text) throws(Unwind) in try Conversion.convert(.string(text), to: .guid) } ?? .null
      }
      t.get("version Version {get;}") { (this) throws(Unwind) in
        try this.specification.version.map { (text) throws(Unwind) in try Conversion.convert(.string(text), to: .version) } ?? .null
      }
      t.get("string MaximumVersion {get;}") { .optional($0.specification.maximumVersion) }
      t.get("version RequiredVersion {get;}") { (this) throws(Unwind) in
        try this.specification.requiredVersion.map { (text) throws(Unwind) in try Conversion.convert(.string(text), to: .version) } ?? .null
      }
      t.method("string ToString()") { this, _ in .string(this.specification.name) }
    }
  }
}
