using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>No variable holds a password as text, which everybody could read who can read the source. On the machine of whoever develops that is no harm, and neither beside a container that is there for one job.</summary>
internal sealed partial class CredentialsAreNotWritten : ModelRule
{
    private const string Plain = "env";

    private static readonly string[] OfNobody = ["test", "dummy", "fake", "example"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var found in model.Environments.SelectMany(Of).Concat(model.Pipelines.SelectMany(Of)).Where(f => reported.Add(f.Place)))
        {
            diagnostics.Add(new Diagnostic(LabelDiagnostics.CredentialWritten, found.Place, found.Message)
            {
                Severity = model.Project.Standards switch { Standards.Strict => Severity.Error, Standards.Relaxed => Severity.Note, _ => Severity.Warning },
                Fixes = found.Fixes,
            });
        }
    }

    private static IEnumerable<Found> Of(DeploymentEnvironment environment)
    {
        if (environment.Cloud?.Provider == Platforms.Local)
        {
            return [];
        }

        var uses = environment.Uses.Where(static u => u.IsHosted || u is { IsOfLibrary: true, Construct: "workload" or "function" })
            .SelectMany(static u => WrittenVariables.In(u.Value(Plain), u.Origin.Location).Select(v => (u.Name, Variable: v)));
        var containers = environment.Workloads.Where(w => w.Service is null && environment.Uses.All(u => u.Name != w.Name)).SelectMany(static w => w.Variables.Select(v => (w.Name, Variable: v with { Origin = Origins.At(v.Value.Location) })));
        return uses.Concat(containers).Select(v => Judge(v.Variable) is { } credential ? new Found(v.Variable.Origin.Location.InProject, Message(environment, v.Name, v.Variable, credential), []) : null).OfType<Found>();
    }

    private static IEnumerable<Found> Of(Pipeline pipeline) =>
        Of(pipeline.Environment, [.. pipeline.Jobs]).Concat(pipeline.Jobs.SelectMany(static j => Of([.. j.Variables, .. j.AllSteps.SelectMany(static s => s.Variables)], [j])));

    private static IEnumerable<Found> Of(ImmutableArray<Variable> variables, ImmutableArray<Job> jobs)
    {
        var beside = jobs.SelectMany(static j => j.Sidecars).ToList();
        var known = beside.SelectMany(static s => s.Container.Variables).Select(static v => v.Value.KnownText).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var variable in variables.Where(v => Judge(v) is Credential.Text && !IsForTests(v.Value.KnownText, known, beside)))
        {
            var place = variable.Value.Location.InProject;
            var secret = $"secrets.{variable.Name}";
            yield return new Found(
                place, $"`{variable.Name}` is given a password or the like, and this text is in the source and in the generated files. Let GitHub keep it: `{variable.Name} = {secret}`.",
                [new Fix($"Write `{secret}`", FixSafety.Suggestion, [new TextEdit(place.Span, secret)])]);
        }
    }

    /// <summary>Whether a text is no secret of anybody: one that says so, what a container beside the job has, and the way to one.</summary>
    private static bool IsForTests(string? text, HashSet<string> known, List<Sidecar> beside) => text is not null
        && (OfNobody.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))
            || known.Any(k => k.Length > 0 && (text == k || text.Contains($":{k}@", StringComparison.Ordinal) || text.Contains($"={k}", StringComparison.Ordinal)))
            || (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.IsLoopback || beside.Exists(s => s.Name == address.Host))));

    private static string Message(DeploymentEnvironment environment, string owner, Variable variable, Credential credential)
    {
        if (credential is Credential.Place { Written: var written })
        {
            return $"`{variable.Name}` of `{owner}` has, where a password belongs, the ARN that says where it is kept. Nobody puts the password in its place: `secrets {{ {Stem(variable.Name)}_PASSWORD = {written} }}` gives it to `{owner}`, which makes the address of it.";
        }

        return $"`{variable.Name}` of `{owner}` is a password or has one in it, and this text is in the source and in the generated files. Say where it is kept: {ServicesShowNoSecrets.Instead(environment, owner, variable.Name, variable.Value)}.";
    }

    private static string Stem(string name) => Address().Replace(name, "");

    /// <summary>What of a variable is a credential; null for none.</summary>
    private static Credential? Judge(Variable variable)
    {
        if (variable.Value.IsSecret)
        {
            return null; // which is told as what it is
        }

        var holes = new List<Expr>();
        var text = TextOf(variable.Value, holes);
        if (Password().Match(text) is { Success: true } address)
        {
            return OfPart(address.Groups["password"].Value, holes);
        }

        if (text.Contains(';', StringComparison.Ordinal) && Setting().Match(text) is { Success: true } setting)
        {
            return OfPart(setting.Groups["password"].Value, holes);
        }

        return KnownForm().IsMatch(text) || (holes.Count == 0 && Telling().IsMatch(variable.Name) && !IsNoCredential(text)) ? new Credential.Text() : null;
    }

    /// <summary>What stands where a password belongs: text, or values of which one may say where a secret is kept.</summary>
    private static Credential? OfPart(string part, List<Expr> holes)
    {
        var values = part.Where(IsHole).Select(c => holes[c - FirstHole]).ToList();
        return part.StartsWith("arn:", StringComparison.Ordinal) ? new Credential.Place($"\"{part}\"")
            : values.FirstOrDefault(static v => AttributeRead.In(v).Any() && SecretPlaces.CanBe(v)) is { } place ? new Credential.Place(place.Location.Source.Slice(place.Location.Span))
            : values.Count == 0 ? new Credential.Text()
            : null;
    }

    private const char FirstHole = '\uE000';

    private static bool IsHole(char character) => character is >= FirstHole and < '\uF000';

    private static string TextOf(Expr value, List<Expr> holes)
    {
        if (value.KnownText is { } known)
        {
            return known;
        }

        if (value is InterpolationExpr { Parts: var parts })
        {
            return string.Concat(parts.Select(p => TextOf(p, holes)));
        }

        holes.Add(value);
        return ((char)(FirstHole + holes.Count - 1)).ToString();
    }

    /// <summary>Nothing, a word that switches something, a number, where something is, or something that another program puts in.</summary>
    private static bool IsNoCredential(string text) =>
        text.Length == 0 || Switch().IsMatch(text) || decimal.TryParse(text, out var number) && number < 1000
        || text[0] is '/' or '.' or '~' or '$' || text.StartsWith("arn:", StringComparison.Ordinal) || text.StartsWith(Workload.FromOutside, StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);

    /// <summary>The names that <c>flow runbook</c> hides, where they say what the value is, and not something about it: <c>PASSWORD_MIN_LENGTH</c>, <c>TOKEN_URL</c>.</summary>
    [GeneratedRegex("(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY|SECRET_?KEY(_BASE)?|CREDENTIALS?)(_?[0-9]+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*://[^/@\s:]*:(?<password>[^@\s]+)@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"(?:^|;)\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*(?<password>[^;\s]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----|^gh[pousr]_[A-Za-z0-9]{30,}$|^github_pat_[A-Za-z0-9_]{30,}$|^[sr]k_live_[A-Za-z0-9]{16,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownForm();

    [GeneratedRegex("^(true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Switch();

    [GeneratedRegex("_(URL|URI|DSN|ADDRESS)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    /// <summary>What is wrong with a variable.</summary>
    private abstract record Credential
    {
        /// <summary>It is written as text.</summary>
        public sealed record Text : Credential;

        /// <summary>Where the credential belongs it is said where that is kept.</summary>
        public sealed record Place(string Written) : Credential;
    }

    private sealed record Found(Location Place, string Message, ImmutableArray<Fix> Fixes);
}
