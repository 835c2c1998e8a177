import Glibc
import Text

extension TerminalSession {
  /// Asks for something that must not be seen: `prompt`, then a `mask` for each character typed (nil: nothing).
  ///
  /// Backspace takes a character, Ctrl-U and Ctrl-W all of them; Ctrl-C cancels, Ctrl-D ends when nothing was typed; Enter and both of these end the row.
  /// From redirected input it is a line, without a mask.
  package func readSecret(prompt: PSString, mask: Unicode.Scalar? = "*") -> ReadResult<SecretBytes> {
    let secret = SecretBytes()
    beginEditing()
    defer { endEditing() }
    let asked = WideText.utf8(WideText.from(prompt))
    guard inputIsTerminal else {
      write(asked)
      return switch lines.readLine({ secret.append($0) }) {
      case .line: .line(secret)
      case .cancelled: .cancelled
      case .end: .end
      }
    }
    // The echo ends before the question is seen.
    let result = withRawInput {
      write(asked)
      return typeSecret(into: secret, mask: mask)
    }
    write([0x0A])
    return result
  }

  private func typeSecret(into secret: SecretBytes, mask: Unicode.Scalar?) -> ReadResult<SecretBytes> {
    // No mask is drawn beyond the row, so that it can be taken back.
    let room = max(0, size.columns - 1 - (position.column ?? 0))
    var drawn = 0
    func show() {
      guard let mask else { return }
      let wanted = min(secret.characterCount, room)
      while drawn < wanted {
        write(Array(String(mask).utf8))
        drawn += 1
      }
      while drawn > wanted {
        write([0x08, 0x20, 0x08])
        drawn -= 1
      }
    }
    while true {
      let (byte, event) = input.nextByte()
      guard let byte else {
        switch event {
        case .interrupted: return .cancelled
        case .end: return .end
        default: continue
        }
      }
      switch byte {
      case 0x0D, 0x0A: return .line(secret)
      case 0x03: return .cancelled
      case 0x04: if secret.count == 0 { return .end }
      case 0x08, 0x7F: secret.removeLastCharacter()
      case 0x15, 0x17: secret.wipe()
      case 0x1B: skipSequence()
      case 0..<0x20: break
      default: secret.append(byte)
      }
      show()
    }
  }

  /// Arrow keys and their like are no part of a secret.
  private func skipSequence() {
    guard input.byteFollows(), let kind = input.nextByte().byte, kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else { return }
    while input.byteFollows(), let byte = input.nextByte().byte, !(0x40...0x7E).contains(byte) {}
  }

  /// Waits for one key. Ctrl-C cancels unless `takesControlC`. Redirected input has no keys: `.end`.
  package func readKey(takesControlC: Bool = false) -> ReadResult<KeyPress> {
    guard inputIsTerminal else { return .end }
    beginEditing()
    defer { endEditing() }
    return withRawInput {
      while true {
        switch input.next() {
        case .key(let key):
          if key == .control("c"), !takesControlC { return .cancelled }
          return .line(KeyPress(key))
        case .paste(let bytes): input.decoder.unread(bytes)
        case .interrupted: return .cancelled
        case .end: return .end
        case .resized, .resumed, .cursor, .timeout: continue
        }
      }
    }
  }

  /// A key waits to be read.
  package var keyIsAvailable: Bool { inputIsTerminal && withRawInput { input.hasPending } }
}
