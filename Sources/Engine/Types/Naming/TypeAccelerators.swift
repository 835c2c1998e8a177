import Text

/// PowerShell's short names for types: `[int]`, `[regex]`, `[pscustomobject]`.
public enum TypeAccelerators {
  /// The full name that a short name stands for.
  public static func fullName(_ name: String) -> StaticString? {
    NameTable.position(of: name, count: table.count) { table[$0].name }.map { table[$0].type }
  }

  /// The short name by which PowerShell shows a type; nil for most.
  public static func name(of fullName: PSString) -> StaticString? {
    let text = fullName.string
    for row in table where row.isShown && row.type.description == text { return row.name }
    return nil
  }

  /// Every short name with its type, in alphabetical order.
  public static var all: [(name: StaticString, type: StaticString)] { table.map { ($0.name, $0.type) } }

  /// Of two names for one type, the one that is not shown says so.
  private struct Row {
    let name: StaticString
    let type: StaticString
    let isShown: Bool
    init(_ name: StaticString, _ type: StaticString, isShown: Bool = true) {
      self.name = name
      self.type = type
      self.isShown = isShown
    }
  }

  private static let table: [Row] = [
    Row("Alias", "System.Management.Automation.AliasAttribute"),
    Row("AllowEmptyCollection", "System.Management.Automation.AllowEmptyCollectionAttribute"),
    Row("AllowEmptyString", "System.Management.Automation.AllowEmptyStringAttribute"),
    Row("AllowNull", "System.Management.Automation.AllowNullAttribute"),
    Row("ArgumentCompleter", "System.Management.Automation.ArgumentCompleterAttribute"),
    Row("ArgumentCompletions", "System.Management.Automation.ArgumentCompletionsAttribute"),
    Row("array", "System.Array"),
    Row("bigint", "System.Numerics.BigInteger"),
    Row("bool", "System.Boolean"),
    Row("byte", "System.Byte"),
    Row("char", "System.Char"),
    Row("cimclass", "Microsoft.Management.Infrastructure.CimClass"),
    Row("cimconverter", "Microsoft.Management.Infrastructure.CimConverter"),
    Row("ciminstance", "Microsoft.Management.Infrastructure.CimInstance"),
    Row("CimSession", "Microsoft.Management.Infrastructure.CimSession"),
    Row("cimtype", "Microsoft.Management.Infrastructure.CimType"),
    Row("CmdletBinding", "System.Management.Automation.CmdletBindingAttribute"),
    Row("cultureinfo", "System.Globalization.CultureInfo"),
    Row("datetime", "System.DateTime"),
    Row("decimal", "System.Decimal"),
    Row("double", "System.Double"),
    Row("DscLocalConfigurationManager", "System.Management.Automation.DscLocalConfigurationManagerAttribute"),
    Row("DscProperty", "System.Management.Automation.DscPropertyAttribute"),
    Row("DscResource", "System.Management.Automation.DscResourceAttribute"),
    Row("ExperimentAction", "System.Management.Automation.ExperimentAction"),
    Row("Experimental", "System.Management.Automation.ExperimentalAttribute"),
    Row("ExperimentalFeature", "System.Management.Automation.ExperimentalFeature"),
    Row("float", "System.Single"),
    Row("guid", "System.Guid"),
    Row("hashtable", "System.Collections.Hashtable"),
    Row("initialsessionstate", "System.Management.Automation.Runspaces.InitialSessionState"),
    Row("int", "System.Int32"),
    Row("int16", "System.Int16", isShown: false),
    Row("int32", "System.Int32", isShown: false),
    Row("int64", "System.Int64", isShown: false),
    Row("ipaddress", "System.Net.IPAddress"),
    Row("IPEndpoint", "System.Net.IPEndPoint"),
    Row("long", "System.Int64"),
    Row("mailaddress", "System.Net.Mail.MailAddress"),
    Row("NoRunspaceAffinity", "System.Management.Automation.Language.NoRunspaceAffinityAttribute"),
    Row("NullString", "System.Management.Automation.Language.NullString"),
    Row("ObjectSecurity", "System.Security.AccessControl.ObjectSecurity"),
    Row("ordered", "System.Collections.Specialized.OrderedDictionary"),
    Row("OutputType", "System.Management.Automation.OutputTypeAttribute"),
    Row("Parameter", "System.Management.Automation.ParameterAttribute"),
    Row("PhysicalAddress", "System.Net.NetworkInformation.PhysicalAddress"),
    Row("powershell", "System.Management.Automation.PowerShell"),
    Row("psaliasproperty", "System.Management.Automation.PSAliasProperty"),
    Row("pscredential", "System.Management.Automation.PSCredential"),
    Row("pscustomobject", "System.Management.Automation.PSObject", isShown: false),
    Row("PSDefaultValue", "System.Management.Automation.PSDefaultValueAttribute"),
    Row("pslistmodifier", "System.Management.Automation.PSListModifier"),
    Row("psmoduleinfo", "System.Management.Automation.PSModuleInfo"),
    Row("psnoteproperty", "System.Management.Automation.PSNoteProperty"),
    Row("psobject", "System.Management.Automation.PSObject"),
    Row("psprimitivedictionary", "System.Management.Automation.PSPrimitiveDictionary"),
    Row("pspropertyexpression", "Microsoft.PowerShell.Commands.PSPropertyExpression"),
    Row("psscriptmethod", "System.Management.Automation.PSScriptMethod"),
    Row("psscriptproperty", "System.Management.Automation.PSScriptProperty"),
    Row("PSTypeNameAttribute", "System.Management.Automation.PSTypeNameAttribute"),
    Row("psvariable", "System.Management.Automation.PSVariable"),
    Row("psvariableproperty", "System.Management.Automation.PSVariableProperty"),
    Row("ref", "System.Management.Automation.PSReference"),
    Row("regex", "System.Text.RegularExpressions.Regex"),
    Row("runspace", "System.Management.Automation.Runspaces.Runspace"),
    Row("runspacefactory", "System.Management.Automation.Runspaces.RunspaceFactory"),
    Row("sbyte", "System.SByte"),
    Row("scriptblock", "System.Management.Automation.ScriptBlock"),
    Row("securestring", "System.Security.SecureString"),
    Row("semver", "System.Management.Automation.SemanticVersion"),
    Row("short", "System.Int16"),
    Row("single", "System.Single", isShown: false),
    Row("string", "System.String"),
    Row("SupportsWildcards", "System.Management.Automation.SupportsWildcardsAttribute"),
    Row("switch", "System.Management.Automation.SwitchParameter"),
    Row("timespan", "System.TimeSpan"),
    Row("type", "System.Type"),
    Row("uint", "System.UInt32"),
    Row("uint16", "System.UInt16", isShown: false),
    Row("uint32", "System.UInt32", isShown: false),
    Row("uint64", "System.UInt64", isShown: false),
    Row("ulong", "System.UInt64"),
    Row("uri", "System.Uri"),
    Row("ushort", "System.UInt16"),
    Row("ValidateCount", "System.Management.Automation.ValidateCountAttribute"),
    Row("ValidateDrive", "System.Management.Automation.ValidateDriveAttribute"),
    Row("ValidateLength", "System.Management.Automation.ValidateLengthAttribute"),
    Row("ValidateNotNull", "System.Management.Automation.ValidateNotNullAttribute"),
    Row("ValidateNotNullOrEmpty", "System.Management.Automation.ValidateNotNullOrEmptyAttribute"),
    Row("ValidateNotNullOrWhiteSpace", "System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute"),
    Row("ValidatePattern", "System.Management.Automation.ValidatePatternAttribute"),
    Row("ValidateRange", "System.Management.Automation.ValidateRangeAttribute"),
    Row("ValidateScript", "System.Management.Automation.ValidateScriptAttribute"),
    Row("ValidateSet", "System.Management.Automation.ValidateSetAttribute"),
    Row("ValidateTrustedData", "System.Management.Automation.ValidateTrustedDataAttribute"),
    Row("ValidateUserDrive", "System.Management.Automation.ValidateUserDriveAttribute"),
    Row("version", "System.Version"),
    Row("void", "System.Void"),
    Row("WildcardPattern", "System.Management.Automation.WildcardPattern"),
    Row("X500DistinguishedName", "System.Security.Cryptography.X509Certificates.X500DistinguishedName"),
    Row("X509Certificate", "System.Security.Cryptography.X509Certificates.X509Certificate"),
    Row("xml", "System.Xml.XmlDocument"),
  ]

  static var isSorted: Bool { NameTable.isSorted(count: table.count) { table[$0].name } }
}
