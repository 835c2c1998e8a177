import Text

/// How PowerShell writes types where .NET would write their full names (`ToStringCodeMethods.Type`).
enum TypeDisplayName {
  static func of(_ type: DotNetType, withoutNamespaces: Bool = false) -> PSString { PSString.of(text(type, withoutNamespaces)) }

  private static func text(_ type: DotNetType, _ short: Bool) -> String {
    switch type.shape {
    case .array(let element, let rank): return text(element, short) + "[" + String(repeating: ",", count: rank - 1) + "]"
    case .constructed(let definition, let arguments):
      return bareName(definition, short) + "[" + arguments.map { text($0, short) }.joined(separator: ",") + "]"
    case .generic(let parameters, _): return bareName(type, short) + "[" + parameters.map(\.description).joined(separator: ",") + "]"
    case .reference(let target): return text(target, short)
    default:
      if let accelerator = TypeAccelerators.name(of: type.fullName) { return accelerator.description }
      return short ? type.name.string : type.fullName.string
    }
  }

  /// An open generic's name without its number of parameters.
  private static func bareName(_ type: DotNetType, _ short: Bool) -> String {
    let name = short ? type.name.string : type.fullName.string
    return String(name.prefix { $0 != "`" })
  }
}

/// The assemblies that .NET's and PowerShell's types live in, as far as names show them.
enum TypeAssemblies {
  static func fullName(for type: DotNetType) -> String {
    switch type.shape {
    case .array(let element, _): return fullName(for: element)
    case .constructed(let definition, _): return fullName(for: definition)
    default: break
    }
    if type.scriptClass != nil { return "PowerShell Class Assembly, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" }
    let name = type.fullName.string
    for row in table where name.hasPrefix(row.prefix.description) { return row.assembly.description }
    return coreLibrary
  }

  /// The name alone: `System.Private.CoreLib`.
  static func shortName(for type: DotNetType) -> String { String(fullName(for: type).prefix { $0 != "," }) }

  /// Full names of the assemblies that scripts load by name.
  static var all: [String] {
    [coreLibrary] + loadable.map { "\($0), Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a" } + table.map(\.assembly.description)
      + sharePoint.map { "\($0), Version=16.0.0.0, Culture=neutral, PublicKeyToken=71e9bce111e9429c" }
  }

  private static let coreLibrary = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
  private static let loadable = [
    "System", "System.Core", "mscorlib", "netstandard", "System.Runtime", "System.Web", "System.Security", "System.Xml", "System.Xml.Linq", "System.Data",
    "System.IO.Compression", "System.IO.Compression.FileSystem", "System.Net.Http", "System.Collections", "System.Numerics", "System.Configuration",
  ]
  private static let sharePoint = [
    "Microsoft.SharePoint.PowerShell", "Microsoft.SharePoint.Client", "Microsoft.SharePoint.Client.Runtime", "Microsoft.SharePoint.Publishing",
    "Microsoft.SharePoint.Security", "Microsoft.Office.Server", "Microsoft.Office.Server.Search", "Microsoft.Office.Server.UserProfiles",
  ]

  /// Longer prefixes stand before shorter ones.
  private static let table: [(prefix: StaticString, assembly: StaticString)] = [
    ("Microsoft.SharePoint.", "Microsoft.SharePoint, Version=16.0.0.0, Culture=neutral, PublicKeyToken=71e9bce111e9429c"),
    ("Microsoft.PowerShell.Commands.", "Microsoft.PowerShell.Commands.Utility, Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"),
    ("System.Management.Automation.", "System.Management.Automation, Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"),
    ("System.Text.RegularExpressions.", "System.Text.RegularExpressions, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Numerics.", "System.Runtime.Numerics, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Xml.", "System.Private.Xml, Version=10.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51"),
    ("System.Uri", "System.Private.Uri, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Net.Mail.", "System.Net.Mail, Version=10.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51"),
    ("System.Net.", "System.Net.Primitives, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Linq.", "System.Linq, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Diagnostics.Process", "System.Diagnostics.Process, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Collections.Specialized.", "System.Collections.Specialized, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Collections.Generic.Stack`", "System.Collections, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Collections.Generic.Sorted", "System.Collections, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Collections.Generic.LinkedList", "System.Collections, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
  ]
}
