using System.Collections.Immutable;

namespace Flow.Compiler.Hosting;

/// <summary>What a name in C# is.</summary>
public enum CSharpNameKind
{
    /// <summary>A local or a parameter.</summary>
    Variable,

    /// <summary>A method.</summary>
    Method,

    /// <summary>A property, field or event.</summary>
    Member,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>A word of C#.</summary>
    Keyword,
}

/// <summary>A name that C# can use at a place.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">How it is declared, on one line.</param>
public sealed record CSharpName(string Name, CSharpNameKind Kind, string Detail);

/// <summary>Says which names C# that stands in a source of the language can use.</summary>
public interface ICSharpCompletion
{
    /// <summary>The names at <paramref name="position"/>, the nearest first; none in comments and texts.</summary>
    /// <param name="code">Statements, or one expression; usually unfinished.</param>
    /// <param name="isExpression">Whether it is one expression.</param>
    /// <param name="captures">The locals it may read.</param>
    /// <param name="position">The caret in <paramref name="code"/>.</param>
    ImmutableArray<CSharpName> NamesAt(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, int position);
}
