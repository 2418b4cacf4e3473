using FsCheck;
using FsCheck.Fluent;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Functions;

public class LawTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements('a', 'b', ',', ' ', '\n', '"', '\\', 'ä', '€', ':', '-', '#', '1', '0', '.', '{', '[', '\'', '~', '\t').ArrayOf().Select(static c => new string(c));

    private static readonly Gen<Value> Numbers = Gen.Choose(-1000, 1000).Select(static n => (Value)Value.Of(n / 8m));

    private static Value Call(string name, params Value[] arguments) =>
        StandardLibrary.Find(name)!.Call([.. arguments.Select(Argument.Of)], FunctionContext.Empty).Value!;

    private static Gen<Value> Values(int depth) => depth == 0
        ? Gen.OneOf(Texts.Select(static t => (Value)Value.Of(t)), Numbers, Gen.Elements<Value>(Value.None, Value.True, Value.False))
        : Gen.OneOf(
            Values(0),
            Values(depth - 1).ListOf(3).Select(static items => (Value)Define.ListOf([.. items])),
            Gen.Zip(Texts, Values(depth - 1)).ListOf(3).Select(static fields => (Value)JsonValues.Record([.. fields.Select(static f => new FieldValue(f.Item1, f.Item2))])));

    private static void Holds<T>(Gen<T> gen, Func<T, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(gen.ToArbitrary(), law));

    [Fact]
    public void Reading_json_undoes_writing_it() =>
        Holds(Values(3), static v => Call("from-json", Call("to-json", v)).Equals(v) && Call("from-json", Call("to-json-line", v)).Equals(v));

    [Fact]
    public void Reading_yaml_undoes_writing_it() =>
        Holds(Values(3), static v => Call("from-yaml", Call("to-yaml", v)).Equals(v));

    [Fact]
    public void Sorting_twice_is_sorting_once() => Holds(Numbers.ListOf(), static items =>
    {
        var sorted = Call("sort", Define.ListOf([.. items]));
        return Call("sort", sorted).Equals(sorted) && ((ListValue)sorted).Items.Length == items.Count;
    });

    [Fact]
    public void Joining_undoes_splitting() => Holds(Texts, static t => Call("join", Call("split", Value.Of(t), Value.Of(",")), Value.Of(",")).Equals(Value.Of(t)));

    [Fact]
    public void Reversing_twice_changes_nothing() => Holds(Numbers.ListOf(), static items =>
        Call("reverse", Call("reverse", Define.ListOf([.. items]))).Equals(Define.ListOf([.. items])));

    [Fact]
    public void Decoding_base64_undoes_encoding() => Holds(Texts, static t => Call("base64-decode", Call("base64", Value.Of(t))).Equals(Value.Of(t)));

    [Fact]
    public void A_slug_of_a_slug_is_itself() => Holds(Texts, static t => Call("slug", Call("slug", Value.Of(t))).Equals(Call("slug", Value.Of(t))));

    [Fact]
    public void A_quoted_text_reads_as_itself() => Holds(Texts, static t => ExampleReader.Evaluate(FlowText.Quote(t)).Value!.Equals(Value.Of(t)));

    [Fact]
    public void Normalising_twice_is_normalising_once() => Holds(
        Gen.Elements("a", "b", ".", "..", "").ListOf().Select(static parts => string.Join('/', parts)),
        static path => ProjectPath.Normalise(ProjectPath.Normalise(path)) == ProjectPath.Normalise(path));

    [Fact]
    public void Going_the_relative_way_arrives() => Holds(
        Gen.Zip(Gen.Elements("a", "b", "c").ListOf(), Gen.Elements("a", "b", "c").ListOf()).Select(static p => (Path: string.Join('/', p.Item1), Folder: string.Join('/', p.Item2))),
        static p => ProjectPath.Normalise(ProjectPath.Join(p.Folder, ProjectPath.Relative(p.Path, p.Folder)!)) == ProjectPath.Normalise(p.Path));
}
