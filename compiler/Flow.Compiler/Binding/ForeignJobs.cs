using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// Foreign code as far as it must be known while values are bound: what a job gives on that checks out what somebody outside wrote is untrusted, and so is
/// what a job prints that takes the files of such a job. Asked before the job itself is bound, and kept at its symbol.
/// </summary>
internal static class ForeignJobs
{
    /// <summary>Whether <paramref name="job"/> checks out foreign code in a pipeline that may have the project's rights.</summary>
    public static bool IsForeign(BindSession session, DeclarationSymbol? job)
    {
        if (job is not { Kind.Word: "job" } || !MayHaveRights(session, job.Owner))
        {
            return false;
        }

        return session.Answer(job, Question.IsForeign, own => Quietly(own, () => Steps(job.Kind, job.Parts).Any(s => ChecksOut(own, s))));
    }

    /// <summary>Whether <paramref name="job"/> takes files that a foreign job made, or that such files may have passed through, and gives no reason to trust them.</summary>
    public static bool TakesForeignFiles(BindSession session, DeclarationSymbol? job)
    {
        if (job is not { Kind.Word: "job" } || !MayHaveRights(session, job.Owner))
        {
            return false;
        }

        return session.Answer(job, Question.TakesForeignFiles, own => Quietly(own, () => Steps(job.Kind, job.Parts).Any(s => Takes(own, s))));
    }

    /// <summary>Whether <paramref name="call"/> hands on which foreign code is meant, so that what it gives back may come from there.</summary>
    public static bool PassesForeignCode(BindSession session, DeclarationSymbol call) => MayHaveRights(session, call.Owner) && Quietly(session, () => call.Parts
        .SelectMany(static p => p.Items.Select(i => (Item: i, p.Context)))
        .Any(e => e.Item.Value is { } value && new ExpressionBinder(session, e.Context).Bind(value).Labels.HasFlag(Labels.Foreign)));

    /// <summary>Whether a script fetches the code of a pull request.</summary>
    public static bool FetchesPullRequest(string script) =>
        script.Contains("gh pr checkout", StringComparison.Ordinal) || (script.Contains("git fetch", StringComparison.Ordinal) && script.Contains("pull/", StringComparison.Ordinal));

    /// <summary>A called pipeline has the rights of its caller, which may have any.</summary>
    private static bool MayHaveRights(BindSession session, DeclarationSymbol? pipeline) =>
        pipeline is { Kind.Word: "pipeline" }
        && session.Answer(pipeline, Question.MayHaveRights, _ => EventsOf(pipeline).Any(static e => e == "call" || Events.GivesRightsToForeignCode(e)));

    private static IEnumerable<string> EventsOf(DeclarationSymbol pipeline) => pipeline.Parts
        .SelectMany(static p => p.Items.Where(i => p.Context.WordOf(i) == "on").Select(i => i.Args is [{ Value: NameExpressionSyntax name }, ..] ? p.Context.NameOf(name.Token) : ""));

    private static bool ChecksOut(BindSession session, StepParts step) => step.Kind.Word switch
    {
        "checkout" => ChoosesForeign(session, step),
        "uses" => step.Context.TextOf(step.Item).Contains("actions/checkout@", StringComparison.OrdinalIgnoreCase) && ChoosesForeign(session, step),
        "run" => FetchesPullRequest(step.Context.TextOf(step.Item)),
        _ => false,
    };

    private static bool ChoosesForeign(BindSession session, StepParts step) => step.Parts.SelectMany(static p => p.Items.Select(i => (Item: i, p.Context)))
        .Where(static e => e.Context.WordOf(e.Item).ToLowerInvariant() is "ref" or "repository")
        .Any(e => e.Item.Value is { } value
            && new ExpressionBinder(session, e.Context with { StepPosition = step.Item.Span.Start }).Bind(value).Labels.HasFlag(Labels.Foreign));

    private static bool Takes(BindSession session, StepParts step)
    {
        if (step.Kind.Word != "take" || step.Item.Args is not [{ Value: var artifact }, ..] || DeclarationBinder.Written(step.Item, "because", step.Context) is not null)
        {
            return false;
        }

        new ExpressionBinder(session, step.Context).BindOperandForArtifact(artifact, out var job, out _, out _);
        return IsForeign(session, job) || TakesForeignFiles(session, job);
    }

    private static IEnumerable<StepParts> Steps(Kind parent, IEnumerable<BodyPart> parts) => parts.SelectMany(p => p.Items.SelectMany(i => Steps(parent, i, p.Context)));

    private static IEnumerable<StepParts> Steps(Kind parent, ItemSyntax item, BindContext context)
    {
        var (kind, template) = Declarer.Resolve(parent, item, context);
        var parts = Declarer.SymbolOf(item, context)?.Parts ?? [];
        return kind switch
        {
            null => template is null ? [] : Steps(parent, parts),
            { Word: "step" } => Steps(kind, parts),
            { Word: "cleanup" } => Steps(kind, [new BodyPart([.. item.Body?.Items.Items ?? []], context)]),
            { Role: Role.Step } => [new StepParts(kind, item, context, [.. parts])],
            _ => [],
        };
    }

    private static bool Quietly(BindSession session, Func<bool> ask)
    {
        session.Quiet++;
        try
        {
            return ask();
        }
        finally
        {
            session.Quiet--;
        }
    }

    private sealed record StepParts(Kind Kind, ItemSyntax Item, BindContext Context, IReadOnlyList<BodyPart> Parts);
}
