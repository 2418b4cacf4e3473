using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds the steps of a job or an action.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="defaults">Shell and folder of the job.</param>
/// <param name="outer">The names of the environment variables that the job and the pipeline set.</param>
internal sealed class StepListBuilder(DiagnosticBag diagnostics, StepDefaults defaults, ImmutableArray<string> outer)
{
    /// <summary>Inputs that well-known actions run as code.</summary>
    private static readonly string[] CodeInputs = ["script", "run", "command", "commands", "cmd", "args", "inlineScript", "entrypoint"];

    /// <summary>The declaration of the project, for what needs it.</summary>
    public Func<BoundItem?> Project { get; init; } = static () => null;

    /// <summary>The name of the environment of the job; null for none.</summary>
    public Expr? Environment { get; init; }

    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly ScriptBuilder scripts = new(diagnostics, outer);

    /// <summary>The steps among <paramref name="items"/>.</summary>
    public ImmutableArray<Step> Build(ImmutableArray<BoundItem> items)
    {
        foreach (var item in items.Where(static i => i.Kind.Role == Role.Step && i.Name is not null))
        {
            if (GitHubIdentifier.Parse(item.Name!).Problem is { } problem)
            {
                diagnostics.Report(PipelineDiagnostics.BadIdentifier, item.Symbol?.Location ?? item.Location, problem.Message);
            }
        }

        return [.. items.Where(static i => i.Kind.Role == Role.Step).Select(Build).OfType<Step>()];
    }

    private Step? Build(BoundItem item)
    {
        if (item.Kind.Word != "step")
        {
            return Common(Verb(item, item), item, item);
        }

        var verbs = item.Items.Where(static i => i.Kind.Role == Role.Step).ToList();
        if (verbs is not [var verb])
        {
            diagnostics.Report(
                PipelineDiagnostics.OneVerb, verbs.Count == 0 ? item.Location : verbs[1].Location,
                verbs.Count == 0 ? "A step does something: it needs a verb such as `run \"make\"`." : "A step has one verb. Write a second step for the second.");
            return null;
        }

        return Common(Verb(verb, item), item, verb);
    }

    /// <summary>A hidden step that computes an output written in C#.</summary>
    public static Step OutputStep(BoundItem output) => CSharp(output, output.DeclaredType ?? FlowType.Text) with { Key = KeyOfOutput(output), Name = null };

    /// <summary>The output that such a step gives.</summary>
    public static Output OutputOf(BoundItem output)
    {
        var type = output.DeclaredType ?? FlowType.Text;
        var read = new ReadExpr(new StepSource(KeyOfOutput(output), StepFacet.Output, "value"), type, output.Location) { Phase = Phase.Running };
        return new Output(output.Name ?? "", type, read, Origins.Of(output));
    }

    private static string KeyOfOutput(BoundItem output) => $"__output_{output.Name}";

    private Step? Common(Step? step, BoundItem item, BoundItem verb)
    {
        if (step is null)
        {
            return null;
        }

        var written = item.Name ?? verb.Name;
        var name = verb.Kind.Word is "artifact" or "cache" && ReferenceEquals(item, verb) && verb.Kind.Word == "artifact" ? null : written;
        return step with
        {
            Name = name,
            Key = UniqueKey(name ?? "__" + verb.Kind.Word),
            Title = item.Title ?? step.Title,
            When = item.Value("when") ?? verb.Value("when"),
            UsesStatusFunction = ExprTree.Reads(item.Value("when") ?? verb.Value("when")).Any(static r => r.Source is StatusSource),
            Folder = item.Value("at") ?? verb.Value("at") ?? step.Folder,
            Timeout = item.Value("timeout") ?? verb.Value("timeout"),
            ContinueOnError = item.Value("continue-on-error") ?? verb.Value("continue-on-error"),
            Variables = [.. Values.Variables(item), .. ReferenceEquals(item, verb) ? [] : Values.Variables(verb)],
            Retry = Retry(item.Property("retry") ?? verb.Property("retry")),
            Outputs = [.. item.All("output").Concat(ReferenceEquals(item, verb) ? [] : verb.All("output")).Select(DeclaredOutput)],
            Sets = Values.Texts(item, "sets").AddRange(ReferenceEquals(item, verb) ? [] : Values.Texts(verb, "sets")),
        };
    }

    private string UniqueKey(string key)
    {
        var unique = key;
        for (var i = 2; !keys.Add(unique); i++)
        {
            unique = $"{key}_{i}";
        }

        return unique;
    }

    private static Output DeclaredOutput(BoundItem item)
    {
        var type = item.DeclaredType ?? FlowType.Text;
        return new Output(item.Name ?? "", type, item.Subject ?? new ConstantExpr(Value.None, FlowType.None, item.Location), Origins.Of(item));
    }

    private Retry? Retry(BoundItem? item)
    {
        if (item?.Subject?.Constant is not NumberValue count)
        {
            return null;
        }

        if (count.Number is < 1 or > 100)
        {
            diagnostics.Report(PipelineDiagnostics.BadRetry, item.Subject.Location, "A step is tried again 1 to 100 times.");
        }

        var conditions = Values.Elements(item.Value("on")).Select(static c => c.Constant).OfType<VariantValue>().ToList();
        return new Retry((int)count.Number, Origins.Of(item))
        {
            Delay = item.Constant("every") is DurationValue delay ? delay.Duration : TimeSpan.Zero,
            ExitCodes = conditions.Exists(static c => c.Case == "failure") ? [] : [.. conditions.Where(static c => c.Case == "exit-code").SelectMany(static c => c.Arguments).OfType<NumberValue>().Select(static n => (int)n.Number)],
            OnTimeout = conditions.Any(static c => c.Case == "timeout") && !conditions.Exists(static c => c.Case == "failure"),
        };
    }

    private Step? Verb(BoundItem verb, BoundItem step) => verb.Kind.Word switch
    {
        "run" => Run(verb, step),
        "uses" => Uses(verb),
        "checkout" => Checkout(verb),
        "setup" => Setup(verb),
        "login" => new LoginStep(Origins.Of(verb)) { Key = "", Role = verb.Text1("role"), RoleOrigin = verb.Property("role") is { } role ? Origins.Of(role) : null },
        "build-image" => BuildImage(verb),
        "announce" => new Announcement(diagnostics, Project, Environment).Of(verb, defaults),
        "artifact" => new PublishArtifactStep(verb.Name ?? "", Values.Elements(verb.Value("from")), Origins.Of(verb))
        {
            Key = "", Keep = verb.Constant("keep") is DurationValue keep ? keep.Duration : null, MayBeEmpty = Values.IsTrue(verb, "may-be-empty"),
        },
        "take" => Take(verb),
        "cache" => Cache(verb),
        "report" => new ReportStep(verb.Subject?.KnownText ?? "tests", Values.Elements(verb.Value("from")), Origins.Of(verb)) { Key = "" },
        "summary" => verb.Subject is { } text ? new SummaryStep(text, Origins.Of(verb)) { Key = "" } : null,
        "csharp" => CSharp(verb, ResultOf(step)),
        _ => null,
    };

    private static FlowType ResultOf(BoundItem step) => step.All("output").ToList() is [var only] ? only.DeclaredType ?? FlowType.Text : FlowType.None;

    private Step? Run(BoundItem verb, BoundItem step)
    {
        var declared = Values.Variables(step).AddRange(Values.Variables(verb));
        if (verb.Text is { } text)
        {
            var shell = text.Tag is { } tag && tag != "sh" ? tag : text.Tag is "sh" ? (defaults.Shell is null or "bash" or "sh" ? null : "bash") : step.Text1("shell") ?? verb.Text1("shell");
            return new RunStep(scripts.Build(text, shell, defaults.Shell, declared), Origins.Of(verb)) { Key = "" };
        }

        if (Values.Elements(verb.Subject) is { IsEmpty: false } arguments && verb.Subject!.Type.Required is ListType)
        {
            CheckShell(arguments);
            return new ProcessStep(arguments, Origins.Of(verb)) { Key = "" };
        }

        return verb.Subject is { } value and not ErrorExpr and not ConstantExpr { Value: NoneValue }
            ? new RunStep(scripts.Build(value, step.Text1("shell"), defaults.Shell, declared), Origins.Of(verb)) { Key = "" }
            : null;
    }

    /// <summary><c>["bash", "-c", x]</c> is a script, whatever the list looks like.</summary>
    private void CheckShell(ImmutableArray<Expr> arguments)
    {
        var isShell = arguments[0].KnownText?.Split('/')[^1] is "sh" or "bash" or "dash" or "zsh" or "pwsh" or "powershell" or "python" or "python3" or "node" or "cmd";
        if (isShell && arguments.Any(static a => a.KnownText is "-c" or "-e" or "/c" or "-Command") && arguments.FirstOrDefault(static a => a.IsUntrusted) is { } text)
        {
            diagnostics.Report(LabelDiagnostics.UntrustedChoice, text.Location, "An outsider chooses this text, and the interpreter runs it as code. Pass it through `env { … }` and read the variable.");
        }
    }

    private Step? Uses(BoundItem verb)
    {
        if (verb.Subject?.Constant is not { } target)
        {
            return null;
        }

        var inputs = verb.Entries.Select(static e => new Variable(e.Name, e.Value, Origins.Of(e))).ToImmutableArray();
        foreach (var code in inputs.Where(static i => CodeInputs.Contains(i.Name) && i.Value.IsUntrusted))
        {
            diagnostics.Report(LabelDiagnostics.UntrustedChoice, code.Value.Location, $"An outsider chooses this text, and `{code.Name}` is run as code. Pass it through the `env` of the step and read it there.");
        }

        return Reference(verb, target) is { } action ? new UsesStep(action, inputs, Origins.Of(verb)) { Key = "" } : null;
    }

    private ActionReference? Reference(BoundItem verb, Value target)
    {
        if (target is ReferenceValue declared)
        {
            return new DeclaredAction(declared.Path[^1]);
        }

        if (!ActionReferenceText.Parse(target.ToText()).TryGet(out var parsed, out var problem))
        {
            diagnostics.Report(PipelineDiagnostics.BadActionReference, verb.Subject!.Location, problem.Message);
            return null;
        }

        return parsed switch
        {
            RepositoryAction remote => new RemoteAction($"{remote.Reference.Owner}/{remote.Reference.Repository}", remote.Reference.Path, remote.Reference.Ref),
            DockerAction image => new ImageAction(image.Image.ToString()),
            _ => new LocalAction(target.ToText()),
        };
    }

    private static CheckoutStep Checkout(BoundItem verb) => new(Origins.Of(verb))
    {
        Key = "",
        Reference = verb.Value("ref"),
        Repository = verb.Value("repository"),
        Into = verb.Value("to"),
        Depth = verb.Value("depth"),
        Submodules = verb.Text1("submodules") ?? "no",
        LargeFiles = Values.IsTrue(verb, "lfs"),
        KeepsCredentials = verb.Text1("credentials") == "kept",
        Token = verb.Value("token"),
        Others = Values.Variables(verb, "with"),
    };

    private static SetupStep? Setup(BoundItem verb)
    {
        var (name, version) = verb.Subject switch
        {
            ConstantExpr { Value: VariantValue variant } constant => (variant.Case, variant.Arguments is [NoneValue] or [] ? null : new ConstantExpr(variant.Arguments[0], variant.Arguments[0].Type, constant.Location)),
            CallExpr call => (call.Function, call.Arguments[0]),
            _ => ("", null),
        };
        return Enum.TryParse<Tool>(name, ignoreCase: true, out var tool)
            ? new SetupStep(tool, version, Origins.Of(verb))
            {
                Key = "", Distribution = verb.Text1("distribution"), Cache = verb.Value("cache"), Others = Values.Variables(verb, "with"),
            }
            : null;
    }

    private static BuildImageStep? BuildImage(BoundItem verb) => verb.Subject?.Constant is not ReferenceValue service ? null
        : new BuildImageStep(service.Path[^1], Origins.Of(verb))
        {
            Key = "",
            Dockerfile = verb.Text1("dockerfile"),
            Context = verb.Text1("context"),
            Registry = verb.Text1("registry"),
            Tags = Values.Elements(verb.Value("tags")) is { IsEmpty: false } tags ? tags : [CommitOf(verb)],
            IsPushed = verb.Constant("push") is not BoolValue { Truth: false },
            IsSigned = Values.IsTrue(verb, "sign"),
            HasBill = Values.IsTrue(verb, "sbom"),
            FailsOn = verb.Property("scan") is { } scan ? scan.Text1("fail-on") ?? "high" : null,
        };

    private static ReadExpr CommitOf(BoundItem verb) => new(new ContextSource("git", ["sha"]), FlowType.Text, verb.Location) { Phase = Phase.Plan };

    private static TakeArtifactStep? Take(BoundItem verb) => verb.Artifact is { } artifact
        ? new TakeArtifactStep(
            artifact.Job, artifact.Name, artifact.All ? ArtifactCells.All : artifact.Cell.IsEmpty ? ArtifactCells.Single : ArtifactCells.One, artifact.Cell, verb.Value("to"), Origins.Of(verb))
        { Key = "", TrustedBecause = verb.Text1("because") }
        : null;

    private static CacheStep? Cache(BoundItem verb) => verb.Value("key") is not { } key ? null : new CacheStep(key, Values.Elements(verb.Value("paths")), Origins.Of(verb))
    {
        Key = "",
        RestoreKeys = Values.Elements(verb.Value("restore-keys")),
        Restores = verb.Text1("mode") != "save",
        Saves = verb.Text1("mode") != "restore",
    };

    private static CSharpStep CSharp(BoundItem verb, FlowType result)
    {
        var (text, captures) = verb.Text is { } written ? CSharpTexts.Build(written) : (new CSharpText("", []), []);
        return new CSharpStep(text, captures, result, Origins.Of(verb)) { Key = "" };
    }
}
