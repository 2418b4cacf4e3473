using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds one environment with its infrastructure.</summary>
internal sealed class EnvironmentBuilder(DiagnosticBag diagnostics, BoundItem item)
{
    private readonly Dictionary<string, BoundItem> resources =
        item.Items.Where(static i => i.Symbol is { IsResource: true, Name.Length: > 0 }).DistinctBy(AddressOf).ToDictionary(AddressOf, StringComparer.Ordinal);

    private readonly Dictionary<DeclarationSymbol, string> usings = item.All(Declarer.Group.Word).Where(static u => u.Symbol is not null && ReferenceOf(u.Constant("using")) is not null)
        .DistinctBy(static u => u.Symbol).ToDictionary(static u => u.Symbol!, static u => ReferenceOf(u.Constant("using"))!);

    private FormerNames History => field ??= new FormerNames(diagnostics, item, resources);

    /// <summary>The environment.</summary>
    public DeploymentEnvironment Build()
    {
        ImmutableArray<ConstructUse> uses = [.. item.All(Declarer.Group.Word).Select(ConstructUses.Of)];
        var workloads = Workloads(uses);
        var environment = new DeploymentEnvironment(item.Name ?? "", Origins.Of(item))
        {
            Title = item.Title?.KnownText,
            Family = item.Symbol?.CopyOf?.Name,
            Key = item.Symbol is { CopyOf: { } several } copy ? several.Copies.First(c => ReferenceEquals(c.Symbol, copy)).Key : null,
            External = Values.IsTrue(item, "external"),
            Url = item.Text1("url"),
            Like = (item.Constant("like") as ReferenceValue)?.Path[^1],
            Differences = Differences.Of(item),
            MayDiffer = item.Value("may-differ") is not null ? Values.Texts(item, "may-differ") : null,
            InheritsMayDiffer = item.Property("may-differ") is { Context.IsInherited: true },
            UnknownDifferences = [.. Differences.Unknown(item)],
            Preview = item.All(PreviewKinds.Word).Select(Preview).FirstOrDefault(),
            Parameters = [.. item.All("param").Select(PipelineBuilder.Parameter), .. item.All(PreviewKinds.Word).Select(Number)],
            Cloud = item.Property("cloud") is { } cloud ? CloudBuilder.Cloud(cloud) : null,
            Alarms = item.Value(AlarmLines.Word),
            Telemetry = item.Property(TelemetryKinds.Word) is { } telemetry ? TelemetryBuilder.Routing(telemetry) : null,
            Providers = [.. item.All("provider").Select(CloudBuilder.Provider)],
            Resources = [.. resources.Values.Select(Resource)],
            Requirements = [.. item.All(InfrastructureKinds.Require.Word).Select(Requirement)],
            Uses = uses,
            Workloads = workloads,
            Levels = [.. item.All("access").Where(static a => a.Symbol is not null && a.Context.Use is null).Select(static a => new AccessDeclaration(a.Name ?? "", Origins.Of(a)))],
            Outputs = [.. item.All("output").Select(Output).OfType<EnvironmentOutput>(), .. ForManifests(workloads)],
            Imports = [.. item.All("adopt").Select(Import).OfType<ResourceImport>()],
            Removed = [.. item.All("forget").Select(Forgotten)],
            Approval = item.Property("approval") is { } approval ? new Approval(Values.Texts(approval, "by"), Origins.Of(approval)) : null,
            Window = item.Property("window") is { } window ? Window(window) : null,
            CallsNobody = item.Value("pages") is { Constant: BoolValue { Truth: false } } pages ? pages.Location : null,
            Prometheus = item.Property("prometheus") is { } prometheus && prometheus.Subject?.Constant is TextValue url ? new PrometheusAddress(url.Text, Token(prometheus), Origins.Of(prometheus)) { Place = prometheus.Subject.Location } : null,
            Freezes = Values.Elements(item.Value("freeze")) is var freezes ? [.. freezes.Select(static f => f.Constant).OfType<RangeValue>()] : [],
        };
        CheckAddresses();
        History.Check();
        CopiesAreThere.Check(environment, diagnostics);
        return environment;
    }

    /// <summary>What runs in containers. On the machine of whoever develops a service waits for those whose address it reads.</summary>
    private ImmutableArray<Workload> Workloads(ImmutableArray<ConstructUse> uses)
    {
        ImmutableArray<Workload> written = [.. item.All("container").Select(c => WorkloadBuilder.Workload(c, uses) with { FormerNames = [.. History.OfContainer(c)] })];
        if (item.Property("cloud")?.Kind.Variety != Platforms.Local)
        {
            return written;
        }

        var names = written.Select(static w => w.Name).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> Read(Workload workload) => uses.Where(u => u.Name == workload.Name).SelectMany(static u => u.Reads).Select(static r => r.Service).Where(names.Contains);
        return [.. written.Select(w => w with { WaitsFor = [.. w.WaitsFor.Union(Read(w))] })];
    }

    private static Preview Preview(BoundItem per) =>
        new(per.Name ?? "", per.Property("expires")?.Constant("after") is DurationValue { Duration: var time } ? time : TimeSpan.Zero, Origins.Of(per));

    private static ReadExpr? Token(BoundItem prometheus) => prometheus.Value("token") is { Constant: TextValue name } written
        ? new ReadExpr(new SecretSource(name.Text), FlowType.Text.OrNone(), written.Location) { Phase = Phase.Plan, Labels = Labels.Secret }
        : null;

    private static Parameter Number(BoundItem per) => new(per.Name ?? "", FlowType.Int, Origins.Of(per)) { IsRequired = true, Description = "The number of the pull request." };

    private Requirement Requirement(BoundItem requirement) => new(requirement.Subject!, requirement.Value("because")!, Origins.Of(requirement))
    {
        Use = requirement.Symbol is { Group: { } template, Name: var name } ? $"{template.Name} {name}" : null,
        Resources = requirement.Symbol is { } use ? [.. resources.Values.Where(r => IsPartOf(r, use)).Select(static r => new ResourceReference(ModeOf(r), r.Kind.Variety, r.Name!))] : [],
    };

    private static bool IsPartOf(BoundItem resource, DeclarationSymbol use)
    {
        for (var at = resource.Context.Use; at is not null; at = at.Context.Use)
        {
            if (ReferenceEquals(at, use))
            {
                return true;
            }
        }

        return false;
    }

    private Resource Resource(BoundItem resource)
    {
        var each = resource.Loops is [var loop] ? ResourceLoops.Of(loop, resource, diagnostics) : null;
        return Resource(resource, each) with { FormerKeys = ModeOf(resource) == ResourceMode.Managed ? [.. History.KeysOf(each)] : [] };
    }

    private Resource Resource(BoundItem resource, ResourceLoop? each) => new(ModeOf(resource), resource.Kind.Variety, resource.Name!, ResourceBodies.Of(resource), Origins.Of(resource))
    {
        IsOfLibrary = resource.Context.Tree.Source.IsBuiltIn,
        Part = resource.Context.Use is { } use ? $"{use.ModelName}.{resource.Symbol!.Name}" : null,
        Provider = ProviderOf(resource),
        Lifecycle = resource.Property("lifecycle") is { } lifecycle ? Lifecycle(lifecycle, resource.Kind) : null,
        Each = each,
        After = [.. resource.All("after").SelectMany(static a => Values.Elements(a.Subject)).Select(static v => ReferenceOf(v.Constant)).OfType<string>().Select(Reference).OfType<ResourceReference>()],
        FormerNames = [.. History.Of(resource)],
    };

    /// <summary>The configuration that the resource names, or else the innermost use which it is a part of and that names one of the same provider.</summary>
    private string? ProviderOf(BoundItem resource)
    {
        if (ReferenceOf(resource.Constant("using")) is { } own)
        {
            return own;
        }

        for (var use = resource.Context.Use; use is not null; use = use.Context.Use)
        {
            if (usings.GetValueOrDefault(use) is { } name)
            {
                return item.All("provider").Any(p => p.Name == name && p.Kind.Variety == resource.Context.Providers.Of(ModeOf(resource), resource.Kind.Variety)?.Name) ? name : null;
            }
        }

        return null;
    }

    private Lifecycle Lifecycle(BoundItem item, Kind resource)
    {
        var ignored = Values.Texts(item, "ignore-changes");
        CheckIgnored(item, ignored, resource);
        return new Lifecycle(Origins.Of(item))
        {
            IsOwn = ResourceBodies.IsOwn(item),
            CreateBeforeDestroy = Values.IsTrue(item, "create-before-destroy"),
            PreventDestroy = Values.IsTrue(item, "prevent-destroy"),
            IgnoreAllChanges = ignored is ["all"],
            IgnoreChanges = ignored is ["all"] ? [] : ignored,
            ReplaceTriggeredBy = [.. Values.Elements(item.Value("replace-triggered-by")).Select(Triggering)],
        };
    }

    private void CheckIgnored(BoundItem item, ImmutableArray<string> ignored, Kind resource)
    {
        if (item.Context.IsInherited || resource.Members is not { } members || item.Value("ignore-changes") is not { } written)
        {
            return;
        }

        foreach (var name in ignored.Where(n => n != "all" && members.Find(n.Split('.', '[')[0]) is null && resource.Property(n) is not { IsForeign: true }))
        {
            diagnostics.Report(EnvironmentDiagnostics.NothingIgnored, written.Location, $"`{resource.FullWord}` has no argument `{name}` whose changes could be ignored.{Suggestions.DidYouMean(name, members.Names)}");
        }
    }

    /// <summary>A resource that is named as a whole is read as a whole.</summary>
    private Expr Triggering(Expr value) => ReferenceOf(value.Constant) is { } address && Reference(address) is var (mode, type, name)
        ? new ReadExpr(new ResourceSource(mode, type, name), value.Type, value.Location) { Phase = Phase.Applied }
        : value;

    private static EnvironmentOutput? Output(BoundItem output) => output.Subject is { } value and not ErrorExpr
        ? new EnvironmentOutput(output.Name ?? "", value, Origins.Of(output)) { Description = output.Text1("description") }
        : null;

    /// <summary>What manifests need to know of a cluster that the environment makes. Nothing else is called like that.</summary>
    private IEnumerable<EnvironmentOutput> ForManifests(ImmutableArray<Workload> workloads)
    {
        if (ClusterValues.Output(item.Name ?? "", Origins.Of(item), workloads) is not { } values)
        {
            return [];
        }

        foreach (var written in item.All("output").Where(static o => o.Name == ClusterValues.OutputName))
        {
            diagnostics.Report(
                NameDiagnostics.Duplicate, written.Symbol?.Location ?? written.Location,
                $"`{ClusterValues.OutputName}` is what manifests need to know of the cluster that `{item.Name}` makes, so this output needs another name.");
        }

        return [values];
    }

    private ResourceImport? Import(BoundItem adopt)
    {
        var to = ReferenceOf(adopt.Subject?.Constant) is { } name ? Reference(name) : null;
        if (to is { Mode: not ResourceMode.Managed })
        {
            diagnostics.Report(EnvironmentDiagnostics.NotMoved, adopt.Subject!.Location, $"`{adopt.Context.Tree.Source.Slice(adopt.Subject.Location.Span)}` is {(to.Mode == ResourceMode.Data ? "only looked up" : "kept nowhere")}, so there is nothing to take over. What is taken over is a `terraform`.");
            return null;
        }

        return to is not null && adopt.Value("from") is { } id and not ErrorExpr ? new ResourceImport(to, id, Origins.Of(adopt)) : null;
    }

    private static ForgottenResource Forgotten(BoundItem forget)
    {
        var address = forget.Subject?.KnownText ?? "";
        var dot = address.IndexOf('.', StringComparison.Ordinal);
        return new ForgottenResource(dot < 0 ? "" : address[..dot], address[(dot + 1)..], Origins.Of(forget));
    }

    private static DeploymentWindow Window(BoundItem window)
    {
        var days = Enum.TryParse<WindowDays>(window.Subject?.KnownText, ignoreCase: true, out var known) ? known : WindowDays.Daily;
        return window.Constant("at") is RangeValue { First: TimeValue from, Last: TimeValue to }
            ? new DeploymentWindow(days, from.Time, to.Time, Origins.Of(window))
            : new DeploymentWindow(days, null, null, Origins.Of(window));
    }

    private static string? ReferenceOf(Value? value) => (value as ReferenceValue)?.Path[^1];

    private ResourceReference? Reference(string address) => resources.GetValueOrDefault(address) is { } found ? new ResourceReference(ModeOf(found), found.Kind.Variety, found.Name!) : null;

    internal static string AddressOf(BoundItem resource) => resource.Kind.AddressOf(resource.Name!);

    private void CheckAddresses()
    {
        foreach (var second in item.Items.Where(i => i.Symbol is { IsResource: true, Name.Length: > 0 } && !ReferenceEquals(resources[AddressOf(i)], i)))
        {
            var first = resources[AddressOf(second)];
            diagnostics.Add(new Diagnostic(ConstructDiagnostics.SameAddress, second.Location, $"There is a resource `{AddressOf(second)}` already; this one needs another name.")
            {
                Related = [new RelatedLocation(first.Location, "It is made here.")],
            });
        }
    }

    private static ResourceMode ModeOf(BoundItem resource) => resource.Kind.Mode ?? ResourceMode.Managed;
}
