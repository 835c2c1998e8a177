import Syntax
import Text

/// A variable's name taken apart, as scripts see it: `System.Management.Automation.VariablePath`.
public final class VariablePathObject: Object {
  package let path: VariablePath
  package init(_ path: VariablePath) { self.path = path }

  public override var dotNetType: DotNetType { TypeRegistry.find("System.Management.Automation.VariablePath") ?? .object }
  public override func text() throws(Unwind) -> PSString? { path.userPath }
}
