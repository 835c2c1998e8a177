import Engine

/// The default views of PowerShell, sorted by type.
package enum BuiltInViews {
  @Sendable package static func rows() -> [ViewRow] { table }

  private static let table: [ViewRow] = [
    ViewRow(
      "Microsoft.PowerShell.Commands.AlternateStreamData", .table, "Stream:20<;Length:10>", name: "FileSystemStream",
      groupBy: "Filename"),
    ViewRow(
      "Microsoft.PowerShell.Commands.ByteCollection", .table,
      "Offset=HexOffset:16>;Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F=HexBytes:47<;Ascii:16<", groupBy: "Label"),
    ViewRow("Microsoft.PowerShell.Commands.FileHashInfo", .table, "Algorithm:15<;Hash:70<;Path"),
    ViewRow("Microsoft.PowerShell.Commands.GroupInfo", .table, "Count:5>;Name:25;Group"),
    ViewRow("Microsoft.PowerShell.Commands.GroupInfo", .list, "Name;Count;Group;Values"),
    ViewRow("Microsoft.PowerShell.Commands.GroupInfoNoElement", .table, "Count:5>;Name:25"),
    ViewRow("Microsoft.PowerShell.Commands.GroupInfoNoElement", .list, "Name;Count;Values"),
    ViewRow(
      "Microsoft.PowerShell.Commands.HistoryInfo", .table, "Id:4>;Duration=@:12>;CommandLine", name: "history",
      compute: HistoryColumns.value),
    ViewRow("Microsoft.PowerShell.Commands.HistoryInfo", .wide, "CommandLine", name: "history"),
    ViewRow("Microsoft.PowerShell.Commands.MatchInfo", .custom, name: "MatchInfo", custom: CustomViews.match),
    ViewRow("Microsoft.PowerShell.Commands.MemberDefinition", .table, "Name;MemberType;Definition", groupBy: "TypeName", isAutoSized: true),
    ViewRow("System.Collections.DictionaryEntry", .table, "Name:30;Value", name: "Dictionary"),
    ViewRow("System.Collections.DictionaryEntry", .list, "Name;Value"),
    ViewRow("System.DateTime", .custom, name: "DateTime", custom: CustomViews.dateTime),
    ViewRow(
      "System.Diagnostics.Process", .table, "NPM(K)=@:7>;PM(M)=@:8>;WS(M)=@:10>;CPU(s)=@:10>;Id:7>;SI:3>;ProcessName", name: "process",
      compute: ProcessColumns.value),
    ViewRow("System.Diagnostics.Process", .table, "ProcessName:20;Id:10>;WorkingSet64:12>", name: "Priority", groupBy: "PriorityClass"),
    ViewRow(
      "System.Diagnostics.Process", .table, "ProcessName:20;Id:10>;WorkingSet64:12>", name: "StartTime",
      groupBy: "StartTime.ToShortDateString()=@", compute: ProcessColumns.value),
    ViewRow("System.Diagnostics.Process", .wide, "ProcessName", name: "process"),
    ViewRow(
      "System.Diagnostics.Process#IncludeUserName", .table, "WS(M)=@:10>;CPU(s)=@:8>;Id:7>;UserName:30;ProcessName",
      name: "ProcessWithUserName", compute: ProcessColumns.value),
    ViewRow(
      "System.Exception#PSExtendedError", .custom, name: "GetErrorInstance", groupBy: "ErrorIndex=PSErrorIndex",
      custom: CustomViews.errorDetails),
    ViewRow("System.Globalization.CultureInfo", .table, "LCID:16;Name:16;DisplayName"),
    ViewRow("System.Guid", .table, "Guid"),
    ViewRow(
      "System.IO.DirectoryInfo", .table, "UnixMode:10<;User:10>;Group:10<;LastWriteTime=@:16>;Size:12>;Name=NameString<",
      name: "childrenWithUnixStat", groupBy: "PSParentPath", heading: CustomViews.folder, compute: FileColumns.value),
    ViewRow(
      "System.IO.DirectoryInfo", .table,
      "Mode=ModeWithoutHardLink:7<;LastWriteTime=LastWriteTimeString:26>;Length=LengthString:14>;Name=NameString<", name: "children",
      groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.IO.DirectoryInfo", .table, "Mode:7<;LastWriteTime=LastWriteTimeString:26>;Length=LengthString:14>;Name=NameString<",
      name: "childrenWithHardlink", groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.IO.DirectoryInfo", .list, "Name;CreationTime;LastWriteTime;LastAccessTime;Mode;LinkType;Target", name: "children",
      groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow("System.IO.DirectoryInfo", .wide, "Name", name: "children", groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.IO.FileInfo", .table, "UnixMode:10<;User:10>;Group:10<;LastWriteTime=@:16>;Size:12>;Name=NameString<",
      name: "childrenWithUnixStat", groupBy: "PSParentPath", heading: CustomViews.folder, compute: FileColumns.value),
    ViewRow(
      "System.IO.FileInfo", .table,
      "Mode=ModeWithoutHardLink:7<;LastWriteTime=LastWriteTimeString:26>;Length=LengthString:14>;Name=NameString<", name: "children",
      groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.IO.FileInfo", .table, "Mode:7<;LastWriteTime=LastWriteTimeString:26>;Length=LengthString:14>;Name=NameString<",
      name: "childrenWithHardlink", groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.IO.FileInfo", .list, "Name;CreationTime;LastWriteTime;LastAccessTime;Mode;LinkType;Target", name: "children",
      groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow("System.IO.FileInfo", .wide, "Name", name: "children", groupBy: "PSParentPath", heading: CustomViews.folder),
    ViewRow(
      "System.Management.Automation.AliasInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.AliasInfo", .table, "CommandType:15;DisplayName", name: "AliasInfo"),
    ViewRow("System.Management.Automation.AliasInfo", .list, "DisplayName;CommandType;Definition;ReferencedCommand;ResolvedCommand"),
    ViewRow(
      "System.Management.Automation.ApplicationInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.ApplicationInfo", .table, "CommandType:15;Name;Path", name: "ApplicationInfo"),
    ViewRow("System.Management.Automation.ApplicationInfo", .list, "Name;CommandType;Definition;Extension;Path;FileVersionInfo"),
    ViewRow("System.Management.Automation.CallStackFrame", .table, "Command;Arguments;Location", name: "CallStackFrame"),
    ViewRow(
      "System.Management.Automation.CmdletInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow(
      "System.Management.Automation.CmdletInfo", .list,
      "Name;CommandType;Definition;Path;DLL;HelpFile;ParameterSets;ImplementingType;Verb;Noun"),
    ViewRow(
      "System.Management.Automation.CommandBreakpoint", .table, "ID:4>;Script=@;Line:4>;Command;Variable;Action", name: "Breakpoint",
      compute: BreakpointColumns.value),
    ViewRow("System.Management.Automation.CommandBreakpoint", .list, "ID;Script;Enabled;HitCount;Action", name: "Breakpoint"),
    ViewRow("System.Management.Automation.CommandInfo", .table, "CommandType:15;Name", name: "CommandInfo"),
    ViewRow(
      "System.Management.Automation.CommandParameterSetInfo", .custom, name: "CommandParameterSetInfo", custom: CustomViews.parameterSet),
    ViewRow("System.Management.Automation.ErrorRecord", .custom, name: "ErrorInstance", isOutOfBand: true, custom: CustomViews.error),
    ViewRow(
      "System.Management.Automation.ErrorRecord#PSExtendedError", .custom, name: "GetErrorInstance", groupBy: "ErrorIndex=PSErrorIndex",
      custom: CustomViews.errorDetails),
    ViewRow(
      "System.Management.Automation.ExperimentalFeature", .table, "Name:35<;Enabled:7>;Source:35<;Description<",
      name: "ExperimentalFeature"),
    ViewRow("System.Management.Automation.ExperimentalFeature", .list, "Name;Enabled;Source;Description", name: "ExperimentalFeature"),
    ViewRow(
      "System.Management.Automation.ExternalScriptInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.ExternalScriptInfo", .table, "CommandType:15;Name;Path", name: "ExternalScriptInfo"),
    ViewRow(
      "System.Management.Automation.FilterInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.FilterInfo", .table, "CommandType:15;Name;Filter", name: "FilterInfo"),
    ViewRow(
      "System.Management.Automation.FilterInfo", .list, "Name;CommandType;Definition", name: "System.Management.Automation.CommandInfo"),
    ViewRow(
      "System.Management.Automation.FunctionInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.FunctionInfo", .table, "CommandType:15;Name;Function", name: "FunctionInfo"),
    ViewRow(
      "System.Management.Automation.FunctionInfo", .list, "Name;CommandType;Definition",
      name: "System.Management.Automation.CommandInfo"),
    ViewRow(
      "System.Management.Automation.InformationalRecord", .custom, name: "WarningRecord", isOutOfBand: true, custom: CustomViews.message),
    ViewRow(
      "System.Management.Automation.InformationRecord", .custom, name: "InformationRecord", isOutOfBand: true, custom: CustomViews.text),
    ViewRow(
      "System.Management.Automation.Job", .table, "Id:6<;Name:15<;PSJobTypeName:15<;State:13<;HasMoreData:15<;Location:20<;Command:25<",
      name: "Job"),
    ViewRow(
      "System.Management.Automation.LineBreakpoint", .table, "ID:4>;Script=@;Line:4>;Command;Variable;Action", name: "Breakpoint",
      compute: BreakpointColumns.value),
    ViewRow("System.Management.Automation.LineBreakpoint", .list, "ID;Script;Enabled;HitCount;Action", name: "Breakpoint"),
    ViewRow("System.Management.Automation.PathInfo", .table, "Path", name: "PathInfo"),
    ViewRow("System.Management.Automation.ProviderInfo", .table, "Name:20;Capabilities;Drives", name: "provider"),
    ViewRow(
      "System.Management.Automation.ProviderInfo", .list, "Name;Drives;Path;Home;Description;Capabilities;ImplementingType",
      name: "provider"),
    ViewRow(
      "System.Management.Automation.PSDriveInfo", .table,
      "Name:10;Used (GB)=@:13>;Free (GB)=@:13>;Provider=@:13;Root=@:35;CurrentLocation>", name: "drive", compute: DriveColumns.value),
    ViewRow("System.Management.Automation.PSDriveInfo", .list, "Name;Description;Provider;Root;CurrentLocation"),
    ViewRow("System.Management.Automation.PSMethod", .table, "OverloadDefinitions=@", compute: MethodColumns.value),
    ViewRow(
      "System.Management.Automation.PSModuleInfo", .table, "ModuleType:10<;Version:10<;PreRelease=@:10<;Name:35<;ExportedCommands=@<",
      name: "Module", compute: ModuleColumns.value),
    ViewRow("System.Management.Automation.PSModuleInfo", .wide, "Name", name: "Module"),
    ViewRow(
      "System.Management.Automation.PSModuleInfo", .list,
      """
      Name;Path;Description;ModuleType;Version;PreRelease=@;NestedModules;ExportedFunctions=@;ExportedCmdlets=@;\
      ExportedVariables=@;ExportedAliases=@
      """, name: "Module", compute: ModuleColumns.value),
    ViewRow("System.Management.Automation.PSSnapInInfo", .list, "Name;PSVersion;Description", name: "PSSnapInInfo"),
    ViewRow("System.Management.Automation.PSSnapInInfo", .table, "Name:30<;PSVersion:20<;Description:30<", name: "PSSnapInInfo"),
    ViewRow(
      "System.Management.Automation.PSStyle", .list,
      """
      Reset=@;BlinkOff=@;Blink=@;BoldOff=@;Bold=@;DimOff=@;Dim=@;Hidden=@;HiddenOff=@;Reverse=@;ReverseOff=@;ItalicOff=@;\
      Italic=@;UnderlineOff=@;Underline=@;StrikethroughOff=@;Strikethrough=@;OutputRendering;Formatting.FormatAccent=@;\
      Formatting.ErrorAccent=@;Formatting.Error=@;Formatting.Warning=@;Formatting.Verbose=@;Formatting.Debug=@;\
      Formatting.TableHeader=@;Formatting.CustomTableHeaderLabel=@;Formatting.FeedbackName=@;Formatting.FeedbackText=@;\
      Formatting.FeedbackAction=@;Progress.Style=@;Progress.MaxWidth=@;Progress.View=@;Progress.UseOSCIndicator=@;\
      FileInfo.Directory=@;FileInfo.SymbolicLink=@;FileInfo.Executable=@;FileInfo.Extension=@;Foreground.Black=@;\
      Foreground.BrightBlack=@;Foreground.White=@;Foreground.BrightWhite=@;Foreground.Red=@;Foreground.BrightRed=@;\
      Foreground.Magenta=@;Foreground.BrightMagenta=@;Foreground.Blue=@;Foreground.BrightBlue=@;Foreground.Cyan=@;\
      Foreground.BrightCyan=@;Foreground.Green=@;Foreground.BrightGreen=@;Foreground.Yellow=@;Foreground.BrightYellow=@;\
      Background.Black=@;Background.BrightBlack=@;Background.White=@;Background.BrightWhite=@;Background.Red=@;\
      Background.BrightRed=@;Background.Magenta=@;Background.BrightMagenta=@;Background.Blue=@;Background.BrightBlue=@;\
      Background.Cyan=@;Background.BrightCyan=@;Background.Green=@;Background.BrightGreen=@;Background.Yellow=@;\
      Background.BrightYellow=@
      """, compute: StyleColumns.value),
    ViewRow(
      "System.Management.Automation.PSStyle+BackgroundColor", .list,
      """
      Black=@;BrightBlack=@;White=@;BrightWhite=@;Red=@;BrightRed=@;Magenta=@;BrightMagenta=@;Blue=@;BrightBlue=@;Cyan=@;\
      BrightCyan=@;Green=@;BrightGreen=@;Yellow=@;BrightYellow=@
      """, compute: StyleColumns.value),
    ViewRow(
      "System.Management.Automation.PSStyle+FileInfoFormatting", .list, "Directory=@;SymbolicLink=@;Executable=@;Extension=@",
      compute: StyleColumns.value),
    ViewRow(
      "System.Management.Automation.PSStyle+ForegroundColor", .list,
      """
      Black=@;BrightBlack=@;White=@;BrightWhite=@;Red=@;BrightRed=@;Magenta=@;BrightMagenta=@;Blue=@;BrightBlue=@;Cyan=@;\
      BrightCyan=@;Green=@;BrightGreen=@;Yellow=@;BrightYellow=@
      """, compute: StyleColumns.value),
    ViewRow(
      "System.Management.Automation.PSStyle+FormattingData", .list,
      """
      FormatAccent=@;ErrorAccent=@;Error=@;Warning=@;Verbose=@;Debug=@;TableHeader=@;CustomTableHeaderLabel=@;FeedbackName=@;\
      FeedbackText=@;FeedbackAction=@
      """, compute: StyleColumns.value),
    ViewRow(
      "System.Management.Automation.PSStyle+ProgressConfiguration", .list, "Style=@;MaxWidth;View;UseOSCIndicator",
      compute: StyleColumns.value),
    ViewRow("System.Management.Automation.PSVariable", .table, "Name:30;Value", name: "Variable"),
    ViewRow("System.Management.Automation.Runspaces.TypeData", .table, "TypeName;Members", name: "TypeData"),
    ViewRow("System.Management.Automation.ScriptBlock", .custom, name: "ScriptBlock", isOutOfBand: true, custom: CustomViews.text),
    ViewRow(
      "System.Management.Automation.ScriptInfo", .table, "CommandType:15;Name=@:50;Version:10;Source", name: "CommandInfo",
      compute: CommandColumns.value),
    ViewRow("System.Management.Automation.ScriptInfo", .table, "CommandType:15;Name;Definition", name: "ScriptInfo"),
    ViewRow("System.Management.Automation.ScriptInfo", .list, "Name;CommandType;Definition;Path"),
    ViewRow("System.Management.Automation.SemanticVersion", .table, "Major:6;Minor:6;Patch:6;PreReleaseLabel:15;BuildLabel:11"),
    ViewRow(
      "System.Management.Automation.VariableBreakpoint", .table, "ID:4>;Script=@;Line:4>;Command;Variable;Action", name: "Breakpoint",
      compute: BreakpointColumns.value),
    ViewRow("System.Management.Automation.VariableBreakpoint", .list, "ID;Script;Enabled;HitCount;Action", name: "Breakpoint"),
    ViewRow("System.Management.Automation.WarningRecord", .custom, name: "WarningRecord", isOutOfBand: true, custom: CustomViews.message),
    ViewRow("System.Net.NetworkCredential", .table, "UserName:50;Domain:50"),
    ViewRow("System.Reflection.Assembly", .table, "GAC=GlobalAssemblyCache:6;Version=ImageRuntimeVersion:14;Location"),
    ViewRow(
      "System.Reflection.Assembly", .list,
      """
      CodeBase;EntryPoint;EscapedCodeBase;FullName;GlobalAssemblyCache;HostContext;ImageFileMachine;ImageRuntimeVersion;\
      Location;ManifestModule;MetadataToken;PortableExecutableKind;ReflectionOnly
      """),
    ViewRow("System.Reflection.AssemblyName", .table, "Version:14;Name"),
    ViewRow("System.RuntimeType", .table, "IsPublic:8;IsSerial=IsSerializable:8;Name:40;BaseType"),
    ViewRow("System.ServiceProcess.ServiceController", .table, "Status:8;Name:18;DisplayName:38", name: "service"),
    ViewRow(
      "System.ServiceProcess.ServiceController", .list,
      "Name;DisplayName;Status;DependentServices;ServicesDependedOn;CanPauseAndContinue;CanShutdown;CanStop;ServiceType"),
    ViewRow(
      "System.TimeSpan", .list,
      "Days;Hours;Minutes;Seconds;Milliseconds;Ticks;TotalDays;TotalHours;TotalMinutes;TotalSeconds;TotalMilliseconds"),
    ViewRow("System.TimeSpan", .table, "Days;Hours;Minutes;Seconds;Milliseconds"),
    ViewRow("System.TimeSpan", .wide, "TotalMilliseconds"),
    ViewRow("System.Version", .table, "Major:6;Minor:6;Build:6;Revision:8"),
    ViewRow(
      "System.Version#IncludeLabel", .table, "Major:6;Minor:6;Build:6;Revision:8;PSSemVerPreReleaseLabel:26;PSSemVerBuildLabel:27",
      name: "System.Version"),
  ]
}
