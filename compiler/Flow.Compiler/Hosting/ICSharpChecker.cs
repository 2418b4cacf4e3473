using System.Collections.Immutable;

namespace Flow.Compiler.Hosting;

/// <summary>A problem that the C# compiler found.</summary>
/// <param name="Code">Its code, such as CS0103.</param>
/// <param name="Message">What it says.</param>
/// <param name="Start">Where it starts in the checked text.</param>
/// <param name="Length">How many characters it covers.</param>
/// <param name="IsError">Whether it is an error rather than a warning.</param>
public sealed record CSharpProblem(string Code, string Message, int Start, int Length, bool IsError);

/// <summary>A value that C# code reads.</summary>
/// <param name="Name">The local's name.</param>
/// <param name="CSharpType">Its C# type, such as <c>string?</c>.</param>
public sealed record CSharpCapture(string Name, string CSharpType);

/// <summary>Checks C# that stands in a source of the language.</summary>
public interface ICSharpChecker
{
    /// <summary>The problems of <paramref name="code"/>.</summary>
    /// <param name="code">Statements, or one expression.</param>
    /// <param name="isExpression">Whether it is one expression, whose value is the result.</param>
    /// <param name="captures">The locals it may read.</param>
    /// <param name="resultType">The C# type that it gives; <c>void</c> for none.</param>
    ImmutableArray<CSharpProblem> Check(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType);
}
