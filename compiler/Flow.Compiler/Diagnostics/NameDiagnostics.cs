namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with words and names.</summary>
public static class NameDiagnostics
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
            continue-on-error = true {
            }
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            continue-on-error = true
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
    public static readonly DiagnosticDescriptor UnknownReference = new(
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

    /// <summary>A property that grows drops its equal sign</summary>
    public static readonly DiagnosticDescriptor GrowsWithoutEqual = new(
        "FLOW2030", Severity.Error, "A property that grows drops its equal sign",
        """
        Only a value: `=`. When small words or a body follow, no `=`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "make" { retry = 2 { every = 5s } }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "make" { retry 2 { every = 5s } }
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
