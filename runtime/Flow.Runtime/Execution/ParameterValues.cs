using System.Globalization;
using Flow.Runtime.Output;

namespace Flow.Runtime.Execution;

/// <summary>Checks what is given for a pipeline's parameters, and fills in what is not.</summary>
internal static class ParameterValues
{
    /// <summary>The values of a pipeline's parameters.</summary>
    /// <exception cref="RunUsageException">A parameter is unknown, missing or of another type.</exception>
    public static Values Of(PipelineDefinition pipeline, IReadOnlyDictionary<string, Value> given, SecretMasker masker)
    {
        foreach (var name in given.Keys.Where(name => !pipeline.Parameters.Any(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            throw new RunUsageException($"The pipeline '{pipeline.Name}' has no parameter '{name}'. {Known(pipeline)}");
        }

        Record values = [];
        foreach (var parameter in pipeline.Parameters)
        {
            var value = given.FirstOrDefault(entry => entry.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
            values[parameter.Name] = Read(pipeline, parameter, value.IsNone ? parameter.Default : value, masker);
        }

        return new("parameter", values);
    }

    private static string Known(PipelineDefinition pipeline) =>
        pipeline.Parameters.Count == 0 ? "It has none." : $"It has: {string.Join(", ", pipeline.Parameters.Select(static parameter => parameter.Name))}.";

    private static Value Read(PipelineDefinition pipeline, ParameterDefinition parameter, Value value, SecretMasker masker)
    {
        var text = value.ToString();
        if (text.Length == 0)
        {
            return parameter.Required ? throw new RunUsageException($"The pipeline '{pipeline.Name}' needs the parameter '{parameter.Name}'. Give it with --param {parameter.Name}=VALUE.") : Value.None;
        }

        switch (parameter.Kind)
        {
            case ParameterKind.Number:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(parameter, "a number", text);
            case ParameterKind.Flag:
                return text is "true" or "false" ? text == "true" : throw Wrong(parameter, "true or false", text);
            case ParameterKind.Choice when !parameter.Options.Contains(text):
                throw Wrong(parameter, $"one of {string.Join(", ", parameter.Options)}", text);
            case ParameterKind.Secret:
                masker.Add(text);
                return text;
            case ParameterKind.Json when value.Kind == ValueKind.Text:
                return Value.FromJson(text);
            default:
                return value.Kind is ValueKind.List or ValueKind.Record ? value : text;
        }
    }

    private static RunUsageException Wrong(ParameterDefinition parameter, string wanted, string text) =>
        new($"The parameter '{parameter.Name}' takes {wanted}, but it is '{(parameter.Kind == ParameterKind.Secret ? "***" : text)}'.");
}
