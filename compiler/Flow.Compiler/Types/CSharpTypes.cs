namespace Flow.Compiler.Types;

/// <summary>The C# types in which C# of the user sees values of the language: those that a C# developer would choose.</summary>
public static class CSharpTypes
{
    /// <summary>The namespaces that C# of the user may use without saying so.</summary>
    public static readonly IReadOnlyList<string> Namespaces =
    [
        "System", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Net.Http", "System.Text",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>The name by which C# of the user reaches the step's context: its workspace, its output, its cancellation.</summary>
    public const string ContextName = "context";

    /// <summary>The type of a local that holds a value of <paramref name="type"/>.</summary>
    public static string OfCapture(FlowType type) => type switch
    {
        OptionalType optional => Optional(OfCapture(optional.Inner)),
        ListType list => $"IReadOnlyList<{OfCapture(list.Element)}>",
        _ => Scalar(type) ?? "Value",
    };

    /// <summary>The type that code must give for a value of <paramref name="type"/>; <c>void</c> for none. Records may be given as any object, also an anonymous one.</summary>
    public static string OfResult(FlowType type) => type switch
    {
        NoneType => "void",
        OptionalType optional => Optional(OfResult(optional.Inner)),
        ListType list => $"IReadOnlyList<{OfResult(list.Element)}>",
        _ => Scalar(type) ?? "object",
    };

    private static string Optional(string type) => type is "Value" ? type : type + "?";

    private static string? Scalar(FlowType type) => type switch
    {
        TextType or EnumType => "string",
        IntType => "int",
        NumberType => "double",
        BoolType => "bool",
        DurationType => "TimeSpan",
        SizeType => "long",
        PercentType => "decimal",
        DateType => "DateOnly",
        TimeType => "TimeOnly",
        _ => null,
    };
}
