namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with files and projects.</summary>
public static class ProjectDiagnostics
{
    /// <summary>A file cannot be read</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "FLOW7001", Severity.Error, "A file cannot be read",
        """
        The file is missing, a folder, not permitted, or not text.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>A file is not text</summary>
    public static readonly DiagnosticDescriptor NotText = new(
        "FLOW7002", Severity.Error, "A file is not text",
        """
        A source of Flow is UTF-8 text. A file with zero bytes or invalid UTF-8 is something else.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>There is no such .NET project</summary>
    public static readonly DiagnosticDescriptor NoProject = new(
        "FLOW7003", Severity.Error, "There is no such .NET project",
        """
        `dotnet("path")` names a project file, relative to the project folder.
        """,
        """
        let app = dotnet("src/App.csproj")
        """,
        """
        let app = "src/App.csproj"
        """);

    /// <summary>A .NET project cannot be read</summary>
    public static readonly DiagnosticDescriptor BadProject = new(
        "FLOW7004", Severity.Error, "A .NET project cannot be read",
        """
        MSBuild could not evaluate the project. The message is MSBuild's own.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>There are no sources</summary>
    public static readonly DiagnosticDescriptor NoSources = new(
        "FLOW7005", Severity.Error, "There are no sources",
        """
        A project is a folder with at least one `.flow` file. `flow new` makes one.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>A lock file is damaged</summary>
    public static readonly DiagnosticDescriptor BadLock = new(
        "FLOW7006", Severity.Error, "The lock file is damaged",
        """
        `flow.lock` has a line for each action or workflow of another repository: `owner/name@ref` and the commit that it stood for, as 40 hexadecimal
        digits; and one for each base image: `name:tag` and its digest, `sha256:` and 64 digits. `flow lock` writes it. After a merge that left both sides, keep the one that is meant, or delete the line and call `flow lock`.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>The schema of a provider cannot be read</summary>
    public static readonly DiagnosticDescriptor BadProvider = new(
        "FLOW7007", Severity.Error, "The schema of a provider cannot be read",
        """
        The folder `providers` of a project holds the schemas of providers beside the one for AWS, which is brought along: which types of resources they have,
        and which arguments these take. `flow providers add NAMESPACE/NAME` writes them, one file `NAME.flowschema` for each. A file that is damaged (after a
        merge, for instance: it is not text), that another version of flow wrote, or that has the name of another provider is written again by the same command.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };
}
