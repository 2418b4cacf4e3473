namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with words and names.</summary>
public static partial class NameDiagnostics
{
    /// <summary>This word may not stand here</summary>
    public static readonly DiagnosticDescriptor UnknownKind = new(
        "FLOW2001", Severity.Error, "This word may not stand here",
        """
        Each body has its own words. The message names the nearest one; `flow explain KIND` shows what a kind may hold.
        """,
        """
        pipelin ci {
          on push
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """);

    /// <summary>There is no such property</summary>
    public static readonly DiagnosticDescriptor UnknownProperty = new(
        "FLOW2002", Severity.Error, "There is no such property",
        """
        A property is set with `name = value`, and each kind has a closed list of them, so that a misspelt one is found.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timout = 10m
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

    /// <summary>There is no such name</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "FLOW2003", Severity.Error, "There is no such name",
        """
        A name is looked up among loop variables, parameters and values, then from the inside out in the bodies around it, then in the project, then among the names that every file knows.
        """,
        """
        let version = "1"
        let tag = "v${verison}"
        """,
        """
        let version = "1"
        let tag = "v${version}"
        """);

    /// <summary>There is no such member</summary>
    public static readonly DiagnosticDescriptor UnknownMember = new(
        "FLOW2004", Severity.Error, "There is no such member",
        """
        What stands after a dot is a field of a record, an output or artifact of a job, a result of a step, or a member of a context such as `git`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${git.brunch}"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${git.sha}"
          }
        }
        """);

    /// <summary>The name is taken already</summary>
    public static readonly DiagnosticDescriptor Duplicate = new(
        "FLOW2005", Severity.Error, "The name is taken already",
        """
        All kinds share one namespace in a scope, compared without case, so that a reference needs no kind and stays exact.
        """,
        """
        let a = 1
        let a = 2
        """,
        """
        let a = 1
        let b = 2
        """);

    /// <summary>A property is set twice</summary>
    public static readonly DiagnosticDescriptor SetTwice = new(
        "FLOW2006", Severity.Error, "A property is set twice",
        """
        A property has one value. Only lines such as `on`, `after` and steps may be repeated.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 10m
            timeout = 20m
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 20m
            run "make"
          }
        }
        """);

    /// <summary>A declaration needs a name</summary>
    public static readonly DiagnosticDescriptor MissingName = new(
        "FLOW2007", Severity.Error, "A declaration needs a name",
        """
        The name stands right after the kind.
        """,
        """
        pipeline {
          on push
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """);

    /// <summary>There is more here than the kind takes</summary>
    public static readonly DiagnosticDescriptor TooMuch = new(
        "FLOW2008", Severity.Error, "There is more here than the kind takes",
        """
        After the kind stand its name or value, perhaps a title, then small words with one value each.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            checkout main
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            checkout { ref = "main" }
          }
        }
        """);

    /// <summary>A property that must be there is missing</summary>
    public static readonly DiagnosticDescriptor MissingProperty = new(
        "FLOW2009", Severity.Error, "A property that must be there is missing",
        """
        Some properties have no sensible default.
        """,
        """
        pipeline ci {
          on push
          job build {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "make"
          }
        }
        """);

    /// <summary>A name is not quoted</summary>
    public static readonly DiagnosticDescriptor QuotedName = new(
        "FLOW2010", Severity.Error, "A name is not quoted",
        """
        Names are written as they will appear. A title, which may hold anything, follows the name in quotes.
        """,
        """
        pipeline ci {
          on push
          job "build" on linux {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build "Build it" on linux {
            run "make"
          }
        }
        """);

    /// <summary>A template needs a parameter that is not set</summary>
    public static readonly DiagnosticDescriptor MissingArgument = new(
        "FLOW2011", Severity.Error, "A template needs a parameter that is not set",
        """
        A parameter without a default and without `?` must be set where the template is used.
        """,
        """
        template t of job {
          param goal: string
          on linux
          run "make ${goal}"
        }
        pipeline ci {
          on push
          t build
        }
        """,
        """
        template t of job {
          param goal: string
          on linux
          run "make ${goal}"
        }
        pipeline ci {
          on push
          t build { goal = "all" }
        }
        """);

    /// <summary>The imported file does not exist</summary>
    public static readonly DiagnosticDescriptor NoImport = new(
        "FLOW2012", Severity.Error, "The imported file does not exist",
        """
        The path of an import is relative to the project folder, or to its own file when it starts with `./`.
        """,
        """
        import "lib/nothing.flow" as lib
        """,
        """
        import "lib/some.flow" as lib
        let x = lib.y
        //== lib/some.flow
        export let y = 1
        """);

    /// <summary>Files import each other in a circle</summary>
    public static readonly DiagnosticDescriptor ImportCycle = new(
        "FLOW2013", Severity.Error, "Files import each other in a circle",
        """
        Move what both need into a third file.
        """,
        """
        import "a.flow" as a
        //== a.flow
        import "b.flow" as b
        export let x = 1
        //== b.flow
        import "a.flow" as a
        export let y = 1
        """,
        """
        import "a.flow" as a
        //== a.flow
        import "b.flow" as b
        export let x = 1
        //== b.flow
        export let y = 1
        """);

    /// <summary>The name is not exported</summary>
    public static readonly DiagnosticDescriptor NotExported = new(
        "FLOW2014", Severity.Error, "The name is not exported",
        """
        Only what is declared with `export` can be used through an import.
        """,
        """
        import "lib.flow" as lib
        let x = lib.y
        //== lib.flow
        let y = 1
        export let z = 2
        """,
        """
        import "lib.flow" as lib
        let x = lib.z
        //== lib.flow
        export let z = 2
        """);

    /// <summary>The small word does not belong here</summary>
    public static readonly DiagnosticDescriptor UnknownClause = new(
        "FLOW2015", Severity.Error, "The small word does not belong here",
        """
        Each kind takes only some of the small words. The message lists them.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            checkout at "src"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            checkout to "src"
          }
        }
        """);

    /// <summary>The kind has no body</summary>
    public static readonly DiagnosticDescriptor NoBody = new(
        "FLOW2016", Severity.Error, "The kind has no body",
        """
        A property with one value is written with `=`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout 10m { x = 1 }
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

    /// <summary>The kind takes no value</summary>
    public static readonly DiagnosticDescriptor NoValueHere = new(
        "FLOW2017", Severity.Error, "The kind takes no value",
        """
        A kind with details has a body, not a value.
        """,
        """
        project shop = 1
        """,
        """
        project shop { default-branch = "trunk" }
        """);

    /// <summary>The word comes from another format</summary>
    public static readonly DiagnosticDescriptor ForeignWord = new(
        "FLOW2018", Severity.Error, "The word comes from another format",
        """
        Flow says the same thing in its own way; the message shows how.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            needs = [a]
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux after a { run "make" }
        }
        """);
}
