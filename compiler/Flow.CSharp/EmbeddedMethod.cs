using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Hosting;
using Flow.Compiler.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Flow.CSharp;

/// <summary>C# of the user inside the method that makes it a whole file.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Code">The user's part of it.</param>
/// <param name="Offset">Where the user's part starts.</param>
internal sealed record EmbeddedMethod(string Text, string Code, int Offset)
{
    /// <summary>The method around <paramref name="code"/>, which is statements, or one expression.</summary>
    public static EmbeddedMethod Around(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType, bool knowsRuntime)
    {
        var start = Head(captures, resultType, knowsRuntime) + (isExpression && resultType != "void" ? "return " : "");
        return new EmbeddedMethod(start + code + (isExpression ? ";\n}\n}\n" : "\n}\n}\n"), code, start.Length);
    }

    /// <summary>The place in the user's text of a place in the file; what lies outside becomes the nearest edge.</summary>
    public TextSpan Map(TextSpan span)
    {
        var start = Math.Clamp(span.Start - Offset, 0, Code.Length);
        return TextSpan.FromBounds(start, Math.Clamp(span.End - Offset, start, Code.Length));
    }

    /// <summary>The user's text at a place of it.</summary>
    public string CodeAt(TextSpan span) => Code.Substring(span.Start, span.Length);

    /// <summary>A closing brace that would end the method early, so that the text behind it is no longer part of the step; null where there is none.</summary>
    public CSharpProblem? StrayBrace(SyntaxTree tree)
    {
        var body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Body;
        return body is { CloseBraceToken: { IsMissing: false } close } && close.SpanStart < Offset + Code.Length
            ? new("CS1513", "This `}` has no `{`: it would end the step here.", close.SpanStart - Offset, 1, true)
            : null;
    }

    private static string Head(ImmutableArray<CSharpCapture> captures, string resultType, bool knowsRuntime)
    {
        var text = new StringBuilder();
        foreach (var name in CSharpTypes.Namespaces)
        {
            text.Append("using ").Append(name).Append(";\n");
        }

        text.Append(knowsRuntime ? "namespace Flow.Runners;\nusing Flow.Runtime;\n" : "namespace Flow.Runners;\n");
        var context = knowsRuntime ? [$"StepContext {CSharpTypes.ContextName}"] : Array.Empty<string>();
        var parameters = context.Concat(captures.Select(static c => $"{c.CSharpType} {c.Name}"));
        var task = resultType == "void" ? "Task" : $"Task<{resultType}>";
        return text.Append("internal static class Step\n{\ninternal static async ").Append(task)
            .Append(" Run(").AppendJoin(", ", parameters).Append(")\n{\n").ToString();
    }
}
