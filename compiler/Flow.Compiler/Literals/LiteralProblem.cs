using System.Diagnostics.CodeAnalysis;

namespace Flow.Compiler.Literals;

/// <summary>What is wrong with a literal, and what to write instead.</summary>
/// <param name="Message">One or two sentences that teach.</param>
/// <param name="Start">Where the wrong part starts, counted in UTF-16 code units from the start of the literal.</param>
/// <param name="Length">How long the wrong part is.</param>
/// <param name="Replacement">The text to put in place of the <b>whole</b> literal, where one is safe; else null.</param>
public sealed record LiteralProblem(string Message, int Start, int Length, string? Replacement = null)
{
    /// <summary>A problem with all of <paramref name="text"/>.</summary>
    public static LiteralProblem Whole(ReadOnlySpan<char> text, string message, string? replacement = null) =>
        new(message, 0, text.Length, replacement);

    /// <summary>The text as it can be shown inside a message: never longer than a line.</summary>
    internal static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : string.Concat(text[..57], "…");
}

/// <summary>The outcome of reading a literal: a value or a problem, never both and never an exception.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Parsed<T>
{
    private readonly T? _value;

    private Parsed(T? value, LiteralProblem? problem) => (_value, Problem) = (value, problem);

    /// <summary>What is wrong, or null.</summary>
    public LiteralProblem? Problem { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsValid => Problem is null;

    /// <summary>The value; the default of the type where there is a problem.</summary>
    public T? ValueOrDefault => _value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a problem instead.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException(Problem.Message);

    /// <summary>Gives the value or the problem.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out LiteralProblem? problem)
    {
        (value, problem) = (_value, Problem);
        return problem is null;
    }

#pragma warning disable CA1000, CA2225 // the conversions are what is called; named alternates would only repeat them
    /// <summary>A value.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    public static implicit operator Parsed<T>(LiteralProblem problem) => new(default, problem);
#pragma warning restore CA1000, CA2225
}
