import Text

/// The operators on values that the interpreter's fast paths did not take.
enum Operators {
}
