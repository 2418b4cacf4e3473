using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// What the libraries of OpenTelemetry learn from the environment of a service that a host lists: <c>use.telemetry</c>. Names and values are those of the OpenTelemetry specification
/// ("Environment Variable Specification", "OpenTelemetry Protocol Exporter").
/// </summary>
internal sealed partial class ExpressionBinder
{
    private const string Nowhere = "none";

    private static readonly ImmutableArray<string> PrivateEndings = [".internal", ".local", ".home.arpa"];

    /// <summary>What stands for a part of an image that is not known yet; no tag has it.</summary>
    private const string NotYet = "?";

    /// <summary>The variables, or where the collector listens.</summary>
    private Operand.OfValue OfTelemetry(UseSymbol use, string name, MemberExpressionSyntax syntax)
    {
        var environment = use.Group.Context.Environment is { } here && TelemetryLines.Has(here) ? here : null;
        var collector = environment is null ? null : CollectorOf(environment);
        return new Operand.OfValue(name switch
        {
            "collector-port" => collector is null ? NoneAt(syntax) : new ConstantExpr(Value.Of(PortOf(collector)), FlowType.Int, context.At(syntax)),
            "collector-cidr" => collector is not null && CidrOf(collector, environment!) is { } block ? Text(block, syntax) : NoneAt(syntax),
            _ => RecordOf([.. Variables(use.Group, collector, syntax)], new MapType(FlowType.Text), syntax),
        });
    }

    /// <summary>The addresses among which the collector is; null for those of the network of the environment. A name that the whole world can ask for may lead anywhere.</summary>
    private string? CidrOf(string collector, DeclarationSymbol environment) =>
        TelemetryLines.Setting(environment, "collector-cidr") is var (value, place) ? (Quietly(value, place, FlowType.Text).Constant as TextValue)?.Text
        : !Uri.TryCreate(collector, UriKind.Absolute, out var uri) ? null
        : uri.HostNameType == UriHostNameType.IPv4 ? $"{uri.Host}/32"
        : IsPrivate(uri.Host) ? null : "0.0.0.0/0";

    /// <summary>Names that no public server knows (RFC 6762 for <c>local</c>, ICANN's reservation of <c>internal</c>, RFC 8375), and those that AWS gives to balancers inside of a network.</summary>
    private static bool IsPrivate(string host) => !host.Contains('.', StringComparison.Ordinal)
        || PrivateEndings.Any(e => host.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        || (host.StartsWith("internal-", StringComparison.OrdinalIgnoreCase) && host.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<FieldExpr> Variables(DeclarationSymbol use, string? collector, SyntaxNode syntax)
    {
        if (use.Context is not { Hosted: { } service, Environment: { } environment } || !TelemetryLines.Has(environment))
        {
            return [];
        }

        return (collector is null ? [("OTEL_SDK_DISABLED", "true")] : Sending(service, environment, collector)).Select(v => new FieldExpr(v.Name, Text(v.Value, syntax)))
            .Concat(collector is null ? [] : [new FieldExpr("OTEL_RESOURCE_ATTRIBUTES", Attributes(use, environment, syntax))]);
    }

    private IEnumerable<(string Name, string Value)> Sending(DeclarationSymbol service, DeclarationSymbol environment, string collector)
    {
        yield return ("OTEL_SERVICE_NAME", service.Name);
        yield return ("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
        yield return ("OTEL_EXPORTER_OTLP_PROTOCOL", PortOf(collector) == 4317 ? "grpc" : "http/protobuf");
        yield return ("OTEL_LOGS_EXPORTER", TelemetryLines.Has(service, "logs") && SendsLogs(environment) ? "otlp" : Nowhere);
        yield return ("OTEL_METRICS_EXPORTER", TelemetryLines.Setting(environment, "metrics") is not null && service.Parts.All(p => p.Items.All(i => p.Context.WordOf(i) != "metrics")) ? "otlp" : Nowhere);
        var traces = TelemetryLines.Has(service, "traces") && (IsLocal(environment) || TelemetryLines.Setting(environment, "traces") is not null);
        yield return ("OTEL_TRACES_EXPORTER", traces ? "otlp" : Nowhere);
        if (traces && IsDecidedFirst(service))
        {
            yield return ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
            yield return ("OTEL_TRACES_SAMPLER_ARG", ((Known(service, "sample", FlowType.Percent) as PercentValue)?.Percent / 100 ?? 1).ToString("0.######", CultureInfo.InvariantCulture));
        }
        else if (traces)
        {
            yield return ("OTEL_TRACES_SAMPLER", "parentbased_always_on");
        }
    }

    /// <summary>Whether the service itself decides when a trace begins: whoever keeps errors or slow traces cannot know yet.</summary>
    private bool IsDecidedFirst(DeclarationSymbol service) =>
        Known(service, "keep-errors", FlowType.Bool) is BoolValue { Truth: false } && TelemetryLines.Setting(service, "traces", "keep-slower-than") is null;

    private Value? Known(DeclarationSymbol service, string name, FlowType type) => TelemetryLines.Setting(service, "traces", name) is var (value, place) ? Quietly(value, place, type).Constant : null;

    private bool SendsLogs(DeclarationSymbol environment) => IsLocal(environment) || (TelemetryLines.Setting(environment, "logs") is var (value, place)
        && (Quietly(value, place, new ListType(TelemetryKinds.LogStore)).Constant switch { ListValue list => list.Items, { } one => [one], null => [] }).Any(static s => s is VariantValue { Case: not "cloudwatch" }));

    /// <summary>Where services reach the collector; null where none runs.</summary>
    private string? CollectorOf(DeclarationSymbol environment) => IsLocal(environment)
        ? CloudLines.Setting(environment, "observability") is var (observed, there) && Quietly(observed, there, FlowType.Bool).Constant is BoolValue { Truth: true } ? LocalCollector.Address : null
        : TelemetryLines.Setting(environment, "collector") is var (value, place) ? (Quietly(value, place, FlowType.Text).Constant as TextValue)?.Text : null;

    private static bool IsLocal(DeclarationSymbol environment) => CloudLines.ProviderOf(environment) == Platforms.Local;

    private static int PortOf(string collector) => Uri.TryCreate(collector, UriKind.Absolute, out var uri) ? uri.Port : 0;

    /// <summary>What is said where it stands is not said again.</summary>
    private Expr Quietly(ExpressionSyntax value, BindContext place, FlowType type)
    {
        session.Quiet++;
        var bound = new ExpressionBinder(session, place).Bind(value, type);
        session.Quiet--;
        return bound;
    }

    /// <summary>The environment, and the version where the image names it: <c>deployment.environment.name</c> and <c>service.version</c> of the semantic conventions.</summary>
    private Expr Attributes(DeclarationSymbol use, DeclarationSymbol environment, SyntaxNode syntax)
    {
        var name = PreviewLines.NameOf(environment, context.At(syntax));
        var image = use.Members.Find("image") is LetSymbol let ? ValueOf(let, syntax) : null;
        var version = VersionOf(image) is { } tag ? $",service.version={tag}" : "";
        return name.KnownText is { } known ? Text($"deployment.environment.name={known}{version}", syntax)
            : new InterpolationExpr([Text("deployment.environment.name=", syntax), name, Text(version, syntax)], context.At(syntax)) { Phase = name.Phase };
    }

    /// <summary>The tag of an image, where it is known although the place of the image is not.</summary>
    private static string? VersionOf(Expr? image)
    {
        var text = image is InterpolationExpr { Parts: var parts } ? string.Concat(parts.Select(static p => p.KnownText ?? NotYet)) : image?.KnownText ?? "";
        var name = text.Split('@')[0]; // what stands behind is the digest, which is no version
        var colon = name.LastIndexOf(':');
        return colon >= 0 && name[(colon + 1)..] is { Length: > 0 } tag && tag.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? tag : null;
    }

    private ConstantExpr Text(string text, SyntaxNode syntax) => new(Value.Of(text), FlowType.Text, context.At(syntax));
}
