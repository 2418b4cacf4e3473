using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.CSharp.Tests;

/// <summary>Short ways to build a model by hand over a real source text, so that places can be checked.</summary>
internal sealed class Written(string text, string path = "ci.flow")
{
    private readonly SourceText source = new(path, text);

    /// <summary>The place of the first occurrence of <paramref name="words"/>.</summary>
    public Location At(string words)
    {
        var start = source.Content.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the source");
        return new(source, new TextSpan(start, words.Length));
    }

    public Origin From(string words) => new(At(words));

    /// <summary>The lines of a text of several lines that stands in the source.</summary>
    public CSharpText Code(string code)
    {
        var lines = code.Split('\n').Select(line => At(line.Length == 0 ? code : line)).ToImmutableArray();
        return new(code, lines);
    }

    public ReadExpr Read(string words, ValueSource from, FlowType type) => new(from, type, At(words));

    public static readonly Written Empty = new("pipeline ci {\n}\n");

    public static ConstantExpr Text(string text) => new(Value.Of(text), FlowType.Text, Empty.At("ci"));

    public static ConstantExpr Known(Value value) => new(value, value.Type, Empty.At("ci"));

    public static ConstantExpr Duration(TimeSpan duration) => Known(new DurationValue(duration));

    public static ReadExpr Reading(ValueSource from, FlowType type) => new(from, type, Empty.At("ci"));

    public static Origin Here => Empty.From("pipeline");

    public static RunStep Sh(string key, string script) => new(new Script("bash", script, []), Here) { Key = key, Name = key };

    public static Job Job(string name, params Step[] steps) => new(name, Here) { Steps = [.. steps], Runner = new([Text("ubuntu-latest")], null, Here) };

    public static JobDependency Needs(string job, Gate gate = Gate.Succeeded) => new(job, gate, Here);

    public static Output Output(string name, Expr value) => new(name, value.Type, value, Here);

    public static Output Output(string name, Expr value, FlowType type) => new(name, type, value, Here);

    public static Variable Variable(string name, Expr value) => new(name, value, Here);

    public static Pipeline Pipeline(params Job[] jobs) => new("ci", Here) { Jobs = [.. jobs], Triggers = [new("push", Here)] };

    public static DeliveryModel Model(params Job[] jobs) => Model(Pipeline(jobs));

    public static DeliveryModel Model(params Pipeline[] pipelines) => new() { Project = new("test"), Pipelines = [.. pipelines] };
}
