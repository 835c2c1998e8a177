// swift-tools-version: 6.1
import PackageDescription

// One configuration builds both the product and the tests (`swift build -c release --build-tests`), so nothing is
// compiled twice. Floors and tests see each other's `package` declarations; an arrow points down only.

/// Exclusivity checks cost 10–20 % on the class fields of the interpreter's nodes; expressions that the type checker finds hard are an error in review.
let swift: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked", "-Xfrontend", "-warn-long-expression-type-checking=100"])
]

/// The executable alone is linked statically, so that it starts in about the time of `bash`: no shared library but glibc, position-independent, packed relocations.
let staticLink: [LinkerSetting] = [
  .unsafeFlags([
    "-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-static-libgcc", "-L\(Context.packageDirectory)/Sources/Link",
    "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--gc-sections",
  ])
]

func floor(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil, archives: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", swiftSettings: swift,
    linkerSettings: archives.map { .linkedLibrary(":lib\($0).a") })
}

func library(_ name: String) -> Target { .systemLibrary(name: name, path: "Sources/\(name)") }

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: swift)
}

let package = Package(
  name: "spsh",
  products: [.executable(name: "spsh", targets: ["spsh"])],
  targets: [
    library("CSQLite"), library("COpenSSL"), library("CPCRE2"), library("CGMP"),
    .target(name: "CSystem", path: "Sources/CSystem"),
    .target(name: "CEditline", path: "Sources/CEditline", linkerSettings: ["edit", "tinfo", "bsd", "md"].map { .linkedLibrary(":lib\($0).a") }),

    floor("Text", ["CPCRE2", "CGMP", "CSystem"], archives: ["pcre2-16", "gmp"]),
    floor("Syntax", ["Text"]),
    floor("Farm", ["CSQLite", "COpenSSL"], archives: ["sqlite3", "crypto"]),
    floor("Mail", ["COpenSSL"], archives: ["ssl", "crypto"]),
    floor("Terminal", ["CEditline", "CSystem", "Text"], path: "Sources/Console/Terminal"),

    floor("Engine", ["Syntax", "Text", "CSystem"]),
    floor("Formatting", ["Engine", "Syntax", "Text"]),
    floor("CmdletsCore", ["Formatting", "Engine", "Syntax", "Text", "CSystem"], path: "Sources/Cmdlets/Core"),
    floor("CmdletsManagement", ["Formatting", "Engine", "Syntax", "Text", "CSystem"], path: "Sources/Cmdlets/Management"),
    floor("CmdletsUtility", ["Formatting", "Engine", "Syntax", "Text", "CSystem"], path: "Sources/Cmdlets/Utility"),
    floor("CmdletsSecurity", ["Engine", "Text", "COpenSSL"], path: "Sources/Cmdlets/Security", archives: ["crypto"]),
    floor("SharePoint", ["Formatting", "Engine", "Farm", "Text"]),

    floor(
      "Console", ["CmdletsCore", "CmdletsManagement", "CmdletsUtility", "CmdletsSecurity", "SharePoint", "Formatting", "Engine", "Terminal", "Syntax", "Text", "CSystem"],
      path: "Sources/Console/Host"),

    .executableTarget(
      name: "spsh", dependencies: ["SharePoint", "Console", "Formatting", "Terminal", "Engine", "Text", "CSystem"], path: "Sources/spsh", swiftSettings: swift, linkerSettings: staticLink),

    tests("TextTests", ["Text"]),
    tests("SyntaxTests", ["Syntax"]),
    tests("FarmTests", ["Farm", "CSQLite"]),
    tests("SharePointTests", ["SharePoint", "Farm", "Engine", "Text"]),
    .target(name: "CFaults", path: "Tests/CFaults"),
    .executableTarget(name: "FarmHammer", dependencies: ["Farm", "CFaults"], path: "Tests/FarmHammer", swiftSettings: swift),
    .executableTarget(name: "LineEditorProbe", dependencies: ["Terminal"], path: "Tests/LineEditorProbe", swiftSettings: swift),
    tests("ConsoleTests", ["Terminal", "CEditline", "Text", "LineEditorProbe"]),
    tests("MailTests", ["Mail"]),
    tests("FormattingTests", ["Formatting", "Engine", "Syntax", "Text"]),
    tests("ConformanceTests", ["Console", "Engine", "Text"]),
    tests("TranscriptTests", ["Console", "SharePoint", "Engine", "Text"]),
  ],
  swiftLanguageModes: [.v6]
)
