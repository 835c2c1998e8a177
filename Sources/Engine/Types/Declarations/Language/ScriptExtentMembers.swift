import Syntax
import Text

/// `IScriptExtent` and `IScriptPosition`: places in a script.
enum ScriptExtentMembers {
  @Sendable static func extent(_ t: TypeDeclaration) {
    t.receiver(ScriptExtentObject.self) { t in
      t.get("string File {get;}") { this in this.extent.isNowhere ? .null : .optional(this.extent.file) }
      t.get("IScriptPosition StartScriptPosition {get;}") { this in
        .object(ScriptPositionObject(this.extent.source, this.extent.isNowhere ? nil : this.extent.startOffset))
      }
      t.get("IScriptPosition EndScriptPosition {get;}") { this in
        .object(ScriptPositionObject(this.extent.source, this.extent.isNowhere ? nil : this.extent.endOffset))
      }
      t.get("int StartLineNumber {get;}") { .int($0.extent.startLineNumber) }
      t.get("int StartColumnNumber {get;}") { .int($0.extent.startColumnNumber) }
      t.get("int EndLineNumber {get;}") { .int($0.extent.endLineNumber) }
      t.get("int EndColumnNumber {get;}") { .int($0.extent.endColumnNumber) }
      t.get("string Text {get;}") { .string($0.extent.text) }
      t.get("int StartOffset {get;}") { .int($0.extent.startOffset) }
      t.get("int EndOffset {get;}") { .int($0.extent.endOffset) }
      t.method("string ToString()") { this, _ in .string(this.extent.text) }
    }
  }

  @Sendable static func position(_ t: TypeDeclaration) {
    t.receiver(ScriptPositionObject.self) { t in
      t.get("string File {get;}") { this in this.offset == nil ? .null : .optional(this.source.file) }
      t.get("int LineNumber {get;}") { .int($0.line) }
      t.get("int ColumnNumber {get;}") { .int($0.column) }
      t.get("int Offset {get;}") { .int($0.offset ?? 0) }
      t.get("string Line {get;}") { .string($0.source.text(ofLine: $0.line)) }
      t.method("string GetFullScript()") { this, _ in this.offset == nil ? .null : .string(this.source.extent.text) }
    }
  }
}
