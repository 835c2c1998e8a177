import Text

/// The members of `$PSCmdlet`: what an advanced function asks of the engine.
enum ScriptCmdletMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ScriptCmdlet.self) { t in
      t.get("string ParameterSetName {get;}") { .string($0.parameterSetName) }
      t.get("System.Management.Automation.InvocationInfo MyInvocation {get;}") { .optional($0.invocation) }
      t.get("System.Management.Automation.ICommandRuntime CommandRuntime {get;}") { this in .text(this.info?.name.string ?? "") }
      t.get("System.Management.Automation.CommandOrigin CommandOrigin {get;}") { _ in EnumValue.of("System.Management.Automation.CommandOrigin", 1) }
      t.get("bool Stopping {get;}") { _ in .bool(false) }
      t.get("System.Management.Automation.SessionState SessionState {get;}") { (this) throws(Unwind) in
        let frame = try this.frame()
        guard let context = frame.value(of: VariableName.of("ExecutionContext")) else { return .null }
        return try Members.get(context, PSString.of("SessionState"), frame, strict: 0)
      }
      t.get("System.Management.Automation.Host.PSHost Host {get;}") { (this) throws(Unwind) in try this.frame().value(of: VariableName.of("Host")) ?? .null }
      declareWriting(t)
      declareAsking(t)
      t.method("System.Object GetVariableValue(string name)") { (this, a) throws(Unwind) in
        try this.frame().value(of: VariableName.of(try a.string(0, "name"))) ?? .null
      }
      t.method("System.Object GetVariableValue(string name, System.Object defaultValue)") { (this, a) throws(Unwind) in
        try this.frame().value(of: VariableName.of(try a.string(0, "name"))) ?? a[1]
      }
      t.method("void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)") { (this, a) throws(Unwind) in
        throw try this.terminating(try a.required(0, "errorRecord", as: ErrorRecord.self))
      }
      t.method("string ToString()") { _, _ in .text("System.Management.Automation.PSScriptCmdlet") }
    }
  }

  private static func declareWriting(_ t: TypeMembers<ScriptCmdlet>) {
    t.method("void WriteObject(System.Object sendToPipeline)") { (this, a) throws(Unwind) in
      try this.writeObject(a[0], enumerate: false)
      return .void
    }
    t.method("void WriteObject(System.Object sendToPipeline, bool enumerateCollection)") { (this, a) throws(Unwind) in
      try this.writeObject(a[0], enumerate: a.bool(1))
      return .void
    }
    t.method("void WriteError(System.Management.Automation.ErrorRecord errorRecord)") { (this, a) throws(Unwind) in
      try this.writeError(try a.required(0, "errorRecord", as: ErrorRecord.self))
      return .void
    }
    message(t, "void WriteVerbose(string text)", .verbose)
    message(t, "void WriteWarning(string text)", .warning)
    message(t, "void WriteDebug(string text)", .debug)
    t.method("void WriteInformation(System.Object messageData, string[] tags)") { (this, a) throws(Unwind) in
      try this.writeInformation(.object(InformationRecord(messageData: a[0], source: this.info?.name ?? .empty, tags: a.strings(1))))
      return .void
    }
    t.method("void WriteInformation(System.Management.Automation.InformationRecord informationRecord)") { (this, a) throws(Unwind) in
      try this.writeInformation(a[0])
      return .void
    }
    t.method("void WriteProgress(System.Management.Automation.ProgressRecord progressRecord)") { (this, a) throws(Unwind) in
      try this.frame().runtime.host.writeProgress(try a.required(0, "progressRecord", as: ProgressRecord.self))
      return .void
    }
    t.method("void WriteCommandDetail(string text)") { _, _ in .void }
  }

  private static func message(_ t: TypeMembers<ScriptCmdlet>, _ signature: StaticString, _ kind: Streams.Kind) {
    t.method(signature) { (this, a) throws(Unwind) in
      try this.write(kind, a.optionalString(0) ?? .empty)
      return .void
    }
  }

  private static func declareAsking(_ t: TypeMembers<ScriptCmdlet>) {
    t.method("bool ShouldProcess(string target)") { (this, a) throws(Unwind) in .bool(try this.shouldProcess(a.optionalString(0) ?? .empty, nil)) }
    t.method("bool ShouldProcess(string target, string action)") { (this, a) throws(Unwind) in
      .bool(try this.shouldProcess(a.optionalString(0) ?? .empty, a.optionalString(1)))
    }
    t.method("bool ShouldContinue(string query, string caption)") { (this, a) throws(Unwind) in
      .bool(try this.shouldContinue(a.optionalString(0) ?? .empty, a.optionalString(1) ?? .empty))
    }
    t.method("bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)") { (this, a) throws(Unwind) in
      if case .bool(true) = a.reference(2) { return .bool(true) }
      if case .bool(true) = a.reference(3) { return .bool(false) }
      return .bool(try this.shouldContinue(a.optionalString(0) ?? .empty, a.optionalString(1) ?? .empty))
    }
  }
}
