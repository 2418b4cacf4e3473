using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes what people and callers give to a pipeline, and what callers get.</summary>
internal static class InputEmitter
{
    /// <summary>The body of <c>workflow_dispatch</c>.</summary>
    public static YamlMapping ByHand(Pipeline pipeline) =>
        YamlMapping.Of(("inputs", Inputs(pipeline.Parameters, InputTypes.ByHand)));

    /// <summary>The body of <c>workflow_call</c>.</summary>
    public static YamlMapping ByCall(JobScope scope, Pipeline pipeline) => YamlMapping.Of(
        ("inputs", Inputs(pipeline.Parameters, InputTypes.ByCall)),
        ("secrets", Secrets(pipeline.Parameters)),
        ("outputs", Outputs(pipeline.Outputs, scope.At(Place.WorkflowOutput))));

    /// <summary>Results by name, with their descriptions; null where there are none.</summary>
    public static YamlMapping? Outputs(ImmutableArray<Output> outputs, GitHubExpression expressions) => outputs.IsEmpty
        ? null
        : YamlMapping.Of(outputs.Select(o => (o.Name, (YamlNode?)YamlMapping.Of(
            ("description", Description(o.Description, o.Origin)),
            ("value", expressions.ToWire(o.Value, o.Type))).With(WithoutDocumentation(o.Origin)))));

    /// <summary>What is written as documentation is the description, where there is no other.</summary>
    public static YamlScalar? Description(string? description, Origin origin) =>
        (description ?? (origin.Documentation.IsEmpty ? null : string.Join('\n', origin.Documentation.Select(static d => d.Trim())))).AsScalar();

    /// <summary>The origin without the documentation, which was printed as a description.</summary>
    public static Origin WithoutDocumentation(Origin origin) => origin with { Documentation = [] };

    private static YamlMapping? Inputs(ImmutableArray<Parameter> parameters, Func<Parameter, string> typeOf)
    {
        var inputs = parameters.Where(static p => !p.IsSecret).ToArray();
        return inputs.Length == 0 ? null : YamlMapping.Of(inputs.Select(p => (p.Name, (YamlNode?)Input(p, typeOf(p)))));
    }

    private static YamlMapping Input(Parameter parameter, string type) => YamlMapping.Of(
        ("description", Description(parameter.Description, parameter.Origin)),
        ("type", type),
        ("required", parameter.IsRequired ? true : null),
        ("default", parameter.Default is null or NoneValue ? null : Default(parameter, parameter.Default)),
        ("options", type == "choice" ? YamlSequence.Flow(((EnumType)parameter.Type.Required).Members) : null))
        .With(WithoutDocumentation(parameter.Origin));

    private static YamlNode Default(Parameter parameter, Value value) =>
        InputTypes.TravelsAsJson(parameter) ? GitHubLiteral.Json(value) : MatrixEmitter.Node(value);

    private static YamlMapping? Secrets(ImmutableArray<Parameter> parameters)
    {
        var secrets = parameters.Where(static p => p.IsSecret).ToArray();
        return secrets.Length == 0
            ? null
            : YamlMapping.Of(secrets.Select(p => (p.Name, (YamlNode?)YamlMapping.Of(
                ("description", Description(p.Description, p.Origin)),
                ("required", p.IsRequired)).With(WithoutDocumentation(p.Origin)))));
    }
}
