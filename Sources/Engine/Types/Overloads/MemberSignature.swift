import Text

/// A member's signature: `string Substring(int startIndex, int length)` taken apart.
public final class MemberSignature {
  public struct Parameter {
    public let name: PSString
    /// The type of the value; an array for `params`, the target's type for `ref` and `out`.
    public let type: DotNetType
    public var isReference = false
    public var isOut = false
    public var isParams = false
    /// Text of the default as .NET shows it; nil for a parameter that must be given.
    public var defaultText: String?

    public init(_ name: PSString, _ type: DotNetType, defaultText: String? = nil) {
      self.name = name
      self.type = type
      self.defaultText = defaultText
    }

    public var isOptional: Bool { defaultText != nil }
  }

  public let name: PSString
  public let returnType: DotNetType
  public let parameters: [Parameter]
  /// The names of a generic method's parameters.
  public let genericParameters: [String]
  /// Words that did not parse; a test asserts that there are none.
  package let isMalformed: Bool

  public init(_ name: PSString, returns returnType: DotNetType, _ parameters: [Parameter]) {
    self.name = name
    self.returnType = returnType
    self.parameters = parameters
    genericParameters = []
    isMalformed = false
  }

  /// Parses the words of a declaration.
  /// - Parameters:
  ///   - context: the declaring type, whose generic parameters the words may name.
  ///   - isConstructor: the words are the parameter list alone.
  init(_ words: String, in context: DotNetType, isConstructor: Bool) {
    var malformed = false
    let open = words.firstIndex(of: "(") ?? words.endIndex
    let head = words[..<open].split(separator: " ")
    if isConstructor {
      name = PSString.of("new")
      returnType = context
    } else {
      if head.count != 2 { malformed = true }
      name = PSString.of(head.last.map(String.init) ?? "")
      returnType = TypeResolver.resolve(word: head.first.map(String.init) ?? "void", in: context)
    }
    var parameters: [Parameter] = []
    if let close = words.lastIndex(of: ")"), open < close {
      for piece in MemberSignature.pieces(words[words.index(after: open)..<close]) {
        guard let parameter = MemberSignature.parameter(piece, in: context) else {
          malformed = true
          continue
        }
        parameters.append(parameter)
      }
    } else {
      malformed = true
    }
    self.parameters = parameters
    var generics: [String] = []
    for type in [returnType] + parameters.map(\.type) { MemberSignature.collectParameters(type, &generics) }
    if case .generic = context.shape { generics = [] }
    genericParameters = generics
    isMalformed = malformed
  }

  /// The parameters between the parentheses, split at commas outside brackets.
  private static func pieces(_ text: Substring) -> [Substring] {
    var all: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for i in text.indices {
      switch text[i] {
      case "[", "(": depth += 1
      case "]", ")": depth -= 1
      case "," where depth == 0:
        all.append(text[start..<i])
        start = text.index(after: i)
      default: break
      }
    }
    if start < text.endIndex { all.append(text[start...]) }
    return all.filter { !$0.allSatisfy { $0 == " " } }
  }

  private static func parameter(_ piece: Substring, in context: DotNetType) -> Parameter? {
    var words = piece.split(separator: " ")
    var defaultText: String?
    if let equals = words.firstIndex(of: "=") {
      defaultText = words[(equals + 1)...].joined(separator: " ")
      words.removeSubrange(equals...)
    }
    let modifier = words.count == 3 ? words.removeFirst() : ""
    guard words.count == 2 else { return nil }
    var made = Parameter(PSString.of(String(words[1])), TypeResolver.resolve(word: String(words[0]), in: context), defaultText: defaultText)
    switch modifier {
    case "": break
    case "out":
      made.isOut = true
      made.isReference = true
    case "ref", "[ref]": made.isReference = true
    case "params", "Params": made.isParams = true
    default: return nil
    }
    return made
  }

  private static func collectParameters(_ type: DotNetType, _ names: inout [String]) {
    switch type.shape {
    case .parameter: if !names.contains(type.fullName.string) { names.append(type.fullName.string) }
    case .array(let element, _): collectParameters(element, &names)
    case .constructed(_, let arguments): for a in arguments { collectParameters(a, &names) }
    default: break
    }
  }

  /// As `Get-Member` prints it, without `static`.
  public private(set) lazy var text: String = {
    let list = parameters.map { p -> String in
      let prefix = p.isReference ? "[ref] " : p.isParams ? "Params " : ""
      return "\(prefix)\(p.type.displayName) \(p.name)" + (p.defaultText.map { " = \($0)" } ?? "")
    }
    let generic = genericParameters.isEmpty ? "" : "[\(genericParameters.joined(separator: ","))]"
    return "\(returnType.displayName) \(name)\(generic)(\(list.joined(separator: ", ")))"
  }()

  /// How many parameters a call must give.
  var requiredCount: Int { parameters.reduce(0) { $0 + ($1.isOptional || $1.isParams ? 0 : 1) } }
  var hasParams: Bool { parameters.last?.isParams ?? false }
}
