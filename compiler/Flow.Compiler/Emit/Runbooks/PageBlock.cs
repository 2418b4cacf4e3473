using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>A part of a page, whatever it is written in.</summary>
internal abstract record PageBlock;

/// <summary>A heading, to which a link can lead: see <see cref="PageAddress.Anchor"/>.</summary>
/// <param name="Level">1 for the title of the page.</param>
/// <param name="Text">What it says.</param>
internal sealed record PageHeading(int Level, string Text) : PageBlock;

/// <summary>A paragraph.</summary>
/// <param name="Lead">A word or two that stand out before it; empty for none.</param>
/// <param name="Text">What it says.</param>
internal sealed record PageParagraph(string Lead, string Text) : PageBlock;

/// <summary>Something to type, exactly as it stands.</summary>
/// <param name="Text">It.</param>
/// <param name="Language">What it is written in.</param>
internal sealed record PageCommand(string Text, string Language = "sh") : PageBlock;

/// <summary>Points without an order.</summary>
internal sealed record PagePoints(ImmutableArray<PageText> Points) : PageBlock;

/// <summary>A link for itself.</summary>
internal sealed record PageLink(string Text, PageAddress Address) : PageBlock;

/// <summary>A table.</summary>
/// <param name="Heads">What its columns are called.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
internal sealed record PageTable(ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<PageText>> Rows) : PageBlock;

/// <summary>A text inside a block, which may be a link.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads; null for nowhere.</param>
internal sealed record PageText(string Text, PageAddress? Address = null)
{
    /// <summary>A text that leads nowhere.</summary>
    public static implicit operator PageText(string text) => new(text);
}

/// <summary>Where a link leads.</summary>
/// <param name="Target">A whole address, or the name of another page of these, without its ending.</param>
/// <param name="Heading">The heading on that page; null for its beginning, and for an address.</param>
/// <param name="IsPage">Whether <paramref name="Target"/> is a page of these.</param>
internal sealed record PageAddress(string Target, string? Heading, bool IsPage)
{
    /// <summary>A place elsewhere.</summary>
    public static PageAddress Of(string url) => new(url, null, false);

    /// <summary>Another of these pages.</summary>
    public static PageAddress Page(string name, string? heading = null) => new(name, heading, true);

    /// <summary>The address, for pages whose files end so.</summary>
    public string In(string ending) => IsPage ? $"{Target}.{ending}{(Heading is null ? "" : $"#{Anchor(Heading)}")}" : Target;

    /// <summary>How a heading is reached: the way GitHub makes it of the text, so that the Markdown has it by itself.</summary>
    public static string Anchor(string heading) =>
        new([.. heading.ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(static c => c == ' ' ? '-' : c)]);
}
