using System.Globalization;
using System.Text.Json;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The templates that plan and apply the configuration of an environment give each of its parameters a value that it can take.</summary>
internal sealed class EnvironmentsGetTheirParameters : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var use in model.Pipelines.SelectMany(Uses))
        {
            var folder = use.Value("folder")?.KnownText?.TrimEnd('/');
            var environment = model.Environments.FirstOrDefault(e => (e.Preview is not null) == (use.Construct == ConfigurationTemplates.OfPreviews) && folder == e.Folder);
            CheckSecrets(use, environment, model, diagnostics);
            if (environment is not null)
            {
                CheckUse(use, environment, model, diagnostics);
            }
        }
    }

    /// <summary>What pipelines give the parameter <paramref name="name"/> of <paramref name="environment"/>; null for what is not known.</summary>
    public static IEnumerable<Expr?> GivenTo(DeliveryModel model, DeploymentEnvironment environment, string name) =>
        model.Pipelines.SelectMany(Uses).Where(u => u.Value("folder")?.KnownText?.TrimEnd('/') == environment.Folder).Select(Given).Where(g => g.ContainsKey(name)).Select(g => g[name].Value);

    /// <summary>The uses of the templates; where a loop makes several jobs of one, as it is in each of them.</summary>
    private static IEnumerable<ConstructUse> Uses(Pipeline pipeline) => pipeline.Uses.Where(static u => ConfigurationTemplates.Names.Contains(u.Construct))
        .SelectMany(u => CellValues.Of(pipeline.Jobs.FirstOrDefault(j => j.Name == u.Name)).Select(c => CellValues.In(u, c)));

    /// <summary>Whatever the environment takes it as, and also where the configuration is written by hand: what is given stands in plans and beside states.</summary>
    private static void CheckSecrets(ConstructUse use, DeploymentEnvironment? environment, DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var (name, value) in Given(use).Where(static g => g.Value.Value is { IsSecret: true }))
        {
            Report(
                diagnostics, EnvironmentDiagnostics.ParameterWrong, value.Location,
                $"What `{name}` is given is a secret, and `parameters` keep none. {(environment is null ? "Instead the configuration reads it where it is kept" : LookedUp(name, environment, model))}.");
        }
    }

    private static void CheckUse(ConstructUse use, DeploymentEnvironment environment, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = environment.Parameters.Where(p => p.Name != environment.Preview?.Number).ToDictionary(static p => p.Name, StringComparer.Ordinal);
        var given = Given(use);
        foreach (var parameter in known.Values.Where(p => p.IsRequired && !given.ContainsKey(p.Name)))
        {
            diagnostics.Add(new Diagnostic(
                EnvironmentDiagnostics.ParameterMissing, use.Origin.Location,
                parameter.IsSecret
                    ? $"`{parameter.Name}` of `{environment.Name}` is a secret, and `parameters` keep none. {LookedUp(parameter.Name, environment, model)}{LeftOut(parameter, environment)}."
                    : $"`{environment.Name}` cannot be made without its `{parameter.Name}`: `parameters {{ {parameter.Name} = … }}`.")
            {
                Aspect = parameter.Name,
                Related = [new RelatedLocation(parameter.Origin.Location, "It is declared here.")],
            });
        }

        foreach (var (name, value) in given.Where(static g => g.Value.Value is not { IsSecret: true }))
        {
            CheckGiven(name, value, known.GetValueOrDefault(name), environment, known.Keys, model, diagnostics);
        }
    }

    /// <summary>Where nothing keeps it that reads it, it need not be looked up in a way that does.</summary>
    private static string LookedUp(string name, DeploymentEnvironment environment, DeliveryModel model)
    {
        var keeper = SecretReaders.Keeper(environment, model.Providers, s => s is ParameterSource parameter && parameter.Name == name);
        var (word, after) = keeper is null ? ("ephemeral", ", so that neither the state nor a plan holds it") : ("data", $" (the state then holds it, because {keeper})");
        return $"Instead of the `param` the environment reads it where it is kept, `{word} aws_secretsmanager_secret_version {name} {{ secret_id = \"…\" }}`, and gives on `{name}.secret_string`{after}";
    }

    private static string LeftOut(Parameter parameter, DeploymentEnvironment environment) =>
        parameter.Origin.Location.UsedAt.IsEmpty ? "" : $"; or `{environment.Name}` leaves it out with what reads it: `{parameter.Name} = none`";

    private static void CheckGiven(string name, (Expr? Value, Location Location) given, Parameter? parameter, DeploymentEnvironment environment, IEnumerable<string> names, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (parameter is null)
        {
            var words = name == environment.Preview?.Number ? "is the number of the pull request, which each preview gets by itself." : $"is no parameter of `{environment.Name}`.{Suggestions.DidYouMean(name, names)}";
            Report(diagnostics, EnvironmentDiagnostics.ParameterWrong, given.Location, $"`{name}` {words}");
        }
        else if (parameter.IsSecret)
        {
            Report(diagnostics, EnvironmentDiagnostics.ParameterWrong, given.Location, $"`{name}` of `{environment.Name}` is a secret, and `parameters` keep none. {LookedUp(name, environment, model)}.");
        }
        else if (given.Value?.KnownText is { } text && Expected(parameter.Type.Required, text) is { } expected)
        {
            Report(diagnostics, EnvironmentDiagnostics.ParameterWrong, given.Location, $"`{name}` of `{environment.Name}` takes {expected}, and `{text}` is none.", [new RelatedLocation(parameter.Origin.Location, "It is declared here.")]);
        }
    }

    /// <summary>What the type takes, where <paramref name="text"/> is nothing of the kind; null where it is right.</summary>
    private static string? Expected(FlowType type, string text) => type switch
    {
        EnumType { IsOpen: false } words when !words.Members.Contains(text) => $"one of {string.Join(", ", words.Members.Select(static m => $"`{m}`"))}",
        IntType when !decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "a whole number",
        NumberType when !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => "a number",
        BoolType when text is not ("true" or "false") => "`true` or `false`",
        ListType when !IsJson(text, JsonValueKind.Array) => "a list in JSON, such as `[\"a\", \"b\"]`",
        MapType when !IsJson(text, JsonValueKind.Object) => "an object in JSON, such as `{\"a\": \"b\"}`",
        _ => null,
    };

    private static bool IsJson(string text, JsonValueKind kind)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return read.RootElement.ValueKind == kind;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What the use gives, by name.</summary>
    private static Dictionary<string, (Expr? Value, Location Location)> Given(ConstructUse use)
    {
        var parameters = use.Parameters.FirstOrDefault(static p => p is { Name: "parameters", IsWritten: true });
        IEnumerable<(string Name, Expr? Value, Location Location)> fields = parameters?.Value switch
        {
            RecordExpr record => record.Fields.Select(static f => (f.Name, (Expr?)f.Value, f.Value.Location)),
            { Constant: RecordValue record } value => record.Fields.Select(f => (f.Name, (Expr?)new ConstantExpr(f.Value, f.Value.Type, value.Location), parameters.Origin.Location)),
            _ => [],
        };
        return fields.DistinctBy(static f => f.Name).ToDictionary(static f => f.Name, static f => (f.Value, f.Location), StringComparer.Ordinal);
    }
}
