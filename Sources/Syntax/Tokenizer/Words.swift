/// The words that are tokens of their own: keywords, and the operators that start with a dash.
struct Word {
  let text: StaticString
  let kind: TokenKind

  /// The kind of the keyword that `units` spell in any case.
  static func keyword(_ units: ArraySlice<UInt16>) -> TokenKind? { find(units, in: keywords) }
  /// The kind of the operator whose name without its dash `units` spell in any case.
  static func dashOperator(_ units: ArraySlice<UInt16>) -> TokenKind? { find(units, in: dashOperators) }

  private static func find(_ units: ArraySlice<UInt16>, in words: [Word]) -> TokenKind? {
    let length = units.count
    guard length <= 13, let first = units.first?.lowerCased else { return nil }
    for word in words where word.text.utf8CodeUnitCount == length && UInt16(word.text.utf8Start[0]) == first {
      let letters = word.text.utf8Start
      if (0..<length).allSatisfy({ units[units.startIndex &+ $0].lowerCased == UInt16(letters[$0]) }) { return word.kind }
    }
    return nil
  }

  private static let keywords: [Word] = [
    Word(text: "elseif", kind: .elseIf), Word(text: "if", kind: .if), Word(text: "else", kind: .else), Word(text: "switch", kind: .switch),
    Word(text: "foreach", kind: .foreach), Word(text: "from", kind: .from), Word(text: "in", kind: .in), Word(text: "for", kind: .for),
    Word(text: "while", kind: .while), Word(text: "until", kind: .until), Word(text: "do", kind: .do), Word(text: "try", kind: .try),
    Word(text: "catch", kind: .catch), Word(text: "finally", kind: .finally), Word(text: "trap", kind: .trap),
    Word(text: "data", kind: .data),
    Word(text: "return", kind: .return), Word(text: "continue", kind: .continue), Word(text: "break", kind: .break),
    Word(text: "exit", kind: .exit), Word(text: "throw", kind: .throw), Word(text: "begin", kind: .begin),
    Word(text: "process", kind: .process), Word(text: "end", kind: .end), Word(text: "dynamicparam", kind: .dynamicparam),
    Word(text: "function", kind: .function), Word(text: "filter", kind: .filter), Word(text: "param", kind: .param),
    Word(text: "class", kind: .class), Word(text: "define", kind: .define), Word(text: "var", kind: .var),
    Word(text: "using", kind: .using),
    Word(text: "workflow", kind: .workflow), Word(text: "parallel", kind: .parallel), Word(text: "sequence", kind: .sequence),
    Word(text: "inlinescript", kind: .inlineScript), Word(text: "configuration", kind: .configuration), Word(text: "public", kind: .public),
    Word(text: "private", kind: .private), Word(text: "static", kind: .static), Word(text: "interface", kind: .interface),
    Word(text: "enum", kind: .enum), Word(text: "namespace", kind: .namespace), Word(text: "module", kind: .module),
    Word(text: "type", kind: .type), Word(text: "assembly", kind: .assembly), Word(text: "command", kind: .command),
    Word(text: "hidden", kind: .hidden), Word(text: "base", kind: .base), Word(text: "default", kind: .default),
    Word(text: "clean", kind: .clean),
  ]

  private static let dashOperators: [Word] = [
    Word(text: "bnot", kind: .bnot), Word(text: "not", kind: .not), Word(text: "eq", kind: .ieq), Word(text: "ieq", kind: .ieq),
    Word(text: "ceq", kind: .ceq), Word(text: "ne", kind: .ine), Word(text: "ine", kind: .ine), Word(text: "cne", kind: .cne),
    Word(text: "ge", kind: .ige), Word(text: "ige", kind: .ige), Word(text: "cge", kind: .cge), Word(text: "gt", kind: .igt),
    Word(text: "igt", kind: .igt), Word(text: "cgt", kind: .cgt), Word(text: "lt", kind: .ilt), Word(text: "ilt", kind: .ilt),
    Word(text: "clt", kind: .clt), Word(text: "le", kind: .ile), Word(text: "ile", kind: .ile), Word(text: "cle", kind: .cle),
    Word(text: "like", kind: .ilike), Word(text: "ilike", kind: .ilike), Word(text: "clike", kind: .clike),
    Word(text: "notlike", kind: .inotlike), Word(text: "inotlike", kind: .inotlike), Word(text: "cnotlike", kind: .cnotlike),
    Word(text: "match", kind: .imatch), Word(text: "imatch", kind: .imatch), Word(text: "cmatch", kind: .cmatch),
    Word(text: "notmatch", kind: .inotmatch), Word(text: "inotmatch", kind: .inotmatch), Word(text: "cnotmatch", kind: .cnotmatch),
    Word(text: "replace", kind: .ireplace), Word(text: "ireplace", kind: .ireplace), Word(text: "creplace", kind: .creplace),
    Word(text: "contains", kind: .icontains), Word(text: "icontains", kind: .icontains), Word(text: "ccontains", kind: .ccontains),
    Word(text: "notcontains", kind: .inotcontains), Word(text: "inotcontains", kind: .inotcontains),
    Word(text: "cnotcontains", kind: .cnotcontains), Word(text: "in", kind: .iin), Word(text: "iin", kind: .iin),
    Word(text: "cin", kind: .cin),
    Word(text: "notin", kind: .inotin), Word(text: "inotin", kind: .inotin), Word(text: "cnotin", kind: .cnotin),
    Word(text: "split", kind: .isplit), Word(text: "isplit", kind: .isplit), Word(text: "csplit", kind: .csplit),
    Word(text: "isnot", kind: .isNot), Word(text: "is", kind: .is), Word(text: "as", kind: .as), Word(text: "f", kind: .format),
    Word(text: "and", kind: .and), Word(text: "band", kind: .band), Word(text: "or", kind: .or), Word(text: "bor", kind: .bor),
    Word(text: "xor", kind: .xor), Word(text: "bxor", kind: .bxor), Word(text: "join", kind: .join), Word(text: "shl", kind: .shl),
    Word(text: "shr", kind: .shr),
  ]
}
