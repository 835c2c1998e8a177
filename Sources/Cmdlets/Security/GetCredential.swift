import Engine
import Text

/// `Get-Credential`: asks for a user name and a password.
final class GetCredential: Cmdlet {
  private var credential: CredentialObject?
  private var message: PSString?
  private var title: PSString?
  private var userName: PSString?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Credential", "Microsoft.PowerShell.Commands.GetCredentialCommand", module: "Microsoft.PowerShell.Security", defaultSet: "CredentialSet",
      output: ["System.Management.Automation.PSCredential"]
    ) { GetCredential() }
    d.parameter("Credential", "pscredential", "CredentialSet: position 0", rules: "ValidateNotNull; Credential") { $0.credential = $1.object() }
    d.parameter("Message", "string", "MessageSet: ", rules: "ValidateNotNullOrEmpty") { $0.message = $1.string }
    d.parameter("Title", "string", "MessageSet: ", rules: "ValidateNotNullOrEmpty") { $0.title = $1.string }
    d.parameter("UserName", "string", "MessageSet: position 0", rules: "ValidateNotNullOrEmpty") { $0.userName = $1.string }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    if let credential { return try write(.object(credential)) }
    if let made = try CredentialPrompt.run(host, title: title, message: message, userName: userName) { try write(.object(made)) }
  }
}

/// The question for a credential, in the words of `Get-Credential`.
enum CredentialPrompt {
  /// - Returns: nil when input ends.
  static func run(_ host: Host, title: PSString? = nil, message: PSString? = nil, userName: PSString?) throws(Unwind) -> CredentialObject? {
    try host.promptForCredential(
      caption: title ?? PSString.of("PowerShell credential request"), message: message ?? PSString.of("Enter your credentials."), userName: userName)
  }

  /// What `[Credential()]` asks for a name.
  static func ask(_ userName: PSString?, _ f: Frame) throws(Unwind) -> Value {
    try run(f.runtime.host, userName: userName).map { .object($0) } ?? .null
  }
}
