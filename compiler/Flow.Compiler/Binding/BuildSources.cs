using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// What the sources of an image say: <c>build = dotnet("src/Shop.Api/Shop.Api.csproj")</c>. Targets see no files, so what they need of them is read here and becomes the
/// second argument of the written form.
/// </summary>
/// <param name="session">Where mistakes go.</param>
/// <param name="context">Where the form stands.</param>
/// <param name="syntax">The form.</param>
internal sealed partial class BuildSources(BindSession session, BindContext context, CallExpressionSyntax syntax)
{
    private IProjectFiles Files => session.Services.Files;

    /// <summary>The form with what its sources say; unchanged where they cannot be read, which is reported.</summary>
    public Expr Read(Expr written)
    {
        if (written is not ConstantExpr { Value: VariantValue { Arguments: [TextValue { Text: var path }] } form } constant)
        {
            return written;
        }

        if (!ProjectPath.Resolve(context.Folder, path).TryGet(out var full, out var problem))
        {
            return Failed(written, ContainerDiagnostics.NoSources, problem.Message);
        }

        if (!(form.Case == "dotnet" ? Files.FileExists(full) : full.Length == 0 || Files.FolderExists(full)))
        {
            return Failed(written, ContainerDiagnostics.NoSources, form.Case == "dotnet" ? $"There is no file `{full}`." : $"There is no folder `{full}`.");
        }

        var facts = form.Case switch
        {
            "dotnet" => DotNet(full),
            "node" => Node(full),
            "python" => Python(full),
            "go" => Go(full),
            _ => Pages(full),
        };
        if (facts is null || !HasPlainPaths(facts) || !HasBase(form.Case, facts.Version))
        {
            return written;
        }

        facts = facts with { Version = facts.Version.Length > 0 ? facts.Version : BaseImages.Default(form.Case) };
        return constant with { Value = form with { Arguments = [Value.Of(full), facts.ToRecord()] } };
    }

    private Expr Failed(Expr written, DiagnosticDescriptor descriptor, string message)
    {
        session.Report(descriptor, context, syntax, message);
        return written;
    }

    private BuildFacts? NotBuildable(string message)
    {
        session.Report(ContainerDiagnostics.NotBuildable, context, syntax, message);
        return null;
    }

    private void NotLocked(string message) => session.Report(ContainerDiagnostics.NotLocked, context, syntax, message);

    private bool HasBase(string language, string version)
    {
        var known = BaseImages.Versions(language);
        return version.Length == 0 || known.IsEmpty || known.Contains(version)
            || NotBuildable($"There is no image here for version {version} of `{language}`; there are {string.Join(", ", known)}. Write a Dockerfile of your own, and `image` instead of `build`.") is not null;
    }

    private bool HasPlainPaths(BuildFacts facts)
    {
        if (facts.PackageFiles.Concat(facts.Folders).FirstOrDefault(static p => !p.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '/')) is not { } odd)
        {
            return true;
        }

        session.Report(ContainerDiagnostics.BadPath, context, syntax, $"`{odd}` cannot stand in a Dockerfile: names there have letters, digits, `.`, `_`, `-`, `+` and `@`.");
        return false;
    }

    /// <summary>The files of <paramref name="names"/> that are in <paramref name="folder"/>.</summary>
    private IEnumerable<string> Present(string folder, params ReadOnlySpan<string> names) => [.. names.ToArray().Select(n => ProjectPath.Join(folder, n)).Where(Files.FileExists)];
}

/// <summary>What was read of the sources of an image.</summary>
internal sealed record BuildFacts
{
    public string Version { get; init; } = "";

    public IEnumerable<string> PackageFiles { get; init; } = [];

    public IEnumerable<string> Folders { get; init; } = [];

    public ImmutableArray<string> Entry { get; init; } = [];

    public bool IsLocked { get; init; }

    public bool IsWeb { get; init; }

    public string Framework { get; init; } = "";

    public bool HasBuildScript { get; init; }

    /// <summary>The facts as a value; the model reads them by these names.</summary>
    public RecordValue ToRecord() => new(new RecordType(null, []),
    [
        new("version", Value.Of(Version)), new("package-files", List(PackageFiles.Distinct().Order(StringComparer.Ordinal))), new("folders", List(Outermost(Folders))), new("entry", List(Entry)),
        new("is-locked", Value.Of(IsLocked)), new("is-web", Value.Of(IsWeb)), new("framework", Value.Of(Framework)), new("has-build-script", Value.Of(HasBuildScript)),
    ]);

    /// <summary>Folders without those that lie in others.</summary>
    private static List<string> Outermost(IEnumerable<string> folders)
    {
        var all = folders.Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. all.Where(f => !all.Exists(o => o != f && (o.Length == 0 || f.StartsWith(o + "/", StringComparison.Ordinal))))];
    }

    private static ListValue List(IEnumerable<string> texts) => new(FlowType.Text, [.. texts.Select(static t => (Value)Value.Of(t))]);
}
