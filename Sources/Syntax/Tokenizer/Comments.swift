import Text

extension Tokenizer {
  /// After `#`: the rest of the line. Looks out for `#requires` and for what looks like a signature.
  func scanLineComment() {
    let start = index
    index = endOfLineComment(start)
    let comment = make(.comment)
    if Self.looksLikeSignature(script[start..<index]) {
      signatureStart = comment.extent
    } else if adjustment == 0, Self.startsWithRequires(script[start..<index]) {
      requiresTokens.append(comment)
    }
  }

  /// After `<#`.
  func scanBlockComment() {
    let start = index - 2
    index = endOfBlockComment(index)
    let isClosed = index - start >= 4 && script[index - 1] == 0x3E && script[index - 2] == 0x23
    if !isClosed { reportIncomplete(.missingTerminatorMultiLineComment, from: start) }
    make(.comment)
  }

  /// The index of the line end, or of the end of the text, after a comment's text from `start` on.
  func endOfLineComment(_ start: Int) -> Int {
    var i = start
    while i < script.count, !script[i].isLineEnd { i &+= 1 }
    return i
  }

  /// The index after `#>`, or of the end of the text.
  func endOfBlockComment(_ start: Int) -> Int {
    var i = start
    while i < script.count {
      if script[i] == 0x23, i + 1 < script.count, script[i + 1] == 0x3E { return i + 2 }
      i &+= 1
    }
    return i
  }

  private static func startsWithRequires(_ comment: ArraySlice<UInt16>) -> Bool {
    comment.count >= 8 && zip(comment, "requires".utf16).allSatisfy { $0.lowerCased == $1 }
  }

  /// Whether a comment could be taken for the start of a signature block: no code may hide behind it.
  /// Its letters, white space left out, are within ten edits of the real thing.
  private static func looksLikeSignature(_ comment: ArraySlice<UInt16>) -> Bool {
    let model = Array("sig#beginsignatureblock\n".utf16)
    let threshold = 10
    var text: [UInt16] = []
    for unit in comment where !unit.isWhitespace {
      text.append(unit.lowerCased)
      if text.count > model.count + threshold { return false }
    }
    text.append(0x0A)
    guard text.count >= model.count - threshold, text.count <= model.count + threshold else { return false }
    return editDistance(text, model) < threshold
  }

  private static func editDistance(_ a: [UInt16], _ b: [UInt16]) -> Int {
    var row = Array(0...b.count)
    for (i, unit) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = unit == other ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }

  /// Reports code behind what looks like a signature.
  func checkBeforeSignature(_ statement: StatementAst) {
    guard let signatureStart, signatureStart.startOffset < statement.extent.startOffset else { return }
    report(.tokenAfterEndOfValidScriptText, at: statement.extent)
  }

  /// Whether a line end at `extent` does not end the pipeline: the next line that is not a comment starts with `|`. Blank lines end it.
  func isPipeContinued(after extent: ScriptExtent) -> Bool {
    var i = extent.endOffset
    guard i < script.count else { return false }
    var lineIsBlank = true
    while i < script.count - 1 {
      let unit = script[i]
      if unit.isWhitespace {
        i += 1
      } else if unit.isLineEnd {
        if lineIsBlank { return false }
        lineIsBlank = true
        i += unit == 0x0D && script[i + 1] == 0x0A ? 2 : 1
      } else {
        lineIsBlank = false
        if unit == 0x23 {
          i = endOfLineComment(i + 1)
        } else if unit == 0x3C, script[i + 1] == 0x23 {
          i = endOfBlockComment(i + 2)
        } else {
          return unit == 0x7C
        }
      }
    }
    return script[script.count - 1] == 0x7C
  }
}
