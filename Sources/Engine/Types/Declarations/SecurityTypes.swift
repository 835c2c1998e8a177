import Text

/// Secure strings and credentials: the types that carry secrets.
enum SecurityTypes {
  static let entries: [TypeEntry] = [
    TypeEntry("System.Management.Automation.PSCredential") { DotNetType.credential.declaring(declareCredential) },
    TypeEntry("System.Net.NetworkCredential") { DotNetType.networkCredential.declaring(declareNetworkCredential) },
    TypeEntry("System.Security.SecureString") { DotNetType.secureString.declaring(declareSecureString) },
  ]

  @Sendable private static func declareCredential(_ t: TypeDeclaration) {
    t.constructor("(string userName, securestring password)") { (a: Arguments) throws(Unwind) in
      guard let name = a.optionalString(0), !name.isEmpty else { throw invalid("userName", isNull: false) }
      guard let password = a.object(1, as: SecureStringObject.self) else { throw invalid("password", isNull: true) }
      return .object(CredentialObject(userName: name, password: password))
    }
    t.staticProperty("System.Management.Automation.PSCredential Empty {get;}") { () throws(Unwind) in .object(empty) }
    t.receiver(CredentialObject.self) { t in
      t.get("securestring Password {get;}") { (this) throws(Unwind) in this === empty ? .null : .object(this.password) }
      t.get("string UserName {get;}") { (this) throws(Unwind) in this === empty ? .null : .string(this.userName) }
      t.method("System.Net.NetworkCredential GetNetworkCredential()") { (this, _) throws(Unwind) in .object(this.networkCredential()) }
    }
  }

  /// `[pscredential]::Empty`, which has neither name nor password.
  private nonisolated(unsafe) static let empty = CredentialObject(userName: PSString.empty, password: SecureStringObject())

  private static func invalid(_ name: StaticString, isNull: Bool) -> Unwind {
    if isNull {
      return Unwind.dotNet(
        "System.Management.Automation.PSArgumentNullException",
        "Cannot process argument because the value of argument \"\(name)\" is null. Change the value of argument \"\(name)\" to a non-null value."
      )
    }
    return Unwind.dotNet(
      "System.Management.Automation.PSArgumentException",
      "Cannot process argument because the value of argument \"\(name)\" is not valid. Change the value of the \"\(name)\" argument and run the operation again."
    )
  }

  @Sendable private static func declareNetworkCredential(_ t: TypeDeclaration) {
    func password(_ value: Value) -> SecureStringObject {
      if let secure = value.asObject as? SecureStringObject { return secure.copy() }
      let made = SecureStringObject()
      if case .string(let text) = value { made.append(text) }
      return made
    }
    func add(_ signature: StaticString) {
      t.constructor(signature) { (a: Arguments) throws(Unwind) in
        .object(
          NetworkCredentialObject(
            userName: a.optionalString(0) ?? .empty, domain: a.optionalString(2) ?? .empty, password: password(a[1])))
      }
    }
    add("()")
    add("(string userName, string password)")
    add("(string userName, string password, string domain)")
    add("(string userName, securestring password)")
    add("(string userName, securestring password, string domain)")
    t.receiver(NetworkCredentialObject.self) { t in
      t.property("string Domain {get;set;}") { (this) throws(Unwind) in
        .string(this.domain)
      } set: { (this, value) throws(Unwind) in
        this.domain = try Conversion.text(value)
      }
      t.property("string Password {get;set;}") { (this) throws(Unwind) in
        .string(this.password.clearText())
      } set: { (this, value) throws(Unwind) in
        this.password = password(value)
      }
      t.property("securestring SecurePassword {get;set;}") { (this) throws(Unwind) in
        .object(this.password.copy())
      } set: { (this, value) throws(Unwind) in
        this.password = password(value)
      }
      t.property("string UserName {get;set;}") { (this) throws(Unwind) in
        .string(this.userName)
      } set: { (this, value) throws(Unwind) in
        this.userName = try Conversion.text(value)
      }
      t.method("System.Net.NetworkCredential GetCredential(uri uri, string authenticationType)") { (this, _) throws(Unwind) in .object(this)
      }
      t.method("System.Net.NetworkCredential GetCredential(string host, int port, string authenticationType)") { (this, _) throws(Unwind) in
        .object(this)
      }
    }
  }

  @Sendable private static func declareSecureString(_ t: TypeDeclaration) {
    t.constructor("()") { (_: Arguments) throws(Unwind) in .object(SecureStringObject()) }
    t.receiver(SecureStringObject.self) { t in
      t.get("int Length {get;}") { (this) throws(Unwind) in .int32(Int32(truncatingIfNeeded: this.count)) }
      t.method("void AppendChar(char c)") { (this, a) throws(Unwind) in
        try writable(this)
        this.append(a.char(0))
        return .void
      }
      t.method("void Clear()") { (this, _) throws(Unwind) in
        try writable(this)
        this.clear()
        return .void
      }
      t.method("securestring Copy()") { (this, _) throws(Unwind) in .object(this.copy()) }
      t.method("void Dispose()") { (this, _) throws(Unwind) in
        this.clear()
        return .void
      }
      t.method("void InsertAt(int index, char c)") { (this, a) throws(Unwind) in
        try writable(this)
        guard a.int(0) >= 0, a.int(0) <= this.count else { throw indexError }
        this.insert(a.char(1), at: a.int(0))
        return .void
      }
      t.method("bool IsReadOnly()") { (this, _) throws(Unwind) in .bool(this.isReadOnly) }
      t.method("void MakeReadOnly()") { (this, _) throws(Unwind) in
        this.makeReadOnly()
        return .void
      }
      t.method("void RemoveAt(int index)") { (this, a) throws(Unwind) in
        try writable(this)
        guard a.int(0) >= 0, a.int(0) < this.count else { throw indexError }
        this.remove(at: a.int(0))
        return .void
      }
      t.method("void SetAt(int index, char c)") { (this, a) throws(Unwind) in
        try writable(this)
        guard a.int(0) >= 0, a.int(0) < this.count else { throw indexError }
        this.set(a.char(1), at: a.int(0))
        return .void
      }
    }
  }

  private static func writable(_ text: SecureStringObject) throws(Unwind) {
    if text.isReadOnly { throw Unwind.invalidOperation("Instance is read-only.") }
  }

  private static var indexError: Unwind {
    Unwind.outOfRange("index", "Index was out of range. Must be non-negative and less than the size of the collection.")
  }
}
