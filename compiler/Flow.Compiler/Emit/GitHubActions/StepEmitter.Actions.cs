using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Steps that use an action: somebody's, or one that stands behind a verb of Flow.</summary>
internal sealed partial class StepEmitter
{
    private YamlMapping Uses(UsesStep step, StepStart start) =>
        Action(step, start, Reference(step), [.. step.Inputs.Select(Input)]);

    private YamlMapping Checkout(CheckoutStep step, StepStart start) => Action(step, start, Known("actions/checkout"),
    [
        ("ref", Optional(step.Reference)),
        ("repository", Optional(step.Repository)),
        ("path", Optional(step.Into)),
        ("fetch-depth", step.Depth is { } depth ? Typed(depth, expressions) : null),
        ("submodules", step.Submodules switch { "no" => null, "yes" => true, var other => other }),
        ("lfs", step.LargeFiles ? true : null),
        ("token", Optional(step.Token)),
        ("persist-credentials", step.KeepsCredentials ? null : false),
        .. step.Others.Select(Input),
    ]);

    private YamlMapping Setup(SetupStep step, StepStart start)
    {
        var (action, version) = step.Tool switch
        {
            Tool.Dotnet => ("actions/setup-dotnet", "dotnet-version"),
            Tool.Node => ("actions/setup-node", "node-version"),
            Tool.Java => ("actions/setup-java", "java-version"),
            Tool.Python => ("actions/setup-python", "python-version"),
            Tool.Go => ("actions/setup-go", "go-version"),
            Tool.Terraform => ("hashicorp/setup-terraform", "terraform_version"),
            Tool.Docker => ("docker/setup-buildx-action", "version"),
            _ => throw new InvalidOperationException($"There is no such tool: {step.Tool}."),
        };
        return Action(step, start, Known(action),
        [
            (version, Optional(step.Version)),
            ("distribution", (step.Distribution ?? (step.Tool == Tool.Java ? "temurin" : null)).AsScalar()),
            .. CacheInputs(step),
            .. step.Others.Select(Input),
        ]);
    }

    private YamlMapping Login(LoginStep step, StepStart start)
    {
        YamlNode? Of(Func<DeployRole, string> what) => DeployRole.Of(scope.Model, scope.Job, step, what) is { } text ? InputText(text) : null; // where there is no role, that was reported

        return Action(step, start, Known("aws-actions/configure-aws-credentials"), [("role-to-assume", Of(static r => r.Arn)), ("aws-region", Of(static r => r.Region))]);
    }

    private IEnumerable<(string, YamlNode?)> CacheInputs(SetupStep step)
    {
        if (step.Cache is null or { Constant: BoolValue { Truth: false } })
        {
            return [];
        }

        var file = step.Cache.Constant is BoolValue ? null : step.Cache;
        var packages = SetupCache.ManagerOf(step.Tool, file?.KnownText);
        if (packages is null)
        {
            Refuse(step.Cache.Location, "cache of packages", $"`setup {step.Tool.ToString().ToLowerInvariant()}`", "Name the dependency file whose package manager is meant, or use `cache`.");
            return [];
        }

        return [("cache", packages == "true" ? true : packages), ("cache-dependency-path", Optional(file))];
    }

    private YamlMapping Cache(CacheStep step, StepStart start)
    {
        var folder = (step.Restores, step.Saves) switch { (true, true) => "", (true, false) => "/restore", _ => "/save" };
        return Action(step, start, Known("actions/cache", folder),
        [
            ("path", Lines(step.Paths)),
            ("key", expressions.Text(step.CacheKey)),
            ("restore-keys", step.Restores && !step.RestoreKeys.IsEmpty ? Lines(step.RestoreKeys) : null),
        ]);
    }

    private YamlMapping Action(Step step, StepStart start, YamlNode reference, ImmutableArray<(string Key, YamlNode? Value)> inputs) =>
        Head(step, start, step.Title)
            .Add("uses", reference)
            .Add("env", Variables(step.Variables))
            .Add("with", inputs.Any(static i => i.Value is not null) ? YamlMapping.Of(inputs) : null);

    private (string, YamlNode?) Input(Variable input) => (input.Name, InputText(input.Value).With(input.Origin));

    /// <summary>A known list is given line by line, as actions that take several values read it; other values as text.</summary>
    private YamlScalar InputText(Expr value) => value.Constant switch
    {
        BoolValue b => YamlScalar.Of(b.Truth),
        ListValue list => YamlScalar.Of(string.Join('\n', list.Items.Select(static i => i.ToText()))),
        _ when value is ListExpr list => Lines(list.Items),
        _ => YamlScalar.Of(expressions.ToWire(value, value.Type)),
    };

    private YamlScalar? Optional(Expr? value) => value is null ? null : YamlScalar.Of(expressions.Text(value));

    private YamlScalar Lines(ImmutableArray<Expr> values) =>
        YamlScalar.Of(string.Join("", values.Select(v => expressions.Text(v) + (values.Length > 1 ? "\n" : ""))));

    /// <summary>An action that Flow itself chose: its newest known version.</summary>
    private static YamlScalar Known(string repository, string folder = "")
    {
        var pin = ActionPins.Newest(repository);
        return Pinned(pin, folder);
    }

    private static YamlScalar Pinned(ActionPin pin, string folder) =>
        YamlScalar.Of($"{pin.Repository}{folder}@{pin.Commit}") with { TrailingComment = pin.Version.Length == 0 ? null : pin.Version };

    private YamlScalar Reference(UsesStep step)
    {
        switch (step.Action)
        {
            case RemoteAction remote:
                return Remote(remote, step);
            case DeclaredAction declared:
                WantCheckout(step, declared.Name);
                return YamlScalar.Of("./" + FolderOf(declared.Name));
            case LocalAction { Path: var path }:
                if (path.StartsWith("./", StringComparison.Ordinal))
                {
                    WantCheckout(step, path);
                }

                return YamlScalar.Of(path);
            case ImageAction image:
                return YamlScalar.Of("docker://" + image.Image);
            default:
                throw new InvalidOperationException($"There is no such action: {step.Action.GetType().Name}.");
        }
    }

    private YamlScalar Remote(RemoteAction action, UsesStep step)
    {
        var folder = action.Path.Length == 0 ? "" : "/" + action.Path;
        if (ActionPins.Find(action, scope.Options) is { } pin)
        {
            return Pinned(pin, folder);
        }

        scope.Reports.Add(
            GitHubActionsDiagnostics.ActionNotPinned,
            step.Origin.Location,
            $"`{action.Repository}@{action.Reference}` can be changed by its owner. `flow lock` writes its commit into `flow.lock`, from where it is taken.");
        return YamlScalar.Of($"{action.Repository}{folder}@{action.Reference}");
    }

    private string FolderOf(string action) => scope.Model.Actions.First(a => a.Name == action).Folder.Path;

    private void WantCheckout(UsesStep step, string action)
    {
        if (scope.Job is { } job && !job.AllSteps.TakeWhile(s => s != step).Any(static s => s is CheckoutStep || (s is UsesStep { Action: RemoteAction action } && action.IsFrom("actions/checkout"))))
        {
            scope.Reports.Add(
                GitHubActionsDiagnostics.LocalActionWithoutCheckout,
                step.Origin.Location,
                $"GitHub finds `{action}` only after the repository was checked out. Write `checkout` before it.");
        }
    }
}
