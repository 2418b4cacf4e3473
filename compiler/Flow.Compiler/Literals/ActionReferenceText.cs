namespace Flow.Compiler.Literals;

/// <summary>What <c>uses</c> refers to.</summary>
public abstract record ActionReferenceText
{
    private const int LongestText = 1000;

    /// <summary>Reads a reference.</summary>
    public static Parsed<ActionReferenceText> Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return LiteralProblem.Whole(text, "An action is written `owner/repository@ref`, `./folder` or `docker://image`.");
        }

        if (text.Contains("${", StringComparison.Ordinal))
        {
            return new LiteralProblem("GitHub reads the reference of an action before a run starts, so that no part of it can be computed then.", text.IndexOf("${", StringComparison.Ordinal), text.Length - text.IndexOf("${", StringComparison.Ordinal));
        }

        var blank = text.AsSpan().IndexOfAnyInRange('\0', ' ');
        if (blank >= 0)
        {
            return new LiteralProblem("The reference of an action has no white space.", blank, 1, Characters.TrimmedToWord(text));
        }

        return text switch
        {
            ['.', '/', ..] => new LocalAction(text, FromProject: false),
            ['$', '/', ..] => new LocalAction(text, FromProject: true),
            _ when text.StartsWith("docker://", StringComparison.Ordinal) => Docker(text),
            _ => RepositoryReference.Parse(text, "actions/checkout@v4").TryGet(out var reference, out var problem)
                ? new RepositoryAction(reference) : problem,
        };
    }

    private static Parsed<ActionReferenceText> Docker(string text) =>
        ImageReference.Parse(text["docker://".Length..]).TryGet(out var image, out var problem)
            ? new DockerAction(image)
            : problem with { Start = problem.Start + "docker://".Length, Replacement = problem.Replacement is { } better ? "docker://" + better : null };
}

/// <summary><c>owner/repository/folder@ref</c></summary>
public sealed record RepositoryAction(RepositoryReference Reference) : ActionReferenceText
{
    /// <inheritdoc/>
    public override string ToString() => Reference.ToString();
}

/// <summary><c>./folder</c>, from the checked-out repository; or <c>$/folder</c>, from the repository of the workflow.</summary>
public sealed record LocalAction(string Text, bool FromProject) : ActionReferenceText
{
    /// <summary>The folder without the sign at its start.</summary>
    public string Folder => Text[2..];

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary><c>docker://image</c></summary>
public sealed record DockerAction(ImageReference Image) : ActionReferenceText
{
    /// <inheritdoc/>
    public override string ToString() => "docker://" + Image;
}
