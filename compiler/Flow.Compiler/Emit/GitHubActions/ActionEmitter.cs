using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes a composite action.</summary>
internal sealed class ActionEmitter(DeliveryModel model, EmitOptions options, DiagnosticBag diagnostics)
{
    /// <summary>Where the file of <paramref name="action"/> lies.</summary>
    public static string PathOf(CompositeAction action) => ProjectPath.Normalise($"{action.Folder.Path}/action.yml");

    /// <summary>The file of <paramref name="action"/>.</summary>
    public GeneratedFile Emit(CompositeAction action)
    {
        var scope = new JobScope(model, options, new WorkflowReports(diagnostics, $"action `{action.Name}`")) { Action = action };
        var name = action.Title ?? action.Name;
        var root = YamlMapping.Of(
            ("name", YamlScalar.Of(name).With(InputEmitter.WithoutDocumentation(action.Origin))),
            ("description", InputEmitter.Description(action.Description, action.Origin) ?? YamlScalar.Of(name)),
            ("inputs", Inputs(action)),
            ("outputs", InputEmitter.Outputs(action.Outputs, scope.At(Place.ActionStep))),
            ("runs", YamlMapping.Of(
                ("using", "composite"),
                ("steps", new StepEmitter(scope).Emit(action.Steps, [])))));
        return FileText.Write(PathOf(action), root, action.Origin, model);
    }

    /// <summary>An action's inputs are always text.</summary>
    private static YamlMapping? Inputs(CompositeAction action) => action.Parameters.IsEmpty
        ? null
        : YamlMapping.Of(action.Parameters.Select(static p => (p.Name, (YamlNode?)YamlMapping.Of(
            ("description", InputEmitter.Description(p.Description, p.Origin) ?? YamlScalar.Of(p.Name)),
            ("required", p.IsRequired ? true : null),
            ("default", p.Default is null or NoneValue ? null : YamlScalar.Of(DefaultOf(p)))).With(InputEmitter.WithoutDocumentation(p.Origin)))));

    private static string DefaultOf(Parameter parameter) =>
        ExpressionScope.TravelsAsText(parameter.Type) ? parameter.Default!.ToText() : GitHubLiteral.Json(parameter.Default!);
}
