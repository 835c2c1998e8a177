import Syntax
import Text

/// What the `#requires` lines of a script ask for, as scripts see it: `ScriptRequirements`.
public final class ScriptRequirementsObject: Object {
  package let requirements: ScriptRequirements
  package init(_ requirements: ScriptRequirements) { self.requirements = requirements }

  public override var dotNetType: DotNetType { SyntaxTypes.named("ScriptRequirements") }
}

/// A module that `#requires` names: `Microsoft.PowerShell.Commands.ModuleSpecification`.
public final class ModuleSpecificationObject: Object {
  package let specification: ModuleSpecification
  package init(_ specification: ModuleSpecification) { self.specification = specification }

  public override var dotNetType: DotNetType { TypeRegistry.find("Microsoft.PowerShell.Commands.ModuleSpecification") ?? .object }
  public override func text() throws(Unwind) -> PSString? { specification.name }
}
