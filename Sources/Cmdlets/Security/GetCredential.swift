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
    if let made = try CredentialPrompt(host: host).run(title: title, message: message, userName: userName) { try write(.object(made)) }
  }
}

/// The question for a credential, as the console asks it.
struct CredentialPrompt {
  let host: Host

  /// - Returns: nil when input ends.
  func run(title: PSString?, message: PSString?, userName: PSString?) throws(Unwind) -> CredentialObject? {
    if !host.isInteractive {
      // The host's own refusal.
      _ = try host.readLine(prompt: PSString.of("User: "))
    }
    host.write(PSString.of("\n\(title ?? PSString.of("PowerShell credential request"))\n"), to: .output)
    host.write(PSString.of("\(message ?? PSString.of("Enter your credentials."))\n"), to: .output)
    var name = userName ?? .empty
    while name.isEmpty {
      guard let line = try host.readLine(prompt: PSString.of("User: ")) else { return nil }
      name = line
    }
    let secret: SecureStringObject? = try host.readSecret(prompt: PSString.of("Password for user \(name): "))
    guard let secret else { return nil }
    secret.makeReadOnly()
    host.write(PSString.of("\n"), to: .output)
    return CredentialObject(userName: name, password: secret)
  }

  /// What `[Credential()]` asks for a name.
  static func ask(_ userName: PSString?, _ f: Frame) throws(Unwind) -> Value {
    let made = try CredentialPrompt(host: f.runtime.host).run(title: nil, message: nil, userName: userName)
    return made.map { .object($0) } ?? .null
  }
}
