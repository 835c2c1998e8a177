import Syntax
import Text

/// `ITypeName`'s classes, and `VariablePath`: the names in a script.
enum TypeNameMembers {
  @Sendable static func name(_ t: TypeDeclaration) {
    t.receiver(TypeNameObject.self) { t in
      t.get("string FullName {get;}") { .string($0.name.fullName) }
      t.get("string Name {get;}") { .string($0.name.name) }
      t.get("string AssemblyName {get;}") { .optional($0.name.assemblyName) }
      t.get("bool IsArray {get;}") { .bool($0.name.isArray) }
      t.get("bool IsGeneric {get;}") { .bool($0.name.isGeneric) }
      t.get("IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.name.extent)) }
      t.method("type GetReflectionType()") { this, _ in .optional(TypeResolver.resolve(this.name)) }
      t.method("type GetReflectionAttributeType()") { this, _ in
        let suffixed = TypeResolver.resolve(text: PSString.of("\(this.name.fullName)Attribute"))
        return .optional(TypeResolver.resolve(this.name) ?? suffixed)
      }
      t.method("string ToString()") { this, _ in .string(this.name.fullName) }
    }
  }

  @Sendable static func generic(_ t: TypeDeclaration) {
    name(t)
    t.receiver(TypeNameObject.self) { t in
      t.get("ITypeName TypeName {get;}") { this in (this.name as? GenericTypeName).map { .object(TypeNameObject($0.typeName)) } ?? .null }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[ITypeName] GenericArguments {get;}") { this in
        let arguments = (this.name as? GenericTypeName)?.genericArguments ?? []
        return SyntaxTypes.list(arguments.map { .object(TypeNameObject($0)) }, of: SyntaxTypes.named("ITypeName"))
      }
    }
  }

  @Sendable static func array(_ t: TypeDeclaration) {
    name(t)
    t.receiver(TypeNameObject.self) { t in
      t.get("ITypeName ElementType {get;}") { this in (this.name as? ArrayTypeName).map { .object(TypeNameObject($0.elementType)) } ?? .null }
      t.get("int Rank {get;}") { this in .int((this.name as? ArrayTypeName)?.rank ?? 1) }
    }
  }

  @Sendable static func variablePath(_ t: TypeDeclaration) {
    t.constructor("(string path)") { (a) throws(Unwind) in .object(VariablePathObject(VariablePath(try a.string(0, "path")))) }
    t.receiver(VariablePathObject.self) { t in
      t.get("string UserPath {get;}") { .string($0.path.userPath) }
      t.get("bool IsGlobal {get;}") { .bool($0.path.isGlobal) }
      t.get("bool IsLocal {get;}") { .bool($0.path.isLocal) }
      t.get("bool IsPrivate {get;}") { .bool($0.path.isPrivate) }
      t.get("bool IsScript {get;}") { .bool($0.path.isScript) }
      t.get("bool IsUnqualified {get;}") { .bool($0.path.isUnqualified) }
      t.get("bool IsUnscopedVariable {get;}") { .bool($0.path.isUnscopedVariable) }
      t.get("bool IsVariable {get;}") { .bool($0.path.isVariable) }
      t.get("bool IsDriveQualified {get;}") { .bool($0.path.isDriveQualified) }
      t.get("string DriveName {get;}") { .optional($0.path.driveName) }
      t.method("string ToString()") { this, _ in .string(this.path.userPath) }
    }
  }
}
