using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Catalogue;

/// <summary>What the schema of any type says is held: what completion writes for it is right, and a wrong argument, a wrong type and what is missing are found where they are.</summary>
public class SampleTypeTests
{
    private const string Before = "environment production {\ncloud aws { region = \"eu-west-1\" }\n";

    public static TheoryData<string> Types => [.. SampleTypes.All];

    [Fact]
    public void There_are_many_and_they_are_always_the_same() => Assert.Equal((60, 60), (SampleTypes.All.Count, SampleTypes.All.Distinct().Count()));

    [Theory]
    [MemberData(nameof(Types))]
    public void What_completion_writes_is_right(string type) => Assert.Equal([], Found(Written(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void What_completion_writes_at_once_is_the_same(string type) => Assert.Equal(Words(CompletionWriter.Resource(type)), Words(CompletionWriter.ResourceAtOnce(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void The_smallest_declaration_is_right(string type) => Assert.Equal([], Found(SmallestDeclaration.Of(Schema(type))));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_wrong_argument_is_found(string type) =>
        Assert.Equal(["FLOW2002 no_such_argument"], Found(Written(type).Replace($"{type} example {{", $"{type} example {{ no_such_argument = 1\n", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_wrong_type_is_found(string type)
    {
        var attribute = Schema(type).Block.Attributes.First(a => Schema(type).MayWrite(a) && a.Type is not ScalarAttribute { Form: ScalarForm.Dynamic });
        var wrong = attribute.Type switch
        {
            ScalarAttribute { Form: ScalarForm.String } => "[17]",
            ScalarAttribute => "\"wrong\"",
            _ => "17",
        };
        var source = new SourceText("main.flow", Written(type));
        var line = SyntaxTree.Parse(source).Root.Items.Items.Single().Body!.Items.Items.FirstOrDefault(i => source.Slice(i.Head.Span) == attribute.Name);
        var edit = line is null ? new TextEdit(new TextSpan(source.Content.IndexOf('{', StringComparison.Ordinal) + 1, 0), $" {attribute.Name} = {wrong}\n") : new TextEdit(line.Span, $"{attribute.Name} = {wrong}");
        Assert.Equal([$"FLOW3001 {wrong}"], Found(TextChanges.Apply(source.Content, [edit])));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_missing_is_found(string type)
    {
        var block = Schema(type).Block;
        var choices = ArgumentFacts.Of(type)?.Inside.Where(static f => f.Need is not Need.None).Select(static f => f.Name) ?? [];
        var required = block.Attributes.Where(static a => a.Use == AttributeUse.Required).Select(static a => a.Name).Concat(block.Blocks.Where(static b => b.IsRequired).Select(static b => b.Name)).Concat(choices).ToList();
        var found = Compilation.Of($"{Before}terraform {type} example\n}}\n").Diagnostics.Where(static d => d.Severity == Severity.Error).ToList();

        Assert.Equal(required.Count == 0 ? 0 : 1, found.Count);
        Assert.All(found, d => Assert.Equal(("FLOW2009", "terraform"), (d.Code, TextAt(d))));
        Assert.All(found, d => Assert.Contains(required, name => d.Message.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    /// <summary>The blocks that must stand in a type, each with those around it: <c>schema_definition.column</c>.</summary>
    public static TheoryData<string, string> RequiredBlocks
    {
        get
        {
            var found = new TheoryData<string, string>();
            foreach (var (type, path) in SampleTypes.All.SelectMany(static t => Paths(Schema(t).Block).Select(p => (t, p))))
            {
                found.Add(type, path);
            }

            return found;
        }
    }

    [Fact]
    public void Some_have_blocks_that_must_be_there_and_one_has_them_in_another() =>
        Assert.True(RequiredBlocks.Count >= 10 && RequiredBlocks.Any(static b => ((string)b[1]).Contains('.', StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(RequiredBlocks))]
    public void A_missing_block_is_found_where_it_should_stand(string type, string path)
    {
        var source = new SourceText("main.flow", $"{Before}{Written(type)}\n}}\n");
        var (owner, blocks) = (SyntaxTree.Parse(source).Root.Items.Items.First().Body!.Items.Items.ElementAt(1), new List<ItemSyntax>());
        foreach (var word in path.Split('.'))
        {
            owner = blocks.FirstOrDefault() ?? owner;
            blocks = [.. owner.Body!.Items.Items.Where(i => source.Slice(i.Head.Span) == word)];
        }

        Assert.NotEmpty(blocks);
        var without = TextChanges.Apply(source.Content, [.. blocks.Select(static b => new TextEdit(b.Span, ""))]);
        var found = Assert.Single(Compilation.Of(without).Diagnostics, static d => d.Severity == Severity.Error);

        Assert.Equal(("FLOW2009", owner.Head.Span), (found.Code, found.Location.Span));
        Assert.Contains($"needs a block `{path.Split('.')[^1]}`", found.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Paths(BlockSchema block) => block.Blocks.Where(static b => b.IsRequired).SelectMany(static b => Paths(b.Block).Select(p => $"{b.Name}.{p}").Prepend(b.Name));

    private static ResourceSchema Schema(string type) => ProviderCatalogue.Aws.Resource(type)!;

    private static string Written(string type) => CompletionWriter.Resource(type);

    private static string[] Words(string text) => text.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Found(string declaration) => Compilation.Of($"{Before}{declaration}\n}}\n").Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => $"{d.Code} {TextAt(d)}");

    private static string TextAt(Diagnostic diagnostic) => diagnostic.Location.Source.Slice(diagnostic.Location.Span);
}
