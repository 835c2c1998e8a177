import Glibc

/// What a key does. Names are PSReadLine's where it has the function.
package enum EditCommand: Equatable {
  case insert(wchar_t)
  case acceptLine, addLine, cancelLine, deleteCharOrExit, abort, suspend
  case backwardChar, forwardChar, backwardWord, forwardWord, beginningOfLine, endOfLine, previousLine, nextLine
  case backwardDeleteChar, deleteChar
  case killLine, backwardKillInput, killWord, backwardKillWord, unixWordRubout, yank, yankPop, yankLastArg
  case swapCharacters, upcaseWord, downcaseWord, capitalizeWord
  case undo, redo, revertLine
  case historySearchBackward, historySearchForward, previousHistory, nextHistory, beginningOfHistory, endOfHistory
  case reverseSearchHistory, forwardSearchHistory
  case complete, completeBackward
  case clearScreen, quotedInsert, gotoBrace
  /// The first key of two.
  case controlX
  case escape
  case ignore

  var isKill: Bool {
    switch self {
    case .killLine, .backwardKillInput, .killWord, .backwardKillWord, .unixWordRubout: true
    default: false
    }
  }

  var isHistory: Bool {
    switch self {
    case .historySearchBackward, .historySearchForward, .previousHistory, .nextHistory, .previousLine, .nextLine: true
    default: false
    }
  }

  /// The key bindings of Emacs mode, PSReadLine's default on Linux; vi's insert mode shares all that its own keys leave free.
  package static func emacs(_ key: Key) -> EditCommand {
    let plain = key.modifiers.subtracting(.shift).isEmpty
    switch key.code {
    case .scalar(let scalar):
      if key.modifiers.contains(.control) { return key.modifiers.contains(.alt) ? .ignore : control(scalar) }
      if key.modifiers.contains(.alt) { return alt(scalar) }
      return .insert(wchar_t(bitPattern: scalar.value))
    case .enter: return plain && !key.modifiers.contains(.shift) ? .acceptLine : .addLine
    case .tab: return key.modifiers.contains(.shift) ? .completeBackward : .complete
    case .backspace: return key.modifiers.contains(.alt) ? .backwardKillWord : .backwardDeleteChar
    case .escape: return .escape
    case .up: return .previousLine
    case .down: return .nextLine
    case .left: return plain ? .backwardChar : .backwardWord
    case .right: return plain ? .forwardChar : .forwardWord
    case .home: return .beginningOfLine
    case .end: return .endOfLine
    case .delete: return plain ? .deleteChar : .killWord
    case .pageUp: return .historySearchBackward
    case .pageDown: return .historySearchForward
    case .insert, .function, .unknown: return .ignore
    }
  }

  private static func control(_ scalar: Unicode.Scalar) -> EditCommand {
    switch scalar {
    case " ": .complete
    case "a": .beginningOfLine
    case "b": .backwardChar
    case "c": .cancelLine
    case "d": .deleteCharOrExit
    case "e": .endOfLine
    case "f": .forwardChar
    case "g": .abort
    case "h": .backwardDeleteChar
    case "k": .killLine
    case "l": .clearScreen
    case "n": .nextHistory
    case "p": .previousHistory
    case "q", "v": .quotedInsert
    case "r": .reverseSearchHistory
    case "s": .forwardSearchHistory
    case "t": .swapCharacters
    case "u": .backwardKillInput
    case "w": .unixWordRubout
    case "x": .controlX
    case "y": .yank
    case "z": .suspend
    case "]": .gotoBrace
    case "_": .undo
    default: .ignore
    }
  }

  private static func alt(_ scalar: Unicode.Scalar) -> EditCommand {
    switch scalar {
    case "b", "B": .backwardWord
    case "f", "F": .forwardWord
    case "d", "D": .killWord
    case "y", "Y": .yankPop
    case "u", "U": .upcaseWord
    case "l", "L": .downcaseWord
    case "c", "C": .capitalizeWord
    case "r", "R": .revertLine
    case "p", "P": .historySearchBackward
    case "n", "N": .historySearchForward
    case "<": .beginningOfHistory
    case ">": .endOfHistory
    case ".", "_": .yankLastArg
    case "=", "?": .complete
    case "/": .redo
    default: .ignore
    }
  }

  /// The second key after Ctrl-X.
  package static func afterControlX(_ key: Key) -> EditCommand {
    switch key {
    case .control("u"): .undo
    case .control("r"): .redo
    case Key(.backspace), .control("h"): .backwardKillInput
    default: .ignore
    }
  }

  /// vi's command mode: what is ours. nil goes to libedit as it is.
  package static func viCommand(_ key: Key) -> EditCommand? {
    guard case .scalar(let scalar) = key.code else { return key.code == .escape || key.code == .backspace ? nil : emacs(key) }
    if key.modifiers == .control {
      switch scalar {
      case "r": return .redo
      case "c", "d", "l", "z", "n", "p": return emacs(key)
      default: return .ignore
      }
    }
    guard key.modifiers.isEmpty else { return .ignore }
    switch scalar {
    case "u": return .undo
    case "k", "-": return .previousLine
    case "j", "+": return .nextLine
    case "G": return .beginningOfHistory
    case "/": return .reverseSearchHistory
    case "?": return .forwardSearchHistory
    // libedit's own history, editor, aliases and command line: it has none of them here.
    case "n", "N", "v", ":", "@", "_", "U", "J", "K", "#": return .ignore
    default: return scalar.isASCII ? nil : .ignore
    }
  }
}
