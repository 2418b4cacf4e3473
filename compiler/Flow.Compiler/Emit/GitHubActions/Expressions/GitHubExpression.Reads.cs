using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Reads of contexts, inputs and outputs.</summary>
internal sealed partial class GitHubExpression
{
    private Fragment Read(ReadExpr read) => read.Source switch
    {
        AllJobOutputsSource all => AllCells(all, read),
        _ when Wire(read) is { } wire => FromWire(wire, read.Type, MayBeMissing(read.Source)),
        ParameterSource parameter => Input(parameter.Name, read),
        ContextSource { FullName: "git.branch" } => Or(And(Starts("refs/heads/"), Primary("github.ref_name")), Nothing),
        ContextSource { FullName: "git.tag" } => Or(And(Primary("github.ref_type == 'tag'", Strength.Equality), Primary("github.ref_name")), Nothing),
        _ => Spelled(read),
    };

    /// <summary>The value in Flow's words: where GitHub's differ, they are translated one by one.</summary>
    private Fragment Spelled(ReadExpr read)
    {
        var raw = Raw(read);
        var vocabulary = GitHubVocabulary.Of(read);
        if (vocabulary is null)
        {
            return raw;
        }

        if (vocabulary != GitHubVocabulary.Results)
        {
            reports.Add(
                GitHubActionsDiagnostics.SpeltAsAtGitHub,
                read.Location,
                $"`{raw.Text}` gives the {vocabulary.Subject} as GitHub spells it, which differs from Flow's word in case or in `_` for `-`.");
            return raw;
        }

        var differing = vocabulary.Words.Where(static w => w.Flow != w.GitHub);
        return Fragment.Call("case",
            [.. differing.SelectMany(w => new[] { Primary($"{raw.Text} == '{w.GitHub}'"), Primary($"'{w.Flow}'") }), raw]);
    }

    /// <summary>The value exactly as GitHub has it.</summary>
    private Fragment Raw(ReadExpr read) => read.Source switch
    {
        ContextSource context => Context(context, read),
        ConfigurationSource vars => Path("vars", GitHubContexts.Member("vars", vars.Name), read),
        SecretSource secret => Path("secrets", GitHubContexts.Member("secrets", secret.Name), read),
        EnvironmentVariableSource env => Path("env", GitHubContexts.Member("env", env.Name), read),
        MatrixSource matrix => MatrixValue(matrix.Axis, read),
        JobResultSource job => Path(JobsContext, $"{JobsContext}.{job.Job}.result", read),
        StepSource { Facet: StepFacet.Outcome } step => Path("steps", $"steps.{step.Step}.outcome", read),
        StepSource { Facet: StepFacet.Conclusion } step => Path("steps", $"steps.{step.Step}.conclusion", read),
        StatusSource status => Fragment.Call(status.Function.ToString().ToLowerInvariant()),
        VariableSource => Unsupported(read, "use the variable of a loop except to take one field of each item"),
        _ => Unsupported(read, $"read `{read.Source.GetType().Name}`"),
    };

    /// <summary>A value of the cell, or what GitHub tells about all cells in another context.</summary>
    private Fragment MatrixValue(string axis, Expr expression) =>
        scope.Job?.Matrix?.Axes.Any(a => a.Name == axis) != true && GitHubContexts.Find(new ContextSource("matrix", [axis])) is { } path
            ? Path("strategy", path, expression)
            : Path("matrix", GitHubContexts.Member("matrix", axis), expression);

    private Fragment Context(ContextSource source, Expr expression) =>
        GitHubContexts.Find(source) is { } path
            ? Path(path.Split('.', '[')[0], path, expression)
            : Unsupported(expression, $"read `{source.FullName}`");

    /// <summary>The text that carries the value between jobs or steps, or null where it is no such value.</summary>
    private Fragment? Wire(ReadExpr read) => read.Source switch
    {
        JobOutputSource o => Path(JobsContext, GitHubContexts.Member($"{JobsContext}.{o.Job}.outputs", o.Output), read),
        StepSource { Facet: StepFacet.Output } o => Path("steps", GitHubContexts.Member($"steps.{o.Step}.outputs", o.Output), read),
        StepSource { Facet: StepFacet.Stdout } o => Path("steps", $"steps.{o.Step}.outputs.{CaptureNames.Stdout}", read),
        StepSource { Facet: StepFacet.Stderr } o => Path("steps", $"steps.{o.Step}.outputs.{CaptureNames.Stderr}", read),
        StepSource { Facet: StepFacet.ExitCode } o => Path("steps", $"steps.{o.Step}.outputs.{CaptureNames.ExitCode}", read),
        ParameterSource p when IsWired(p.Name) => Path("inputs", GitHubContexts.Member("inputs", p.Name), read),
        _ => null,
    };

    /// <summary>Whether GitHub hands the input over as text: always to a composite action, otherwise where no type of GitHub's fits.</summary>
    private bool IsWired(string parameter) =>
        scope.Parameter(parameter) is { IsSecret: false } p && (scope.Action is not null || InputTypes.TravelsAsJson(p));

    private bool MayBeMissing(ValueSource source) => source switch
    {
        JobOutputSource o => scope.MayLackOutputs(o.Job),
        StepSource o => scope.MayLackStep(o.Step),
        ParameterSource p => scope.Parameter(p.Name) is { IsRequired: false, Default: null } || scope.MayLackInputs,
        _ => false,
    };

    private static Fragment FromWire(Fragment wire, FlowType type, bool mayBeMissing)
    {
        if (ExpressionScope.TravelsAsText(type))
        {
            return wire;
        }

        return type is BoolType
            ? Fragment.Equality(wire, "==", Primary("'true'"))
            : FromJson(wire, mayBeMissing || type.IsOptional ? "null" : null);
    }

    private static Fragment FromJson(Fragment wire, string? whenEmpty) =>
        Fragment.Call("fromJSON", whenEmpty is null ? wire : Or(wire, Primary(GitHubLiteral.Quote(whenEmpty))));

    /// <summary>
    /// An input. Where the pipeline may start without inputs (on a push, say), GitHub does not apply their defaults, so they are written here.
    /// </summary>
    private Fragment Input(string name, ReadExpr read)
    {
        var parameter = scope.Parameter(name);
        if (parameter is { IsSecret: true })
        {
            return Path("secrets", GitHubContexts.Member("secrets", name), read);
        }

        var input = Path("inputs", GitHubContexts.Member("inputs", name), read);
        return scope.MayLackInputs && parameter?.Default is { } value ? WithDefault(input, value, parameter.Type) : input;
    }

    /// <summary>An empty text, zero and false are values that somebody gave, and none of them means that nothing was given.</summary>
    private static Fragment WithDefault(Fragment input, Value value, FlowType type) => value switch
    {
        TextValue { Text.Length: > 0 } when type.Required is TextType { Form: TextForm.Plain } => Fragment.Call("case", IsNull(input), GitHubLiteral.Of(value), input),
        BoolValue { Truth: true } => Fragment.Equality(Fragment.Call("toJSON", input), "!=", Primary("'false'")),
        NumberValue { Number: not 0 } => Fragment.Call("case", IsNull(input), GitHubLiteral.Of(value), input),
        _ => Or(input, GitHubLiteral.Of(value)),
    };

    /// <summary>
    /// An output of every cell. GitHub keeps one value per output, that of the cell which ends last, so the generated job has one output
    /// per cell, and they are put together here in the order of the cells.
    /// </summary>
    private Fragment AllCells(AllJobOutputsSource source, ReadExpr read)
    {
        if (CellCount(source, read) is not { } count)
        {
            return Nothing;
        }

        var element = read.Type.Required is ListType list ? list.Element : FlowType.Text;
        var holes = string.Join(",", Enumerable.Range(0, count).Select(static i => $"{{{i}}}"));
        var cells = Enumerable.Range(0, count).Select(i => AsJson(CellWire(source, read, i), element));
        return Fragment.Call("fromJSON", Fragment.Call("format", [Primary($"'[{holes}]'"), .. cells]));
    }

    private static Fragment AsJson(Fragment wire, FlowType element) =>
        ExpressionScope.TravelsAsText(element) ? Fragment.Call("toJSON", wire) : Or(wire, Primary("'null'"));

    private Fragment CellOutput(AllJobOutputsSource source, IndexExpr index, int cell) =>
        CellCount(source, index) is { } count && cell < count
            ? FromWire(CellWire(source, index, cell), index.Type, scope.MayLackOutputs(source.Job))
            : Nothing;

    private Fragment CellWire(AllJobOutputsSource source, Expr read, int cell) =>
        Path(JobsContext, $"{JobsContext}.{source.Job}.outputs.{MatrixShape.CellOutput(source.Output, cell)}", read);

    private int? CellCount(AllJobOutputsSource source, Expr read)
    {
        if (scope.JobNamed(source.Job)?.Matrix is { IsKnown: true } matrix)
        {
            return matrix.Cells.Length;
        }

        reports.Add(
            GitHubActionsDiagnostics.OutputsOfUnknownCells,
            read.Location,
            $"GitHub keeps one value of `{source.Output}` for all cells of `{source.Job}`, and how many cells there are is known only when it runs. Publish an artifact in each cell and take `{source.Job}.all`.");
        return null;
    }

    private string JobsContext => scope.Place == Place.WorkflowOutput ? "jobs" : "needs";

    private static Fragment Or(Fragment left, Fragment right) => Fragment.Or(left, right);

    private static Fragment And(Fragment left, Fragment right) => Fragment.And(left, right);

    private static Fragment Primary(string text, Strength strength = Strength.Primary) => new(text, strength);

    private static Fragment Starts(string prefix) => Fragment.Call("startsWith", Primary("github.ref"), Primary(GitHubLiteral.Quote(prefix)));

    private static Fragment IsNull(Fragment value) =>
        Fragment.Equality(Fragment.Call("toJSON", value), "==", Primary("'null'"));
}
