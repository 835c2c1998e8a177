import Glibc
import Text

/// The words of the operating system for an error number, in English whatever the locale.
public enum SystemError {
  public static func message(_ number: Int32) -> PSString {
    PSString.of(strerror(number).map { String(cString: $0) } ?? "Unknown error \(number)")
  }
}
