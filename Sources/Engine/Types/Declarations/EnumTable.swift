import Text

/// The enums that scripts name, one line each: what makes a type when its name is first looked up.
enum EnumTable {
  struct Row {
    let name: StaticString
    /// `Name=1 Other=2 Third`: a value left out is the last one plus one.
    let cases: StaticString
    let isFlags: Bool
    init(_ name: StaticString, _ cases: StaticString, isFlags: Bool = false) {
      self.name = name
      self.cases = cases
      self.isFlags = isFlags
    }
  }

  /// The enum of a full name, ignoring case; the caller keeps it.
  static func make(_ name: String) -> DotNetType? {
    guard let i = NameTable.position(of: name, count: rows.count, { rows[$0].name }) else { return nil }
    let row = rows[i]
    return DotNetType(row.name, .enumeration(EnumDeclaration(isFlags: row.isFlags, row.cases)), base: DotNetType.enumBase, isSealed: true)
  }

  // swift-format-ignore
  static let rows: [Row] = [
    Row("Microsoft.PowerShell.ExecutionPolicy", "Unrestricted RemoteSigned AllSigned Restricted Default=3 Bypass Undefined"),
    Row("Microsoft.PowerShell.ExecutionPolicyScope", "Process CurrentUser LocalMachine UserPolicy MachinePolicy"),
    Row("System.AttributeTargets", """
      Assembly=1 Module Class=4 Struct=8 Enum=16 Constructor=32 Method=64 Property=128 Field=256 Event=512 Interface=1024 \
      Parameter=2048 Delegate=4096 ReturnValue=8192 GenericParameter=16384 All=32767
      """, isFlags: true),
    Row("System.Base64FormattingOptions", "None InsertLineBreaks", isFlags: true),
    Row("System.ConsoleColor", """
      Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow White
      """),
    Row("System.ConsoleKey", """
      None Backspace=8 Tab Clear=12 Enter Pause=19 Escape=27 Spacebar=32 PageUp PageDown End Home LeftArrow UpArrow RightArrow \
      DownArrow Select Print Execute PrintScreen Insert Delete Help D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 A=65 B C D E F G H I J K L M N O \
      P Q R S T U V W X Y Z LeftWindows RightWindows Applications Sleep=95 NumPad0 NumPad1 NumPad2 NumPad3 NumPad4 NumPad5 NumPad6 \
      NumPad7 NumPad8 NumPad9 Multiply Add Separator Subtract Decimal Divide F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 \
      F16 F17 F18 F19 F20 F21 F22 F23 F24 BrowserBack=166 BrowserForward BrowserRefresh BrowserStop BrowserSearch BrowserFavorites \
      BrowserHome VolumeMute VolumeDown VolumeUp MediaNext MediaPrevious MediaStop MediaPlay LaunchMail LaunchMediaSelect \
      LaunchApp1 LaunchApp2 Oem1=186 OemPlus OemComma OemMinus OemPeriod Oem2 Oem3 Oem4=219 Oem5 Oem6 Oem7 Oem8 Oem102=226 \
      Process=229 Packet=231 Attention=246 CrSel ExSel EraseEndOfFile Play Zoom NoName Pa1 OemClear
      """),
    Row("System.DateTimeKind", "Unspecified Utc Local"),
    Row("System.DayOfWeek", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
    Row("System.Diagnostics.ProcessPriorityClass", "Normal=32 Idle=64 High=128 RealTime=256 BelowNormal=16384 AboveNormal=32768"),
    Row("System.Diagnostics.ProcessWindowStyle", "Normal Hidden Minimized Maximized"),
    Row("System.Environment+SpecialFolder", """
      Desktop Programs=2 MyDocuments=5 Personal=5 Favorites Startup Recent SendTo StartMenu=11 MyMusic=13 MyVideos \
      DesktopDirectory=16 MyComputer NetworkShortcuts=19 Fonts Templates CommonStartMenu CommonPrograms CommonStartup \
      CommonDesktopDirectory ApplicationData PrinterShortcuts LocalApplicationData InternetCache=32 Cookies History \
      CommonApplicationData Windows System ProgramFiles MyPictures UserProfile SystemX86 ProgramFilesX86 CommonProgramFiles \
      CommonProgramFilesX86 CommonTemplates CommonDocuments CommonAdminTools AdminTools CommonMusic=53 CommonPictures CommonVideos \
      Resources LocalizedResources CommonOemLinks CDBurning
      """),
    Row("System.EnvironmentVariableTarget", "Process User Machine"),
    Row("System.Globalization.CalendarAlgorithmType", "Unknown SolarCalendar LunarCalendar LunisolarCalendar"),
    Row("System.Globalization.CalendarWeekRule", "FirstDay FirstFullWeek FirstFourDayWeek"),
    Row("System.Globalization.CompareOptions", """
      None IgnoreCase IgnoreNonSpace IgnoreSymbols=4 IgnoreKanaType=8 IgnoreWidth=16 NumericOrdering=32 \
      OrdinalIgnoreCase=268435456 StringSort=536870912 Ordinal=1073741824
      """, isFlags: true),
    Row("System.Globalization.CultureTypes", """
      NeutralCultures=1 SpecificCultures InstalledWin32Cultures=4 AllCultures=7 UserCustomCulture ReplacementCultures=16 \
      WindowsOnlyCultures=32 FrameworkCultures=64
      """, isFlags: true),
    Row("System.Globalization.DateTimeStyles", """
      None AllowLeadingWhite AllowTrailingWhite AllowInnerWhite=4 AllowWhiteSpaces=7 NoCurrentDateDefault AdjustToUniversal=16 \
      AssumeLocal=32 AssumeUniversal=64 RoundtripKind=128
      """, isFlags: true),
    Row("System.Globalization.DigitShapes", "Context None NativeNational"),
    Row("System.Globalization.NumberStyles", """
      None AllowLeadingWhite AllowTrailingWhite AllowLeadingSign=4 Integer=7 AllowTrailingSign AllowParentheses=16 \
      AllowDecimalPoint=32 AllowThousands=64 Number=111 AllowExponent=128 Float=167 AllowCurrencySymbol=256 Currency=383 Any=511 \
      AllowHexSpecifier HexNumber=515 AllowBinarySpecifier=1024 BinaryNumber=1027
      """, isFlags: true),
    Row("System.Globalization.TimeSpanStyles", "None AssumeNegative", isFlags: true),
    Row("System.Globalization.UnicodeCategory", """
      UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark SpacingCombiningMark EnclosingMark \
      DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control Format Surrogate \
      PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation \
      FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned
      """),
    Row("System.IO.Compression.CompressionLevel", "Optimal Fastest NoCompression SmallestSize"),
    Row("System.IO.Compression.CompressionMode", "Decompress Compress"),
    Row("System.IO.Compression.ZipArchiveMode", "Read Create Update"),
    Row("System.IO.DriveType", "Unknown NoRootDirectory Removable Fixed Network CDRom Ram"),
    Row("System.IO.FileAccess", "Read=1 Write ReadWrite", isFlags: true),
    Row("System.IO.FileAttributes", """
      None ReadOnly Hidden System=4 Directory=16 Archive=32 Device=64 Normal=128 Temporary=256 SparseFile=512 ReparsePoint=1024 \
      Compressed=2048 Offline=4096 NotContentIndexed=8192 Encrypted=16384 IntegrityStream=32768 NoScrubData=131072
      """, isFlags: true),
    Row("System.IO.FileMode", "CreateNew=1 Create Open OpenOrCreate Truncate Append"),
    Row("System.IO.FileOptions", """
      None Encrypted=16384 DeleteOnClose=67108864 SequentialScan=134217728 RandomAccess=268435456 Asynchronous=1073741824 \
      WriteThrough=-2147483648
      """, isFlags: true),
    Row("System.IO.FileShare", "None Read Write ReadWrite Delete Inheritable=16", isFlags: true),
    Row("System.IO.HandleInheritability", "None Inheritable"),
    Row("System.IO.MatchCasing", "PlatformDefault CaseSensitive CaseInsensitive"),
    Row("System.IO.MatchType", "Simple Win32"),
    Row("System.IO.SearchOption", "TopDirectoryOnly AllDirectories"),
    Row("System.IO.SeekOrigin", "Begin Current End"),
    Row("System.IO.UnixFileMode", """
      None OtherExecute OtherWrite OtherRead=4 GroupExecute=8 GroupWrite=16 GroupRead=32 UserExecute=64 UserWrite=128 UserRead=256 \
      StickyBit=512 SetGroup=1024 SetUser=2048
      """, isFlags: true),
    Row("System.Management.Automation.ActionPreference", "SilentlyContinue Stop Continue Inquire Ignore Suspend Break"),
    Row("System.Management.Automation.Alignment", "Undefined Left Center Right"),
    Row("System.Management.Automation.CommandOrigin", "Runspace Internal"),
    Row("System.Management.Automation.CommandTypes", """
      Alias=1 Function Filter=4 Cmdlet=8 ExternalScript=16 Application=32 Script=64 Configuration=256 All=383
      """, isFlags: true),
    Row("System.Management.Automation.CompletionResultType", """
      Text History Command ProviderItem ProviderContainer Property Method ParameterName ParameterValue Variable Namespace Type \
      Keyword DynamicKeyword
      """),
    Row("System.Management.Automation.ConfirmImpact", "None Low Medium High"),
    Row("System.Management.Automation.ErrorCategory", """
      NotSpecified OpenError CloseError DeviceError DeadlockDetected InvalidArgument InvalidData InvalidOperation InvalidResult \
      InvalidType MetadataError NotImplemented NotInstalled ObjectNotFound OperationStopped OperationTimeout SyntaxError \
      ParserError PermissionDenied ResourceBusy ResourceExists ResourceUnavailable ReadError WriteError FromStdErr SecurityError \
      ProtocolError ConnectionError AuthenticationError LimitsExceeded QuotaExceeded NotEnabled
      """),
    Row("System.Management.Automation.ExperimentAction", "None Hide Show"),
    Row("System.Management.Automation.JobState", """
      NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping AtBreakpoint
      """),
    Row("System.Management.Automation.Language.AstVisitAction", "Continue SkipChildren StopVisit"),
    Row("System.Management.Automation.Language.ConfigurationType", "Resource Meta"),
    Row("System.Management.Automation.Language.ForEachFlags", "None Parallel", isFlags: true),
    Row("System.Management.Automation.Language.MethodAttributes", "None Public Private Static=16 Hidden=64", isFlags: true),
    Row("System.Management.Automation.Language.PropertyAttributes", "None Public Private Static=16 Literal=32 Hidden=64", isFlags: true),
    Row("System.Management.Automation.Language.RedirectionStream", "All Output Error Warning Verbose Debug Information Host"),
    Row("System.Management.Automation.Language.ScopeType", "Type Method Function ScriptBlock"),
    Row("System.Management.Automation.Language.StringConstantType", "SingleQuoted SingleQuotedHereString DoubleQuoted DoubleQuotedHereString BareWord"),
    Row("System.Management.Automation.Language.SwitchFlags", "None File Regex Wildcard=4 Exact=8 CaseSensitive=16 Parallel=32", isFlags: true),
    Row("System.Management.Automation.Language.TokenFlags", """
      None BinaryPrecedenceLogical BinaryPrecedenceBitwise BinaryPrecedenceComparison=5 BinaryPrecedenceCoalesce=7 \
      BinaryPrecedenceAdd=9 BinaryPrecedenceMultiply BinaryPrecedenceFormat=12 BinaryPrecedenceRange BinaryPrecedenceMask=15 \
      Keyword ScriptBlockBlockName=32 BinaryOperator=256 UnaryOperator=512 CaseSensitiveOperator=1024 TernaryOperator=2048 \
      SpecialOperator=4096 AssignmentOperator=8192 ParseModeInvariant=32768 TokenInError=65536 DisallowedInRestrictedMode=131072 \
      PrefixOrPostfixOperator=262144 CommandName=524288 MemberName=1048576 TypeName=2097152 AttributeName=4194304 \
      CanConstantFold=8388608 StatementDoesntSupportAttributes=16777216
      """, isFlags: true),
    Row("System.Management.Automation.Language.TokenKind", """
      Unknown Variable SplattedVariable Parameter Number Label Identifier Generic NewLine LineContinuation Comment EndOfInput \
      StringLiteral StringExpandable HereStringLiteral HereStringExpandable LParen RParen LCurly RCurly LBracket RBracket AtParen \
      AtCurly DollarParen Semi AndAnd OrOr Ampersand Pipe Comma MinusMinus PlusPlus DotDot ColonColon Dot Exclaim Multiply Divide \
      Rem Plus Minus Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals Redirection RedirectInStd Format \
      Not Bnot And Or Xor Band Bor Bxor Join Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Ireplace Icontains \
      Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch Creplace Ccontains Cnotcontains Cin \
      Cnotin Csplit Is IsNot As PostfixPlusPlus PostfixMinusMinus Shl Shr Colon QuestionMark QuestionQuestionEquals \
      QuestionQuestion QuestionDot QuestionLBracket Begin=119 Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf \
      End Exit Filter Finally For Foreach From Function If In Param Process Return Switch Throw Trap Try Until Using Var While \
      Workflow Parallel Sequence InlineScript Configuration DynamicKeyword Public Private Static Interface Enum Namespace Module \
      Type Assembly Command Hidden Base Default Clean
      """),
    Row("System.Management.Automation.Language.TypeAttributes", "None Class Interface Enum=4", isFlags: true),
    Row("System.Management.Automation.Language.UsingStatementKind", "Assembly Command Module Namespace Type"),
    Row("System.Management.Automation.ModuleAccessMode", "ReadWrite ReadOnly Constant"),
    Row("System.Management.Automation.ModuleType", "Script Binary Manifest Cim Workflow"),
    Row("System.Management.Automation.OutputRendering", "Host PlainText Ansi"),
    Row("System.Management.Automation.ProgressRecordType", "Processing Completed"),
    Row("System.Management.Automation.PSCredentialTypes", "Generic=1 Domain Default", isFlags: true),
    Row("System.Management.Automation.PSCredentialUIOptions", "None ValidateUserNameSyntax AlwaysPrompt ReadOnlyUserName=4 Default=1", isFlags: true),
    Row("System.Management.Automation.PSInvocationState", "NotStarted Running Stopping Stopped Completed Failed Disconnected"),
    Row("System.Management.Automation.PSLanguageMode", "FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage"),
    Row("System.Management.Automation.PSMemberTypes", """
      AliasProperty=1 CodeProperty Property=4 NoteProperty=8 ScriptProperty=16 PropertySet=32 Method=64 CodeMethod=128 \
      ScriptMethod=256 Methods=448 ParameterizedProperty=512 MemberSet=1024 Event=2048 Dynamic=4096 InferredProperty=8192 \
      Properties=8223 All=16383
      """, isFlags: true),
    Row("System.Management.Automation.PSMemberViewTypes", "Extended=1 Adapted Base=4 All=7", isFlags: true),
    Row("System.Management.Automation.PSTokenType", """
      Unknown Command CommandParameter CommandArgument Number String Variable Member LoopLabel Attribute Type Operator GroupStart \
      GroupEnd Keyword Comment StatementSeparator NewLine LineContinuation Position
      """),
    Row("System.Management.Automation.RemotingCapability", "None PowerShell SupportedByCommand OwnedByCommand"),
    Row("System.Management.Automation.ReturnContainers", "ReturnMatchingContainers ReturnAllContainers"),
    Row("System.Management.Automation.Runspaces.PSThreadOptions", "Default UseNewThread ReuseThread UseCurrentThread"),
    Row("System.Management.Automation.Runspaces.RunspaceAvailability", "None Available AvailableForNestedCommand Busy RemoteDebug"),
    Row("System.Management.Automation.Runspaces.RunspaceState", "BeforeOpen Opening Opened Closed Closing Broken Disconnecting Disconnected Connecting"),
    Row("System.Management.Automation.ScopedItemOptions", "None ReadOnly Constant Private=4 AllScope=8 Unspecified=16", isFlags: true),
    Row("System.Management.Automation.SessionStateEntryVisibility", "Public Private"),
    Row("System.Management.Automation.ShouldProcessReason", "None WhatIf", isFlags: true),
    Row("System.Management.Automation.ValidateRangeKind", "Positive NonNegative Negative NonPositive"),
    Row("System.Management.Automation.WhereOperatorSelectionMode", "Default First Last SkipUntil Until Split"),
    Row("System.Management.Automation.WildcardOptions", "None Compiled IgnoreCase CultureInvariant=4", isFlags: true),
    Row("System.MidpointRounding", "ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity"),
    Row("System.Net.AuthenticationSchemes", "None Digest Negotiate Ntlm=4 IntegratedWindowsAuthentication=6 Basic=8 Anonymous=32768", isFlags: true),
    Row("System.Net.HttpStatusCode", """
      Continue=100 SwitchingProtocols Processing EarlyHints OK=200 Created Accepted NonAuthoritativeInformation NoContent \
      ResetContent PartialContent MultiStatus AlreadyReported IMUsed=226 MultipleChoices=300 Ambiguous=300 MovedPermanently \
      Moved=301 Found Redirect=302 SeeOther RedirectMethod=303 NotModified UseProxy Unused TemporaryRedirect RedirectKeepVerb=307 \
      PermanentRedirect BadRequest=400 Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed NotAcceptable \
      ProxyAuthenticationRequired RequestTimeout Conflict Gone LengthRequired PreconditionFailed RequestEntityTooLarge \
      RequestUriTooLong UnsupportedMediaType RequestedRangeNotSatisfiable ExpectationFailed MisdirectedRequest=421 \
      UnprocessableEntity UnprocessableContent=422 Locked FailedDependency UpgradeRequired=426 PreconditionRequired=428 \
      TooManyRequests RequestHeaderFieldsTooLarge=431 UnavailableForLegalReasons=451 InternalServerError=500 NotImplemented \
      BadGateway ServiceUnavailable GatewayTimeout HttpVersionNotSupported VariantAlsoNegotiates InsufficientStorage LoopDetected \
      NotExtended=510 NetworkAuthenticationRequired
      """),
    Row("System.Net.Mail.DeliveryNotificationOptions", "None OnSuccess OnFailure Delay=4 Never=134217728", isFlags: true),
    Row("System.Net.Mail.MailPriority", "Normal Low High"),
    Row("System.Net.Mail.SmtpDeliveryFormat", "SevenBit International"),
    Row("System.Net.Mail.SmtpDeliveryMethod", "Network SpecifiedPickupDirectory PickupDirectoryFromIis"),
    Row("System.Net.Mail.SmtpStatusCode", """
      SystemStatus=211 HelpMessage=214 ServiceReady=220 ServiceClosingTransmissionChannel Ok=250 UserNotLocalWillForward \
      CannotVerifyUserWillAttemptDelivery StartMailInput=354 ServiceNotAvailable=421 MailboxBusy=450 LocalErrorInProcessing \
      InsufficientStorage ClientNotPermitted=454 CommandUnrecognized=500 SyntaxError CommandNotImplemented BadCommandSequence \
      CommandParameterNotImplemented MustIssueStartTlsFirst=530 MailboxUnavailable=550 UserNotLocalTryAlternatePath \
      ExceededStorageAllocation MailboxNameNotAllowed TransactionFailed GeneralFailure=-1
      """),
    Row("System.Net.Mime.TransferEncoding", "QuotedPrintable Base64 SevenBit EightBit Unknown=-1"),
    Row("System.Net.SecurityProtocolType", "SystemDefault Ssl3=48 Tls=192 Tls11=768 Tls12=3072 Tls13=12288", isFlags: true),
    Row("System.Net.Sockets.AddressFamily", """
      Unspecified Unix InterNetwork ImpLink Pup Chaos NS Iso Ecma DataKit Ccitt Sna DecNet DataLink Lat HyperChannel AppleTalk \
      NetBios VoiceView FireFox Banyan=21 Atm InterNetworkV6 Cluster Ieee12844 Irda NetworkDesigners=28 Max Packet=65536 \
      ControllerAreaNetwork Unknown=-1
      """),
    Row("System.PlatformID", "Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other"),
    Row("System.Reflection.BindingFlags", """
      Default IgnoreCase DeclaredOnly Instance=4 Static=8 Public=16 NonPublic=32 FlattenHierarchy=64 InvokeMethod=256 \
      CreateInstance=512 GetField=1024 SetField=2048 GetProperty=4096 SetProperty=8192 PutDispProperty=16384 \
      PutRefDispProperty=32768 ExactBinding=65536 SuppressChangeType=131072 OptionalParamBinding=262144 IgnoreReturn=16777216 \
      DoNotWrapExceptions=33554432
      """, isFlags: true),
    Row("System.Reflection.MemberTypes", "Constructor=1 Event Field=4 Method=8 Property=16 TypeInfo=32 Custom=64 NestedType=128 All=191", isFlags: true),
    Row("System.Reflection.TypeAttributes", """
      NotPublic AutoLayout=0 AnsiClass=0 Class=0 Public NestedPublic NestedPrivate NestedFamily NestedAssembly NestedFamANDAssem \
      VisibilityMask NestedFamORAssem=7 SequentialLayout ExplicitLayout=16 LayoutMask=24 Interface=32 ClassSemanticsMask=32 \
      Abstract=128 Sealed=256 SpecialName=1024 RTSpecialName=2048 Import=4096 Serializable=8192 BeforeFieldInit=1048576
      """, isFlags: true),
    Row("System.Security.Cryptography.CipherMode", "CBC=1 ECB OFB CFB CTS"),
    Row("System.Security.Cryptography.PaddingMode", "None=1 PKCS7 Zeros ANSIX923 ISO10126"),
    Row("System.StringComparison", """
      CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase
      """),
    Row("System.StringSplitOptions", "None RemoveEmptyEntries TrimEntries", isFlags: true),
    Row("System.Text.NormalizationForm", "FormC=1 FormD FormKC=5 FormKD"),
    Row("System.Text.RegularExpressions.RegexOptions", """
      None IgnoreCase Multiline ExplicitCapture=4 Compiled=8 Singleline=16 IgnorePatternWhitespace=32 RightToLeft=64 \
      ECMAScript=256 CultureInvariant=512 NonBacktracking=1024
      """, isFlags: true),
    Row("System.Text.RegularExpressions.RegexParseError", """
      Unknown AlternationHasTooManyConditions AlternationHasMalformedCondition InvalidUnicodePropertyEscape \
      MalformedUnicodePropertyEscape UnrecognizedEscape UnrecognizedControlCharacter MissingControlCharacter \
      InsufficientOrInvalidHexDigits QuantifierOrCaptureGroupOutOfRange UndefinedNamedReference UndefinedNumberedReference \
      MalformedNamedReference UnescapedEndingBackslash UnterminatedComment InvalidGroupingConstruct AlternationHasNamedCapture \
      AlternationHasComment AlternationHasMalformedReference AlternationHasUndefinedReference CaptureGroupNameInvalid \
      CaptureGroupOfZero UnterminatedBracket ExclusionGroupNotLast ReversedCharacterRange ShorthandClassInCharacterRange \
      InsufficientClosingParentheses ReversedQuantifierRange NestedQuantifiersNotParenthesized QuantifierAfterNothing \
      InsufficientOpeningParentheses
      """),
    Row("System.Threading.ApartmentState", "STA MTA Unknown"),
    Row("System.Threading.ThreadState", """
      Running StopRequested SuspendRequested Background=4 Unstarted=8 Stopped=16 WaitSleepJoin=32 Suspended=64 AbortRequested=128 \
      Aborted=256
      """, isFlags: true),
    Row("System.TypeCode", """
      Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime String=18
      """),
    Row("System.UriComponents", """
      Scheme=1 UserInfo Host=4 Port=8 SchemeAndServer=13 Path=16 Query=32 PathAndQuery=48 HttpRequestUrl=61 Fragment=64 \
      AbsoluteUri=127 StrongPort HostAndPort=132 StrongAuthority=134 NormalizedHost=256 KeepDelimiter=1073741824 \
      SerializationInfoString=-2147483648
      """, isFlags: true),
    Row("System.UriKind", "RelativeOrAbsolute Absolute Relative"),
    Row("System.Xml.ConformanceLevel", "Auto Fragment Document"),
    Row("System.Xml.Formatting", "None Indented"),
    Row("System.Xml.Linq.LoadOptions", "None PreserveWhitespace SetBaseUri SetLineInfo=4", isFlags: true),
    Row("System.Xml.Linq.SaveOptions", "None DisableFormatting OmitDuplicateNamespaces", isFlags: true),
    Row("System.Xml.NewLineHandling", "Replace Entitize None"),
    Row("System.Xml.WhitespaceHandling", "All Significant None"),
    Row("System.Xml.XmlNodeType", """
      None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document DocumentType \
      DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity XmlDeclaration
      """),
  ]
}
