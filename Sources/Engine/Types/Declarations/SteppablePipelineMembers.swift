import Text

/// The members of a steppable pipeline.
enum SteppablePipelineMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(SteppablePipeline.self) { t in
      t.method("void Begin(bool expectInput)") { (this, a) throws(Unwind) in try this.begin(expectingInput: a.bool(0)) }
      t.method("array Process(System.Object input)") { (this, a) throws(Unwind) in try this.process(a[0]) }
      t.method("array Process()") { (this, _) throws(Unwind) in try this.process(.unset) }
      t.method("array End()") { (this, _) throws(Unwind) in try this.end() }
      t.method("void Clean()") { (this, _) throws(Unwind) in
        try this.clean()
        return .void
      }
      t.method("void Dispose()") { (this, _) throws(Unwind) in
        try this.clean()
        return .void
      }
    }
  }
}
