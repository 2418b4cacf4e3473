using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>An expression of HCL's native syntax, as Terraform reads it. Brackets that the order of operators asks for are the writer's affair.</summary>
public abstract record HclExpression
{
    private protected HclExpression()
    {
    }

    /// <summary>Where the expression was written in a <c>.flow</c> file.</summary>
    public Location? Origin { get; init; }

    /// <summary>Whether the expression is printed as a heredoc where one may stand: alone behind an equals sign, or as the only argument of a call.</summary>
    public bool IsHeredoc => Parts is { } parts && HclSpelling.SuitsHeredoc(parts);

    /// <summary>The parts of a text; null for what is none.</summary>
    internal ImmutableArray<HclPart>? Parts => this switch
    {
        HclText text => [new HclTextPart(text.Text)],
        HclTemplate template => template.Pieces,
        _ => null,
    };

    /// <summary>Text without holes; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator HclExpression?(string? text) => text is null ? null : new HclText(text);

    /// <summary>A boolean.</summary>
    public static implicit operator HclExpression(bool value) => HclLiteral.Of(value);

    /// <summary>A whole number.</summary>
    public static implicit operator HclExpression(int value) => HclLiteral.Of(value);

    /// <summary>A reference: <c>first.second.third</c>. A later name that is no identifier becomes an index.</summary>
    public static HclExpression Path(string first, params IEnumerable<string> others) =>
        others.Aggregate((HclExpression)new HclVariable(first), static (target, name) => new HclMember(target, name));
}

/// <summary>A boolean, null, or a number that is not negative, as it is spelled.</summary>
public sealed record HclLiteral : HclExpression
{
    private HclLiteral(string spelling, bool isNumber)
    {
        Spelling = spelling;
        IsNumber = isNumber;
    }

    /// <summary>Null.</summary>
    public static HclLiteral Null { get; } = new("null", false);

    /// <summary>How it is printed.</summary>
    public string Spelling { get; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>A boolean.</summary>
    public static HclLiteral Of(bool value) => new(value ? "true" : "false", false);

    /// <summary>A decimal number, with the digits it has. A negative one is a negation in HCL.</summary>
    public static HclExpression Of(decimal value) =>
        value < 0 ? new HclUnary("-", Of(-value)) : new HclLiteral(value.ToString(CultureInfo.InvariantCulture), true);
}

/// <summary>Text without holes. Several whole lines become a heredoc where one may stand and can hold them.</summary>
public sealed record HclText(string Text) : HclExpression;

/// <summary>Text with holes and directives.</summary>
public sealed record HclTemplate : HclExpression
{
    private HclTemplate(ImmutableArray<HclPart> pieces) => Pieces = pieces;

    /// <summary>The parts in order; no two texts are neighbours, and it is never one hole alone.</summary>
    public ImmutableArray<HclPart> Pieces { get; }

    /// <summary>
    /// The text that the parts make. HCL reads a template that is only one hole as the value in it, of whatever type, so that is what comes back;
    /// wrap the value in <c>tostring</c> where text is meant.
    /// </summary>
    public static HclExpression Of(params IEnumerable<HclPart> parts) => Joined(parts) switch
    {
        [] => new HclText(""),
        [HclTextPart text] => new HclText(text.Text),
        [HclHole hole] => hole.Value,
        var several => new HclTemplate(several),
    };

    /// <summary>The parts with neighbouring texts joined and empty ones left out.</summary>
    internal static ImmutableArray<HclPart> Joined(IEnumerable<HclPart> parts)
    {
        var joined = new List<HclPart>();
        foreach (var part in parts.Where(static p => p is not HclTextPart { Text: "" }))
        {
            if (part is HclTextPart next && joined is [.., HclTextPart last])
            {
                joined[^1] = new HclTextPart(last.Text + next.Text);
            }
            else
            {
                joined.Add(part);
            }
        }

        return [.. joined];
    }
}

/// <summary>A part of a <see cref="HclTemplate"/>.</summary>
public abstract record HclPart
{
    private protected HclPart()
    {
    }
}

/// <summary>Text that stands for itself.</summary>
public sealed record HclTextPart(string Text) : HclPart;

/// <summary><c>${value}</c></summary>
public sealed record HclHole(HclExpression Value) : HclPart;

/// <summary><c>%{if condition}…%{else}…%{endif}</c></summary>
public sealed record HclTextCondition(HclExpression Condition, ImmutableArray<HclPart> Consequence, ImmutableArray<HclPart> Alternative) : HclPart;

/// <summary><c>%{for key, value in collection}…%{endfor}</c></summary>
/// <param name="Key">The variable of the index or key, or null.</param>
/// <param name="Value">The variable of the value.</param>
/// <param name="Collection">What is looped over.</param>
/// <param name="Body">What each turn adds.</param>
public sealed record HclTextLoop(string? Key, string Value, HclExpression Collection, ImmutableArray<HclPart> Body) : HclPart;

/// <summary><c>[a, b]</c></summary>
public sealed record HclList(ImmutableArray<HclExpression> Items) : HclExpression
{
    /// <summary>A list of the given items.</summary>
    public static HclList Of(params IEnumerable<HclExpression> items) => new([.. items]);
}

/// <summary>An entry of an object, with what stands around it.</summary>
/// <param name="Key">The key: text is printed bare where it may be; what is neither text nor a template stands in brackets.</param>
/// <param name="Value">The value.</param>
public sealed record HclEntry(HclExpression Key, HclExpression Value)
{
    /// <summary>The comment lines above, without <c>#</c>.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment behind the first line, without <c>#</c>.</summary>
    public string? TrailingComment { get; init; }

    /// <summary>Where the entry was written in a <c>.flow</c> file.</summary>
    public Location? Origin { get; init; }
}

/// <summary><c>{ a = 1 }</c></summary>
public sealed record HclObject(ImmutableArray<HclEntry> Entries) : HclExpression
{
    /// <summary>An object of the given entries; those whose value is <c>null</c> are left out.</summary>
    public static HclObject Of(params IEnumerable<(string Key, HclExpression? Value)> entries) =>
        new([.. entries.Where(static e => e.Value is not null).Select(static e => new HclEntry(e.Key, e.Value!))]);
}

/// <summary>A name that stands for a value: <c>var</c>, <c>aws_vpc</c>, <c>each</c>, or a variable of a loop.</summary>
public sealed record HclVariable(string Name) : HclExpression;

/// <summary><c>target.name</c></summary>
public sealed record HclMember(HclExpression Target, string Name) : HclExpression;

/// <summary><c>target[key]</c></summary>
public sealed record HclIndex(HclExpression Target, HclExpression Key) : HclExpression;

/// <summary><c>target[*]</c>: what is read of it is read of each item.</summary>
public sealed record HclSplat(HclExpression Target) : HclExpression;

/// <summary><c>function(a, b)</c></summary>
public sealed record HclCall(string Function, ImmutableArray<HclExpression> Arguments) : HclExpression
{
    /// <summary>Whether the last argument is a list that stands for several arguments (<c>...</c>).</summary>
    public bool ExpandsLast { get; init; }

    /// <summary>A call with the given arguments.</summary>
    public static HclCall Of(string function, params IEnumerable<HclExpression> arguments) => new(function, [.. arguments]);
}

/// <summary><c>-x</c> or <c>!x</c></summary>
public sealed record HclUnary(string Operator, HclExpression Operand) : HclExpression;

/// <summary><c>a + b</c> and the like.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Operator">One of <c>|| &amp;&amp; == != &lt; &lt;= &gt; &gt;= + - * / %</c>.</param>
/// <param name="Right">The right side.</param>
public sealed record HclBinary(HclExpression Left, string Operator, HclExpression Right) : HclExpression;

/// <summary><c>condition ? consequence : alternative</c></summary>
public sealed record HclConditional(HclExpression Condition, HclExpression Consequence, HclExpression Alternative) : HclExpression;

/// <summary><c>[for key, value in collection : result if condition]</c>, or with a key the same in braces.</summary>
/// <param name="Key">The variable of the index or key, or null.</param>
/// <param name="Value">The variable of the value.</param>
/// <param name="Collection">What is looped over.</param>
/// <param name="Result">The item of each turn.</param>
public sealed record HclLoop(string? Key, string Value, HclExpression Collection, HclExpression Result) : HclExpression
{
    /// <summary>The key of each turn, which makes the result an object; null for a list.</summary>
    public HclExpression? ResultKey { get; init; }

    /// <summary>Which turns count, or null for all.</summary>
    public HclExpression? Condition { get; init; }

    /// <summary>Whether the results of one key are collected in a list (<c>...</c>).</summary>
    public bool IsGrouped { get; init; }
}
