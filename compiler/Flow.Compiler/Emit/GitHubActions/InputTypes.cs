using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Which of GitHub's types an input gets.</summary>
internal static class InputTypes
{
    /// <summary>
    /// Whether the input is JSON text. GitHub has no lists and records; and it gives 0 or false for a number or truth value that was not
    /// given, so one that may be missing needs a text, which can be empty.
    /// </summary>
    public static bool TravelsAsJson(Parameter parameter) => parameter.Type.Required switch
    {
        ListType or RecordType or MapType or RangeType => true,
        BoolType or IntType or NumberType => !parameter.IsRequired && parameter.Default is null or NoneValue,
        _ => false,
    };

    /// <summary>The type for people who start the pipeline by hand.</summary>
    public static string ByHand(Parameter parameter) => parameter switch
    {
        { IsEnvironment: true } => "environment",
        { Type: var type } when type.Required is EnumType { IsOpen: false } => "choice",
        _ => ByCall(parameter),
    };

    /// <summary>The type for pipelines that call.</summary>
    public static string ByCall(Parameter parameter) => parameter.Type.Required switch
    {
        _ when TravelsAsJson(parameter) => "string",
        BoolType => "boolean",
        IntType or NumberType => "number",
        _ => "string",
    };
}
