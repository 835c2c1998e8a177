import CSystem

/// How much of the calling thread's stack is left, for what recurs as deep as its input is.
package enum NativeStack {
  /// Where the stack is now; it grows downwards.
  @inline(__always) package static var address: UInt { UInt(spsh_stack_address()) }
  /// The lowest address of the thread's stack; 0 when it cannot be told.
  package static var floor: UInt { UInt(spsh_stack_floor()) }
}
