/// The parser's messages, in PowerShell's words. A case is named after PowerShell's error id, its raw value is the text with places for arguments.
enum ParserMessage: String {
  // MARK: Tokens
  case incompleteString = "Incomplete string token."
  case invalidUnicodeEscapeSequence =
    "The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a closing '}'."
  case invalidUnicodeEscapeSequenceValue = "The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF."
  case missingUnicodeEscapeSequenceTerminator = "The Unicode escape sequence is missing the closing '}'."
  case tooManyDigitsInUnicodeEscapeSequence =
    "The Unicode escape sequence contains more than the maximum of six hex digits between braces."
  case badNumericConstant = "The numeric constant {0} is not valid."
  case emptyVariableReference = "An empty ${} variable reference was found. A name is required inside the braces."
  case invalidVariableReference =
    "Variable reference is not valid. '$' was not followed by a valid variable name character. Consider using ${} to delimit the name."
  case invalidVariableReferenceWithDrive =
    "Variable reference is not valid. ':' was not followed by a valid variable name character. Consider using ${} to delimit the name."
  case invalidBracedVariableReference = "Variable reference is not valid. The variable name is missing."
  case incompleteDollarVariableReference = "${{variable}} reference starting is missing the closing '}}'."
  case incompleteDollarSubexpressionReference = "$(subexpression) is missing the closing ')'."
  case openBraceNeedsToBeBackTickedInVariableName = "Use `{ instead of { in variable names."
  case terminatorExpectedAtEndOfString = "The string is missing the terminator: {0}."
  case whitespaceBeforeHereStringFooter = "White space is not allowed before the string terminator."
  case unexpectedCharactersAfterHereStringHeader =
    "No characters are allowed after a here-string header but before the end of the line."
  case missingTerminatorMultiLineComment = "The terminator '#>' is missing from the multiline comment."
  case unrecognizedToken = "Unrecognized token in source text."
  case tokenAfterEndOfValidScriptText = "Executable script code found in signature block."
  case scriptTooComplicated = "Processing was stopped because the script is too complex."

  // MARK: Expressions
  case unexpectedToken = "Unexpected token '{0}' in expression or statement."
  case expectedExpression = "An expression was expected after '('."
  case expectedValueExpression = "You must provide a value expression following the '{0}' operator."
  case missingExpressionAfterToken = "Missing expression after '{0}'."
  case missingExpressionAfterOperator = "Missing expression after unary operator '{0}'."
  case missingColonInTernaryExpression = "Missing ':' in the ternary expression."
  case missingEndParenthesisInExpression = "Missing closing ')' in expression."
  case missingEndParenthesisInSubexpression = "Missing closing ')' in subexpression."
  case missingEndParenthesisInMethodCall = "Missing ')' in method call."
  case missingEndSquareBracket = "Missing ']' after array index expression."
  case missingArrayIndexExpression = "Array index expression is missing or not valid."
  case missingPropertyName = "Missing property name after reference operator."
  case missingEqualsInHashLiteral = "Missing '=' operator after key in hash literal."
  case missingStatementInHashLiteral = "Missing statement after '=' in hash literal."
  case unexpectedAttribute = "Unexpected attribute '{0}'."
  case missingTypename = "Missing type name after '['."
  case endSquareBracketExpectedAtEndOfAttribute = "Missing ] at end of attribute or type literal."
  case endSquareBracketExpectedAtEndOfType = "Missing ] at end of type token."
  case arrayHasTooManyDimensions =
    "Array has too many dimensions: {0}. The number of dimensions for an array must be less than or equal to 32."
  case missingAssemblyNameSpecification = "The type name is missing the assembly name specification."
  case missingExpressionInNamedArgument = "Missing statement after '=' in named argument."
  case duplicateNamedArgument = "Duplicate named arguments '{0}' are not allowed."

  // MARK: Pipelines and commands
  case emptyPipeElement = "An empty pipe element is not allowed."
  case emptyPipelineChainElement = "A pipeline chain operator must be followed by a pipeline."
  case backgroundOperatorInPipelineChain = "Background operators can only be used at the end of a pipeline chain."
  case expressionsMustBeFirstInPipeline = "Expressions are only allowed as the first element of a pipeline."
  case missingExpression = "Missing expression after '{0}' in pipeline element."
  case missingArgument = "Missing argument in parameter list."
  case parameterRequiresArgument = "Parameter {0} requires an argument."
  case parameterCannotHaveArgument = "Parameter {0} cannot have an argument."
  case missingFileSpecification = "Missing file specification after redirection operator."
  case redirectionNotSupported = "The '{0}' operator is reserved for future use."
  case streamAlreadyRedirected = "The {0} for this command is already redirected."

  // MARK: Blocks and functions
  case missingEndCurlyBrace = "Missing closing '}' in statement block or type definition."
  case missingNamedBlocks = "unexpected token '{0}', expected 'begin', 'process', 'end', 'clean', or 'dynamicparam'."
  case missingNamedStatementBlock = "Missing statement block after '{0}'."
  case duplicateScriptCommandClause = "Script command clause '{0}' has already been defined."
  case typeNotAllowedBeforeParam = "Unexpected type [{0}] was found in the parameter statement."
  case typeNotAllowedBeforeStatement = "Unexpected type [{0}] was found before statement."
  case invalidFunctionParameter =
    "Parameter declarations are a comma-separated list of variable names with optional initializer expressions."
  case missingEndParenthesisInFunctionParameterList = "Missing ')' in function parameter list."
  case missingFunctionBody = "Missing function body in function declaration."
  case missingNameAfterKeyword = "Missing name after {0} keyword."

  // MARK: Statements
  case reservedKeywordNotAllowed = "The '{0}' keyword is not supported in this version of the language."
  case missingOpenParenthesisInIfStatement = "Missing '(' after '{0}' in if statement."
  case ifStatementMissingCondition = "Missing condition in if statement after '{0} ('."
  case missingEndParenthesisAfterStatement = "Missing closing ')' after expression in '{0}' statement."
  case missingStatementBlock = "Missing statement block after {0} ( condition )."
  case missingStatementBlockAfterElse = "Missing statement block after 'else' keyword."
  case missingStatementAfterKeyword = "Missing statement body after keyword '{0}'."
  case missingFilenameOption = "Cannot process the 'switch' statement because of a missing file name argument to the -file option."
  case invalidSwitchFlag = "The parameter {0} is not valid for the switch statement."
  case pipelineValueRequired = "A switch statement must have one of the following:  '-file file_name' or '( expression )'."
  case missingEndParenthesisInSwitchStatement = "Missing ')' after expression in switch statement."
  case missingCurlyBraceInSwitchStatement = "Missing '{' in switch statement."
  case missingSwitchConditionExpression = "Missing condition in switch statement clause."
  case missingSwitchStatementClause = "Missing statement block in switch statement clause."
  case multipleSwitchDefaultClauses = "A switch statement can have only one default clause."
  case invalidForeachFlag = "The parameter {0} is not valid for the foreach statement."
  case missingThrottleLimit =
    "The ThrottleLimit parameter of the foreach statement is missing a value. Supply a throttle limit to the parameter."
  case missingOpenParenthesisAfterKeyword = "Missing opening '(' after keyword '{0}'."
  case missingVariableNameAfterForeach = "Missing variable name after foreach.\nThe correct form is: foreach ($a in $b) {...}"
  case missingInInForeach = "Missing 'in' after variable in foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
  case missingForeachExpression = "Missing expression in foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
  case missingEndParenthesisAfterForeach =
    "Missing closing ')' after expression part of foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
  case missingForeachStatement = "Missing statement body in foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
  case missingLoopStatement = "Missing statement body in {0} loop."
  case missingExpressionAfterKeyword = "Missing expression after '{0}' in loop."
  case missingWhileOrUntilInDoWhile = "Missing while or until keyword in do loop."
  case missingTrapStatement = "The 'trap' statement was incomplete. A trap statement requires a body."
  case missingTypeLiteralToken = "Missing type literal."
  case missingCatchHandlerBlock = "The Catch block is missing its statement block."
  case missingTryStatementBlock = "The Try statement is missing its statement block."
  case missingFinallyStatementBlock = "The Finally block is missing its statement block."
  case missingCatchOrFinally = "The Try statement is missing its Catch or Finally block."
  case invalidParameterForDataSectionStatement =
    "The \"{0}\" parameter of the Data section is not valid. The valid Data section parameter is SupportedCommand."
  case missingValueForSupportedCommandInDataSectionStatement =
    "The SupportedCommand parameter of the Data section is missing a value. Supply a cmdlet or function name to the parameter."
  case missingStatementBlockForDataSection = "The Data section is missing its statement block."
  case missingConfigurationName =
    "The name for the configuration is missing. Provide the missing name as a simple name, string, or string-valued expression."
  case invalidConfigurationName =
    "The configuration name '{0}' is not valid. Standard names may only contain letters (a-z, A-Z), numbers (0-9), period (.), hyphen (-) and underscore (_). The name may not be null or empty, and should start with a letter."
  case missingCurlyInConfigurationStatement = "Missing '{' in configuration statement."

  // MARK: Classes and using
  case missingTypeBody = "Missing '{0}' body in '{0}' declaration."
  case typeNameExpected = "Type name expected."
  case tooManyTypes = "Only one type may be specified on class members."
  case duplicateQualifier = "Duplicate '{0}' qualifier"
  case missingPropertyTerminator = "Missing ';' or end-of-line in property definition."
  case incompleteMemberDefinition = "Missing a property name or method definition."
  case missingMethodParameterList = "Missing '(' in class method parameter list."
  case missingBaseCtorCall = "Missing 'base' after ':' in a base class constructor call."
  case invalidUnderlyingType =
    "'{0}' is not a valid underlying type for enums. Expected a builtin integral type (one of byte, sbyte, short, ushort, int, uint, long or ulong)"
  case missingUsingStatementDirective = "Missing using directive"
  case missingUsingItemName = "Missing using name"
  case invalidValueForUsingItemName = "'{0}' is not a valid value for using name."
  case missingNamespaceAlias = "Missing namespace alias"
  case unexpectedUnaryOperator = "Internal error - unexpected unary operator {0}."
  case missingEqualsInUsingAlias = "Missing '=' operator"
  case missingStatementTerminator = "Missing a newline or semicolon."
  case usingMustBeAtStartOfScript = "A 'using' statement must appear before any other statements in a script."
  case usingStatementNotSupported = "This syntax of the 'using' statement is not supported."
  case errorLoadingAssembly = "Cannot load assembly '{0}'."
  case cannotLoadAssemblyWithUriSchema = "Cannot use assembly with uri schema '{0}'."
  case moduleNotFoundDuringParse = "Could not find the module '{0}'."
  case wildCardModuleNameError = "Wildcard characters are not supported for module names."

  // MARK: #requires
  case scriptRequiresInvalidFormat =
    "Cannot process the #requires statement because it is not in the correct format.\nThe #requires statement must be in one of the following formats:\n \"#requires -shellid <shellID>\"\n \"#requires -version <major.minor>\"\n \"#requires -psedition <edition>\"\n \"#requires -pssnapin <psSnapInName> [-version <major.minor>]\"\n \"#requires -modules <ModuleSpecification>\"\n \"#requires -runasadministrator\""
  case requiresArgumentMustBeConstant = "Argument must be constant."
  case requiresInvalidStringArgument = "The argument for the {0} parameter is not valid. Specify a valid string argument."
  case requiresModuleInvalid = "The argument for the Module parameter is not valid. {0}"
  case requiresVersionInvalid =
    "The argument for the Version parameter is not valid. Specify a valid PowerShell version, in the format major.minor version."
  case requiresPSEditionInvalid = "The argument for the {0} parameter is not valid. Specify a valid PowerShell edition."
  case requiresPSEditionValueIsAlreadySpecified =
    "The argument for the {0} parameter contains duplicate values. Do not specify duplicate PowerShell edition values."
  case parameterAlreadyBound =
    "Cannot bind parameter because parameter '{1}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\"."
  case invalidPSSnapInName =
    "The Windows PowerShell snap-in name is not valid. Use only letters, numbers, underscores (_) and periods (.) in snap-in names."

  // MARK: Checks of meaning
  case duplicateFormalParameter = "Duplicate parameter ${0} in parameter list."
  case voidTypeConstraintNotAllowed = "[void] cannot be used as a parameter type, or on the left side of an assignment."
  case orderedAttributeOnlyOnHashLiteralNode = "The {0} attribute can be specified only on a hash literal node."
  case multipleTypeConstraintsOnMethodParam = "Multiple type constraints are not allowed on a method parameter."
  case parameterAttributeArgumentNeedsToBeConstant = "Attribute argument must be a constant."
  case parameterAttributeArgumentNeedsToBeConstantOrScriptBlock = "Attribute argument must be a constant or a script block."
  case attributeNotAllowedOnDeclaration =
    "Attribute '{0}' is not valid on this declaration. It is valid on '{1}' declarations only."
  case customAttributeTypeNotFound =
    "Cannot find the type for custom attribute '{0}'. Make sure that the assembly that contains this type is loaded."
  case typeNotFound = "Unable to find type [{0}]."
  case paramBlockNotAllowedInMethod = "A param block is not allowed in a class method."
  case namedBlockNotAllowedInMethod = "A named block is not allowed in a class method."
  case constructorCantHaveReturnType = "A constructor cannot specify a return type."
  case methodHasCodePathNotReturn = "Not all code path returns value within method."
  case voidMethodHasReturn = "Invalid return statement within void method."
  case nonVoidMethodMissingReturnValue = "Invalid return statement within non-void method."
  case variableNotLocal = "Variable is not assigned in the method."
  case labelNotFound = "Label '{0}' not found inside the method."
  case missingThis = "Cannot assign property, use '{0}{1}'."
  case missingTypeInStaticPropertyAssignment = "MissingTypeInStaticPropertyAssignment"
  case nonStaticMemberAccessInStaticMember =
    "Cannot access the non-static member '{0}' in a static method or initializer of a static property."
  case typeNotAllowedForProperty = "The type '{0}' is not allowed on a property."
  case memberAlreadyDefined = "The member '{0}' is already defined."
  case onlyOneParameterListAllowed = "The param statement cannot be used if arguments were specified in the function declaration."
  case workflowNotSupportedInPowerShellCore = "Workflow is not supported in PowerShell 6+."
  case keywordParameterReservedForFutureUse = "The {0} '-{1}' parameter is reserved for future use."
  case throttleLimitRequiresParallelFlag =
    "The ThrottleLimit parameter is only supported on foreach statements that use the Parallel parameter."
  case emptyCatchNotLast = "Catch block must be the last catch block."
  case exceptionTypeAlreadyCaught = "Exception type {0} is already handled by a previous handler."
  case controlLeavingFinally = "Flow of control cannot leave a Finally block."
  case invalidLeftHandSide =
    "The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property."
  case operatorRequiresVariableOrProperty = "The '{0}' operator works only on variables or on properties."
  case referenceNeedsToBeByItselfInTypeConstraint = "Cannot use [ref] with other types in a type constraint."
  case referenceNeedsToBeLastTypeInTypeConversion = "[ref] can only be the final type in type conversion sequence."
  case referenceNeedsToBeByItselfInTypeSequence = "Cannot have two occurrences of [ref] in a type sequence."
  case assignmentStatementToAutomaticNotSupported = "Cannot assign automatic variable '{0}' with type '{1}'"
  case invalidUsingExpression = "Expression is not allowed in a Using expression."
  case splattingNotPermitted =
    "The splatting operator '@' cannot be used to reference variables in an expression. '@{0}' can be used only as an argument to a command. To reference variables in an expression use '${0}'."
  case splattingNotPermittedInArgumentList = "Splatted variables like '@{0}' cannot be part of a comma-separated list of arguments."
  case duplicateKeyInHashLiteral = "Duplicate keys '{0}' are not allowed in hash literals."
  case unexpectedKeyword = "Unexpected keyword '{0}'."

  // MARK: Data sections
  case arrayReferenceNotSupportedInDataSection = "Array references are not allowed in restricted language mode or a Data section."
  case assignmentStatementNotSupportedInDataSection =
    "Assignment statements are not allowed in restricted language mode or a Data section."
  case redirectionNotSupportedInDataSection = "Redirection is not allowed in restricted language mode or a Data section."
  case doWhileStatementNotSupportedInDataSection =
    "The Do and While statements are not allowed in restricted language mode or a Data section."
  case operatorNotSupportedInDataSection = "The '{0}' operator is not allowed in restricted language mode or a Data section."
  case trapStatementNotSupportedInDataSection = "The Trap statement is not allowed in restricted language mode or a Data section."
  case tryStatementNotSupportedInDataSection = "The Try statement is not allowed in restricted language mode or a Data section."
  case flowControlStatementNotSupportedInDataSection =
    "Flow control statements such as Break, Continue, Return, Exit, and Throw are not allowed in restricted language mode or a Data section."
  case foreachStatementNotSupportedInDataSection = "Foreach statements are not allowed in restricted language mode or a Data section."
  case forWhileStatementNotSupportedInDataSection =
    "For and While statements are not allowed in restricted language mode or a Data section."
  case functionDeclarationNotSupportedInDataSection =
    "Function declarations are not allowed in restricted language mode or a Data section."
  case methodCallNotSupportedInDataSection = "Method calls are not allowed in restricted language mode or a Data section."
  case parameterDeclarationNotSupportedInDataSection =
    "Parameter declarations are not allowed in restricted language mode or a Data section."
  case propertyReferenceNotSupportedInDataSection =
    "Property references are not allowed in restricted language mode or a Data section."
  case scriptBlockNotSupportedInDataSection = "Script block literals are not allowed in restricted language mode or a Data section."
  case switchStatementNotSupportedInDataSection = "The switch statement is not allowed in restricted language mode or a Data section."
  case variableReferenceNotSupportedInDataSection =
    "A variable that cannot be referenced in restricted language mode or a Data section is being referenced. Variables that can be referenced include the following: {0}."
  case cmdletNotInAllowedListForDataSection = "The command '{0}' is not allowed in restricted language mode or a Data section."
  case dataSectionStatementNotSupportedInDataSection =
    "The data statement is not allowed in restricted language mode or another Data section."
  case dotSourcingNotSupportedInDataSection = "Dot sourcing is not allowed in restricted language mode or a Data section."
  case attributeNotSupportedInDataSection = "Attributes are not allowed in restricted language mode or a Data section."
  case typeNotAllowedInDataSection = "The type {0} is not allowed in restricted language mode or a Data section."
  case parallelAndSequenceBlockNotSupportedInDataSection =
    "Parallel and sequence blocks are not allowed in restricted language mode or a Data section."

  /// PowerShell's error id, `UnexpectedToken` for `.unexpectedToken`.
  var errorId: String {
    let name = "\(self)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The text with its places filled. Without arguments it stays as it is, as PowerShell leaves it.
  func text(_ arguments: [String]) -> String {
    // Two errors share one text, which raw values cannot.
    let template = self == .missingTypeInStaticPropertyAssignment ? Self.missingThis.rawValue : rawValue
    guard !arguments.isEmpty else { return template }
    var text = ""
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[rest.index(after: brace)...]
      if let digit = rest.first?.wholeNumberValue, rest.dropFirst().first == "}", digit < arguments.count {
        text += arguments[digit]
        rest = rest.dropFirst(2)
      } else {
        text += "{"
      }
    }
    return text + rest
  }
}
