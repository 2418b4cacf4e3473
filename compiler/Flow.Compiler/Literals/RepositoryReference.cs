namespace Flow.Compiler.Literals;

/// <summary>A place in a repository at GitHub: <c>owner/repository/path@ref</c>.</summary>
/// <param name="Owner">The account or organisation.</param>
/// <param name="Repository">The repository's name.</param>
/// <param name="Path">The path inside it; mostly empty.</param>
/// <param name="Ref">A tag, a branch or a commit.</param>
public sealed record RepositoryReference(string Owner, string Repository, string Path, string Ref)
{
    /// <summary>Whether it names a whole commit, so that nobody can put other code behind it.</summary>
    public bool IsPinned => Ref.Length == 40 && Ref.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads a reference; <paramref name="example"/> is what messages show.</summary>
    internal static Parsed<RepositoryReference> Parse(string text, string example)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return Address(text, example);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var place = at < 0 ? text : text[..at];
        var parts = place.Split('/', 3);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            var replacement = at > 0 && parts is ["checkout" or "cache" or "upload-artifact" or "download-artifact" or "setup-dotnet" or "setup-node" or "setup-python" or "setup-java" or "setup-go" or "github-script"]
                ? "actions/" + text : null;
            return LiteralProblem.Whole(text, $"The owner is missing: `{replacement ?? example}`. A folder of this project is written `./folder`.", replacement);
        }

        if (at < 0 || at == text.Length - 1)
        {
            return new LiteralProblem($"The version is missing: add `@` and a tag or a commit, as in `{example}`.", text.Length, 0);
        }

        var reference = new RepositoryReference(parts[0], parts[1], parts.Length > 2 ? parts[2].TrimEnd('/') : "", text[(at + 1)..]);
        return reference.Wrong(at) is { } problem ? problem : reference;
    }

    private static LiteralProblem Address(string text, string example)
    {
        const string Host = "https://github.com/";
        var bare = text.StartsWith(Host, StringComparison.OrdinalIgnoreCase) ? text[Host.Length..] : null;
        return LiteralProblem.Whole(text, $"Write owner and repository without an address: `{(bare is null ? example : LiteralProblem.Shown(bare))}`.", bare);
    }

    private LiteralProblem? Wrong(int at)
    {
        if (!Owner.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return new($"`{LiteralProblem.Shown(Owner)}` cannot be an owner: letters, digits and `-` only.", 0, Owner.Length);
        }

        if (Repository is "." or ".." || !Repository.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return new($"`{LiteralProblem.Shown(Repository)}` cannot be a repository: letters, digits, `-`, `_` and `.` only.", Owner.Length + 1, Repository.Length);
        }

        var wrong = Ref.AsSpan().IndexOfAny(Characters.NotInRefs);
        return wrong >= 0 ? new($"No tag, branch or commit has `{Ref[wrong]}` in its name.", at + 1 + wrong, 1) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Owner}/{Repository}{(Path.Length > 0 ? "/" + Path : "")}@{Ref}";
}
