using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Writes what a step does in one line.</summary>
internal static class StepText
{
    /// <summary>The text of <paramref name="step"/>: what it does, then how.</summary>
    public static string Of(Step step)
    {
        var how = new FacetList()
            .Plain("name", step is BuildImageStep image && image.Service == step.Name ? null : step.Name).Value("title", step.Title).Value("when", step.When).Value("at", step.Folder).Value("timeout", step.Timeout)
            .Value("continue-on-error", step.ContinueOnError).Variables("env.", step.Variables).Plain("retry", step.Retry is { } retry ? Of(retry) : null)
            .Each(step.Outputs, static o => $"output {o.Name}", static o => ExprText.Of(o.Value)).Words("sets", step.Sets);
        return Verb(step) + Braced(how.Facets);
    }

    private static string Of(Retry retry) =>
        $"{retry.Count}{(retry.Delay > TimeSpan.Zero ? $" after {Quantities.Write(retry.Delay)}" : "")}{(retry.ExitCodes.IsEmpty ? "" : $" on {string.Join(", ", retry.ExitCodes)}")}{(retry.OnTimeout ? " on timeout" : "")}";

    private static string Verb(Step step) => step switch
    {
        RunStep run => $"run {run.Script.Shell}{FlowText.Quote(run.Script.Text)}{Braced(new FacetList().Variables("", run.Script.Variables).Facets)}",
        ProcessStep process => $"run [{string.Join(", ", process.Arguments.Select(ExprText.Of))}]",
        UsesStep uses => $"uses {Of(uses.Action)}{Braced(new FacetList().Variables("", uses.Inputs).Facets)}",
        CheckoutStep checkout => $"checkout{Braced(Facets(checkout))}",
        SetupStep setup => $"setup {setup.Tool.ToString().ToLowerInvariant()}{Braced(Facets(setup))}",
        PublishArtifactStep publish => $"artifact {publish.Artifact} from {Listed(publish.Paths)}{Braced(Facets(publish))}",
        TakeArtifactStep take => $"take {take.Job}.{(take.Cells == ArtifactCells.All ? "all." : "")}{take.Artifact}{Braced(Facets(take))}",
        CacheStep cache => $"cache {ExprText.Of(cache.CacheKey)} of {Listed(cache.Paths)}{Braced(Facets(cache))}",
        ReportStep report => $"report {report.ReportKind} from {Listed(report.Paths)}",
        SummaryStep summary => $"summary {ExprText.Of(summary.Markdown)}",
        CSharpStep code => $"csharp{FlowText.Quote(code.Code.Text)}{Braced(new FacetList().Variables("", code.Captures).Facets)}",
        LoginStep => "login",
        FreezeStep freeze => $"freeze {freeze.Environment}{Braced(new FacetList().Plain("prometheus", freeze.Prometheus?.Url).Each(freeze.Days, static _ => "from", static d => d.What).Plain("only", freeze.Hours?.What).Each(freeze.Questions, static _ => "while", static q => q.What).Value("despite", freeze.Despite).Facets)}",
        BuildImageStep image => $"build-image {image.Service}{Braced(Facets(image))}",
        _ => throw new NotSupportedException(step.GetType().Name),
    };

    /// <summary>An action as it is used.</summary>
    public static string Of(ActionReference action) => action switch
    {
        RemoteAction remote => $"{remote.Repository}{(remote.Path.Length == 0 ? "" : $"/{remote.Path}")}@{remote.Reference}",
        DeclaredAction declared => declared.Name,
        LocalAction local => local.Path,
        ImageAction image => image.Image,
        _ => throw new NotSupportedException(action.GetType().Name),
    };

    private static ImmutableArray<Facet> Facets(CheckoutStep checkout) => new FacetList()
        .Value("ref", checkout.Reference).Value("repository", checkout.Repository).Value("to", checkout.Into).Value("depth", checkout.Depth)
        .Plain("submodules", checkout.Submodules == "no" ? null : checkout.Submodules).Flag("lfs", checkout.LargeFiles).Plain("credentials", checkout.KeepsCredentials ? "kept" : null)
        .Value("token", checkout.Token).Variables("", checkout.Others).Facets;

    private static ImmutableArray<Facet> Facets(SetupStep setup) => new FacetList()
        .Value("version", setup.Version).Plain("distribution", setup.Distribution).Value("cache", setup.Cache).Variables("", setup.Others).Facets;

    private static ImmutableArray<Facet> Facets(BuildImageStep image) => new FacetList()
        .Plain("dockerfile", image.Dockerfile).Plain("context", image.Context).Plain("registry", image.Registry).Plain("tags", Listed(image.Tags)).Plain("push", image.IsPushed ? null : "false")
        .Flag("sign", image.IsSigned).Flag("sbom", image.HasBill).Plain("scan", image.FailsOn).Facets;

    private static ImmutableArray<Facet> Facets(PublishArtifactStep publish) => new FacetList()
        .Plain("keep", publish.Keep is { } keep ? Quantities.Write(keep) : null).Flag("may-be-empty", publish.MayBeEmpty).Facets;

    private static ImmutableArray<Facet> Facets(TakeArtifactStep take) => new FacetList()
        .Plain("cell", take.Cell.IsEmpty ? null : Listed(take.Cell)).Value("to", take.Into).Text("because", take.TrustedBecause).Facets;

    private static ImmutableArray<Facet> Facets(CacheStep cache) => new FacetList()
        .Plain("restore-keys", cache.RestoreKeys.IsEmpty ? null : Listed(cache.RestoreKeys))
        .Plain("mode", (cache.Restores, cache.Saves) switch { (true, true) => null, (true, false) => "restore", _ => "save" }).Facets;

    private static string Listed(IEnumerable<Expr> values) => $"[{string.Join(", ", values.Select(ExprText.Of))}]";

    private static string Braced(ImmutableArray<Facet> facets) => facets.IsEmpty ? "" : $" {{ {string.Join(", ", facets.Select(static f => $"{f.Name} = {f.Text}"))} }}";
}
