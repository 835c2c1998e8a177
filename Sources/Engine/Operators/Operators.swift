import Text

/// The operators on values that the interpreter's fast paths did not take.
///
/// Operands are unwrapped first: note properties on a number do not change what `+` does.
package enum Operators {
}
