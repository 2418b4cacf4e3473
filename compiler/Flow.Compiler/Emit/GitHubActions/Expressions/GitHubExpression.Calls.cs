using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Calls of built-in functions.</summary>
internal sealed partial class GitHubExpression
{
    private Fragment Call(CallExpr call) => call.Function switch
    {
        "starts-with" when RefPrefix(call.Arguments[0]) is { } prefix && call.Arguments[1].Constant is { } text =>
            Starts(prefix + text.ToText()),
        "starts-with" => TextCall("startsWith", call),
        "ends-with" => TextCall("endsWith", call),
        "contains" => TextCall("contains", call),
        "same-text" => Fragment.Equality(Of(call.Arguments[0]), "==", Of(call.Arguments[1])),
        "join" => Fragment.Call("join", call.Arguments.Select(Of)),
        "hash-files" => HashFiles(call),
        "to-json" => Fragment.Call("toJSON", call.Arguments.Select(Of)),
        "from-json" => Fragment.Call("fromJSON", call.Arguments.Select(Of)),
        "trim" when call.Arguments[0] is ReadExpr { Source: StepSource { Facet: StepFacet.Stdout or StepFacet.Stderr } step } =>
            Path("steps", $"steps.{step.Step}.outputs.{CaptureNames.Trimmed(step.Facet)}", call),
        "first" when call.Arguments is [{ Type: var type } list] && type.Required is ListType => Fragment.Primary(Of(list).AsTarget() + "[0]"),
        "port" => Port(call),
        _ => Unsupported(call, $"call `{call.Function}`"),
    };

    private Fragment TextCall(string function, CallExpr call)
    {
        if (call.Arguments.All(TextCase.Matters))
        {
            reports.NoteCaseOnce(call.Location);
        }

        return Fragment.Call(function, call.Arguments.Select(Of));
    }

    /// <summary>Files are there only while the steps of a job run.</summary>
    private Fragment HashFiles(CallExpr call)
    {
        if (scope.Place != Place.Step && scope.Place != Place.StepCondition && scope.Place != Place.ActionStep)
        {
            reports.Add(
                GitHubActionsDiagnostics.ContextNotAvailable,
                call.Location,
                $"GitHub can call `hashFiles` only in steps, not in {scope.Place.Description}: no files are there. Call it in a step, or hand the hash on as an output of a job.");
        }

        return Fragment.Call("hashFiles", call.Arguments.SelectMany(Items).Select(Of));
    }

    /// <summary>The port of the machine behind a port of a sidecar.</summary>
    private Fragment Port(CallExpr call)
    {
        if (call.Arguments is not [{ Constant: { } sidecar }, { } port])
        {
            return Unsupported(call, "read a port of a container that is not known");
        }

        var ports = GitHubContexts.Member("job.services", sidecar.ToText()) + ".ports";
        var path = port.Constant is { } number ? $"{ports}[{GitHubLiteral.Quote(number.ToText())}]" : $"{ports}[{Of(port).Text}]";
        return Path("job", path, call);
    }

    private static IEnumerable<Expr> Items(Expr expression) => expression switch
    {
        { Constant: ListValue list } => list.Items.Select(i => Constant(i, expression)),
        ListExpr list => list.Items,
        _ => [expression],
    };
}
