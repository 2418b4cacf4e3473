namespace Flow.Compiler.Literals;

/// <summary>A workflow that another one calls: <c>owner/repository/.github/workflows/x.yml@ref</c>, or <c>./.github/workflows/x.yml</c> of the same repository and commit.</summary>
/// <param name="File">The path of the file from the root of its repository.</param>
/// <param name="Repository">The place of another repository; null for the same one.</param>
public sealed record WorkflowReferenceText(string File, RepositoryReference? Repository)
{
    private const int LongestText = 1000;
    private const string Folder = ".github/workflows/";
    private const string Example = "owner/repository/.github/workflows/x.yml@v1";

    /// <summary>Reads a reference.</summary>
    public static Parsed<WorkflowReferenceText> Parse(string text)
    {
        if (text.Length is 0 or > LongestText || text.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0)
        {
            return LiteralProblem.Whole(text, $"A called workflow is written `{Example}`.");
        }

        var hole = text.IndexOf("${", StringComparison.Ordinal);
        if (hole >= 0)
        {
            return new LiteralProblem("GitHub reads the reference of a workflow before a run starts, so that no part of it can be computed then.", hole, text.Length - hole);
        }

        if (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("$/", StringComparison.Ordinal))
        {
            return Local(text);
        }

        return RepositoryReference.Parse(text, Example).TryGet(out var reference, out var problem)
            ? WrongFile(reference.Path, reference.Owner.Length + reference.Repository.Length + 2) is { } wrong ? wrong : new WorkflowReferenceText(reference.Path, reference)
            : problem;
    }

    private static Parsed<WorkflowReferenceText> Local(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            return new LiteralProblem("A workflow of the same repository is called at the same commit: leave out `@` and what follows.", at, text.Length - at, text[..at]);
        }

        return WrongFile(text[2..], 2) is { } wrong ? wrong : new WorkflowReferenceText(text[2..], null);
    }

    private static LiteralProblem? WrongFile(string path, int start)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || path.AsSpan(Folder.Length).Contains('/'))
        {
            return new($"GitHub finds workflows directly in `{Folder[..^1]}` only: `{Example}`.", start, path.Length);
        }

        return path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal) ? null
            : new("The file of a workflow ends in `.yml` or `.yaml`.", start, path.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => Repository?.ToString() ?? "./" + File;
}
