namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in what images are built from, and in what runs in containers.</summary>
public static class ContainerDiagnostics
{
    /// <summary>What an image is built from is not there.</summary>
    public static readonly DiagnosticDescriptor NoSources = new(
        "FLOW4701", Severity.Error, "What an image is built from is not there",
        """
        `build` names a project file of .NET, or a folder, from the project folder.
        """,
        """
        service web { build = static("site") }
        """,
        """
        service web { image = "registry.example.com/web:1" }
        environment local { cloud local, host here { services = [web] } }
        """);

    /// <summary>Sources that do not say how they are built or started.</summary>
    public static readonly DiagnosticDescriptor NotBuildable = new(
        "FLOW4702", Severity.Error, "Sources do not say how they are built or started",
        """
        A Dockerfile is written from what is in the folder: `package.json`, `go.mod`, `requirements.txt` or `pyproject.toml`, `index.html`, and for .NET a project that
        makes a program. What starts it is the script `start` or `main` of `package.json`, or `main.py`, `app.py` or `__main__.py`.
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

    /// <summary>Packages without a lock file.</summary>
    public static readonly DiagnosticDescriptor NotLocked = new(
        "FLOW4703", Severity.Warning, "The packages of an image are not locked",
        """
        Without a lock file two builds of one commit may get other packages. `npm install` writes `package-lock.json`; in `requirements.txt` each line names a version with `==`.
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

    /// <summary>A path that a Dockerfile cannot name.</summary>
    public static readonly DiagnosticDescriptor BadPath = new(
        "FLOW4704", Severity.Error, "A path cannot stand in a Dockerfile",
        """
        Dockerfiles replace `$`, and their patterns have signs of their own. Folders and files of an image have letters, digits, `.`, `_`, `-`, `+` and `@` in their names.
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
