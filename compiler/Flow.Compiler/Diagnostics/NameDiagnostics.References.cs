namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with words and names.</summary>
public static partial class NameDiagnostics
{
    /// <summary>The name comes from another language</summary>
    public static readonly DiagnosticDescriptor ForeignName = new(
        "FLOW2019", Severity.Error, "The name comes from another language",
        """
        Flow has the same thing under another name; the message shows it.
        """,
        """
        let x = startsWith("abc", "a")
        """,
        """
        let x = starts-with("abc", "a")
        """);

    /// <summary>A definition goes round in a circle</summary>
    public static readonly DiagnosticDescriptor Cycle = new(
        "FLOW2020", Severity.Error, "A definition goes round in a circle",
        """
        A value, a type, a function or a template may not use itself, directly or through others.
        """,
        """
        let a = b
        let b = a
        """,
        """
        let a = b
        let b = 1
        """);

    /// <summary>A step is read before it runs</summary>
    public static readonly DiagnosticDescriptor UsedAbove = new(
        "FLOW2021", Severity.Error, "A step is read before it runs",
        """
        Steps run in written order; a step can be read only below it.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${v.stdout}"
            run "date" as v
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "date" as v
            run "echo ${v.stdout}"
          }
        }
        """);

    /// <summary>There is no such rule, waiver or target</summary>
    public static readonly DiagnosticDescriptor UnknownRule = new(
        "FLOW2022", Severity.Error, "There is no such rule, waiver or target",
        """
        The name must be that of a declaration of this project.
        """,
        """
        waive no-such-rule on ci until 2099-01-01 because "never"
        """,
        """
        rule some for j in jobs { require true because "fine" }
        """);

    /// <summary>A template's parameter is called like a property of its kind</summary>
    public static readonly DiagnosticDescriptor ParameterClash = new(
        "FLOW2023", Severity.Error, "A template's parameter is called like a property of its kind",
        """
        The use of a template sets parameters and refines properties in one body, so the names have to differ.
        """,
        """
        template t of job {
          param timeout: duration
          on linux
          run "make"
        }
        """,
        """
        template t of job {
          param limit: duration
          on linux
          timeout = limit
          run "make"
        }
        """);

    /// <summary>A job with several cells has several of these</summary>
    public static readonly DiagnosticDescriptor NeedsCell = new(
        "FLOW2024", Severity.Error, "A job with several cells has several of these",
        """
        Say which one is meant, or take all.
        """,
        """
        pipeline ci {
          on push
          job build on os for os in [linux, windows] {
            run "make"
            artifact app from "bin/**"
          }
          job test on linux { take build.app, run "test" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on os for os in [linux, windows] {
            run "make"
            artifact app from "bin/**"
          }
          job test on linux { take build.all.app, run "test" }
        }
        """);

    /// <summary>The declaration does not exist here</summary>
    public static readonly DiagnosticDescriptor Absent = new(
        "FLOW2025", Severity.Error, "The declaration does not exist here",
        """
        Its `if` is false, so nothing may refer to it.
        """,
        """
        pipeline ci {
          on push
          job a on linux if false { run "make" }
          job b on linux after a { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux if true { run "make" }
          job b on linux after a { run "make" }
        }
        """);

    /// <summary>A loop does not belong here</summary>
    public static readonly DiagnosticDescriptor LoopOutOfPlace = new(
        "FLOW2026", Severity.Error, "A loop does not belong here",
        """
        Jobs, calls and steps can be looped over. Elsewhere a list is made with `[for x in list => …]`.
        """,
        """
        team a for x in [1, 2] { }
        """,
        """
        pipeline ci {
          on push
          job a on linux for x in [1, 2] { run "make ${x}" }
        }
        """);

    /// <summary>The name has no value of its own</summary>
    public static readonly DiagnosticDescriptor NoValue = new(
        "FLOW2027", Severity.Error, "The name has no value of its own",
        """
        It has members, or it can only be used as a type or a template.
        """,
        """
        let x = git
        """,
        """
        let x = "a"
        """);

    /// <summary>This names the wrong kind of thing</summary>
    public static readonly DiagnosticDescriptor WrongReference = new(
        "FLOW2028", Severity.Error, "This names the wrong kind of thing",
        """
        The place asks for a declaration of one kind.
        """,
        """
        team t { }
        pipeline ci {
          on push
          job a on linux after t { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job t on linux { run "make" }
          job a on linux after t { run "make" }
        }
        """);

    /// <summary>A value is missing</summary>
    public static readonly DiagnosticDescriptor MissingValue = new(
        "FLOW2029", Severity.Error, "A value is missing",
        """
        The line needs `= value`.
        """,
        """
        let x
        """,
        """
        let x = 1
        """);

    /// <summary>A property with only a value needs an equal sign</summary>
    public static readonly DiagnosticDescriptor NeedsEqual = new(
        "FLOW2030", Severity.Error, "A property with only a value needs an equal sign",
        """
        Only a value: `=`. When small words or a body follow, no `=`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout 10m
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 10m
            run "make"
          }
        }
        """);

    /// <summary>A small word has no equal sign</summary>
    public static readonly DiagnosticDescriptor SmallWordWithEqual = new(
        "FLOW2035", Severity.Error, "A small word has no equal sign",
        """
        A small word with its value means the same in a header and as a line of the body: `on linux`, `at folder`.
        """,
        """
        pipeline ci {
          on push
          job a {
            on = linux
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a {
            on linux
            run "make"
          }
        }
        """);

    /// <summary>A hole names a variable of the shell</summary>
    public static readonly DiagnosticDescriptor ShellVariable = new(
        "FLOW2031", Severity.Error, "A hole names a variable of the shell",
        """
        In a plain string `${x}` is a Flow value. A tagged string leaves `${X}` to the shell and has holes `${{ x }}`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${HOME}"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run sh"echo ${HOME}"
          }
        }
        """);

    /// <summary>The name hides one that every file knows</summary>
    public static readonly DiagnosticDescriptor Shadows = new(
        "FLOW2032", Severity.Error, "The name hides one that every file knows",
        """
        A name of the project may not hide `git`, `event`, `linux` and the like: the reader would have to know which is meant.
        """,
        """
        let git = "x"
        """,
        """
        let tool = "git"
        """);

    /// <summary>The name has two meanings here</summary>
    public static readonly DiagnosticDescriptor TwoMeanings = new(
        "FLOW2036", Severity.Error, "The name has two meanings here",
        """
        A job, a step or another declaration around this place has the name, and so has a value, an environment or an import of the whole project. Which one
        is read would depend on the place. Where only one of them can stand, that one is meant: an environment in `environment = staging`, and a job behind `after`. Parameters, loop variables and `let` stand nearer and may hide a name of the project.
        """,
        """
        let version = "1.0"
        pipeline ci {
          on push
          job build on linux {
            run "git describe" as version
            run ["echo", version.stdout]
          }
        }
        """,
        """
        let version = "1.0"
        pipeline ci {
          on push
          job build on linux {
            run "git describe" as describe
            run ["echo", describe.stdout, version]
          }
        }
        """);

    /// <summary>The imported file exports nothing</summary>
    public static readonly DiagnosticDescriptor NothingExported = new(
        "FLOW2033", Severity.Error, "The imported file exports nothing",
        """
        A file that exports something is a library with names of its own. All other files of a project see each other without an import.
        """,
        """
        import "lib.flow" as lib
        //== lib.flow
        let x = 1
        """,
        """
        import "lib.flow" as lib
        //== lib.flow
        export let x = 1
        """);

    /// <summary>There is a second project</summary>
    public static readonly DiagnosticDescriptor SecondProject = new(
        "FLOW2034", Severity.Error, "There is a second project",
        """
        All files of a folder belong to one project.
        """,
        """
        project a { }
        project b { }
        """,
        """
        project a { }
        """);
}
