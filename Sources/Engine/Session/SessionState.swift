import Syntax
import Text

/// A set of scopes of its own: the global session state, or a module's.
public final class SessionState {
  /// The module; nil for the global session state.
  public internal(set) var module: ModuleInfo?
  /// The outermost frame of this state: global scope, or the module's scope (whose parent is global).
  public internal(set) var top: Frame
  /// The scope that a call into this state from another one runs under.
  var current: Frame
  /// Namespaces of `using namespace`, seen by blocks compiled in this state.
  public internal(set) var namespaces: [PSString] = []

  /// The type that a name means here: a class of the script, an accelerator, a .NET type.
  func resolveType(_ name: ITypeName) -> DotNetType? { TypeResolver.resolve(name, namespaces: namespaces) }

  init(top: Frame) {
    self.top = top
    current = top
  }
}
