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
    private const string OfGitHub = "GITHUB_";

    /// <summary>How many characters an address or a list of settings may have; to look for parameters takes longer by the square of that.</summary>
    private const int LongestAddress = 4096;

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
            var secret = $"secrets.{SecretName(variable.Name)}";
            yield return new Found(
                place, $"`{variable.Name}` is given a password or the like, and this text is in the source and in the generated files. Let GitHub keep it: `{variable.Name} = {secret}`.",
                [new Fix($"Write `{secret}`", FixSafety.Suggestion, [new TextEdit(place.Span, secret)])]);
        }
    }

    /// <summary>GitHub takes no secret whose name begins as those of its own do.</summary>
    private static string SecretName(string variable) => variable.StartsWith(OfGitHub, StringComparison.OrdinalIgnoreCase) ? $"GH_{variable[OfGitHub.Length..]}" : variable;

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
        var passwords = PasswordsIn(text).ToList();
        return passwords.Count > 0
            ? passwords.Select(p => OfPart(p, holes)).FirstOrDefault(static c => c is not null)
            : KnownForm().IsMatch(text) || (holes.Count == 0 && IsTelling(variable.Name) && !IsNoCredential(text)) ? new Credential.Text() : null;
    }

    /// <summary>What stands where a password belongs: before the host of an address, among its parameters, and in a list of settings.</summary>
    private static IEnumerable<string> PasswordsIn(string text)
    {
        if (text.Length > LongestAddress)
        {
            return [];
        }

        var found = Password().Matches(text).Concat(Parameter().Matches(text)).Concat(text.Contains(';', StringComparison.Ordinal) ? Setting().Matches(text) : []);
        return found.Select(static m => m.Groups["password"].Value);
    }

    private static bool IsTelling(string name) => Telling().IsMatch(name) && !Naming().IsMatch(name);

    /// <summary>What stands where a password belongs: text, or values of which one may say where a secret is kept.</summary>
    private static Credential? OfPart(string part, List<Expr> holes)
    {
        var values = part.Where(IsHole).Select(c => holes[c - FirstHole]).ToList();
        return part.StartsWith("arn:", StringComparison.Ordinal) ? new Credential.Place($"\"{part}\"")
            : values.FirstOrDefault(static v => AttributeRead.In(v).Any() && SecretPlaces.CanBe(v)) is { } place ? new Credential.Place(place.Location.Source.Slice(place.Location.Span))
            : values.Count == 0 && !Switch().IsMatch(part) && !Placeholder().IsMatch(part) ? new Credential.Text()
            : null;
    }

    private const char FirstHole = '\uE000';

    /// <summary>Stands for what of a known text would be taken for a hole.</summary>
    private const char Unreadable = '\uFFFD';

    private static bool IsHole(char character) => character is >= FirstHole and < '\uF000';

    private static string TextOf(Expr value, List<Expr> holes)
    {
        if (value.KnownText is { } known)
        {
            return string.Concat(known.Select(static c => IsHole(c) ? Unreadable : c));
        }

        if (value is InterpolationExpr { Parts: var parts })
        {
            return string.Concat(parts.Select(p => TextOf(p, holes)));
        }

        holes.Add(value);
        return ((char)(FirstHole + holes.Count - 1)).ToString();
    }

    /// <summary>Nothing, a word that switches something, a number, a duration, where something is or what it is called in a request, or something that another program puts in.</summary>
    private static bool IsNoCredential(string text) =>
        text.Length == 0 || Switch().IsMatch(text) || Placeholder().IsMatch(text) || Duration().IsMatch(text) || Header().IsMatch(text) || decimal.TryParse(text, out var number) && number < 1000
        || text[0] is '/' or '.' or '~' || text.StartsWith("arn:", StringComparison.Ordinal) || text.StartsWith(Workload.FromOutside, StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);

    /// <summary>The names that <c>flow runbook</c> hides, where they say what the value is, and not something about it: <c>PASSWORD_MIN_LENGTH</c>, <c>TOKEN_URL</c>.</summary>
    [GeneratedRegex("((^|_)PASS|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY|SECRET_?KEY(_BASE)?|CREDENTIALS?)(_?[0-9]+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telling();

    /// <summary>Names that say that it is allowed or wanted, or what a secret of a cluster is called.</summary>
    [GeneratedRegex("(^|_)(ALLOW|ENABLE|DISABLE|REQUIRE|SKIP|SHOW|HIDE|USE)_|(^|_)(TLS|SSL|CERT|CERTIFICATE|PULL|K8S|KUBERNETES)_SECRET$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Naming();

    [GeneratedRegex(@"^(jdbc:)?[a-z][a-z0-9+.-]*://[^/?#,@\s:]*:(?<password>[^/?#,@\s]+)@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"(?<=://\S*[?&])(password|passwd|pwd)=(?<password>[^&#\s]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?:^|;)\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*(?<password>[^;\s]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----|^gh[pousr]_[A-Za-z0-9]{30,}$|^github_pat_[A-Za-z0-9_]{30,}$|^[sr]k_live_[A-Za-z0-9]{16,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownForm();

    [GeneratedRegex("^(true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional|always|never|auto)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Switch();

    /// <summary>What something else replaces before it is read: <c>$(DB_PASSWORD)</c>, <c>%s</c>, <c>&lt;password&gt;</c>.</summary>
    [GeneratedRegex(@"^(\$.+|%[a-z]|%\w+%|%\(\w+\)s|<.+>|\{.+\}|\[.+\]|#\{.+\}#|__\w+__|\*+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)? ?(ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?))+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duration();

    [GeneratedRegex("^X(-[A-Za-z]+)+$|^[A-Za-z_-]*(csrf|xsrf)[A-Za-z_-]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

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
