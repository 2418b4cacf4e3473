using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Planning;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Asks everything about a text and looks at what holds for every answer.</summary>
internal static class EditingAnswers
{
    private const string Path = "main.flow";
    private const int Places = 5;
    private const int RenameEvery = 5; // each binds the project twice

    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static void AskAll(string text)
    {
        var compilation = Compilation.Of(text);
        var model = SemanticModel.Of(compilation, Path)!;
        Assert.All(model.Names, n => InFile(n.Span, text));
        Assert.All(model.Expressions.Keys, e => InFile(e.Span, text));
        AskAboutTheFile(compilation, text);
        for (var place = 0; place <= Places; place++)
        {
            AskAt(compilation, text, text.Length * place / Places);
        }

        var names = model.Names.Where(static n => SymbolIdentity.Of(n.Referent).IsDeclared).ToList();
        for (var i = 0; i < names.Count; i += Math.Max(1, names.Count / Places))
        {
            ThereAndBack(compilation, model, names[i]);
        }

        if (names.Count > 0 && text.Length % RenameEvery == 0)
        {
            var renamed = Rename.Apply(compilation, Path, names[names.Count / 2].Span.Start, "zz");
            Assert.All(renamed.Files.SelectMany(static f => f.Edits), e => InFile(e.Span, text));
            Assert.Equal(renamed.Refusal is null, renamed.Files.Length > 0);
        }
    }

    private static void AskAboutTheFile(Compilation compilation, string text)
    {
        var end = 0;
        foreach (var token in SemanticTokens.Of(compilation, Path))
        {
            InFile(token.Span, text);
            Assert.True(token.Span.Start >= end && !token.Span.IsEmpty, $"{token} overlaps what ends at {end}");
            Assert.DoesNotContain('\n', text[token.Span.Start..token.Span.End]);
            end = token.Span.End;
        }

        Assert.All(DocumentSymbols.Of(compilation, Path), s => Nested(s, new TextSpan(0, text.Length)));
        Assert.All(FoldingRanges.Of(compilation.Trees[0]), f => InFile(f.Span, text));
        Assert.All(DocumentLinks.Of(compilation, Path), l => InFile(l.Span, text));
        Assert.All(CodeLenses.Of(compilation, Path), l => InFile(CodeLenses.Counted(compilation, Path, l).Span, text));
        Assert.All(InlayHints.In(compilation, Path, new TextSpan(0, text.Length)), h => Assert.InRange(h.Position, 0, text.Length));
        Assert.All(compilation.Model.Pipelines, p => Planned(PipelinePlan.Of(compilation.Model, p)));
        Assert.All(WorkspaceSymbols.Matching(compilation, "e"), s => InFile(s.Place.Span, text));
    }

    /// <summary>Every job of a text is drawn once, after what it needs unless that goes round.</summary>
    private static void Planned(PipelinePlan plan)
    {
        var levels = plan.Jobs.ToDictionary(static j => j.Job.Name, static j => j.Level);
        Assert.Equal(plan.Pipeline.Jobs.Select(static j => j.Name).Distinct().Order(StringComparer.Ordinal), levels.Keys.Order(StringComparer.Ordinal));
        Assert.All(plan.Jobs, j => Assert.All(j.Edges, e => Assert.True(e.IsCircular || !levels.TryGetValue(e.Job, out var level) || level < j.Level, $"{j.Job.Name} after {e.Job}")));
    }

    private static void AskAt(Compilation compilation, string text, int position)
    {
        if (Hover.At(compilation, Path, position, new HoverOptions(Now, () => compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files)) is { } hover)
        {
            InFile(hover.Span, text);
            Assert.NotEqual("", hover.Markdown);
        }

        var targets = Definitions.At(compilation, Path, position).Concat(TypeDefinitions.At(compilation, Path, position)).Concat(Implementations.At(compilation, Path, position));
        Assert.All(targets, t => InFile(t.Name.Span.Union(t.Whole), t.Name.Source.Content));
        Assert.All(Highlights.At(compilation, Path, position), r => InFile(r.Place.Span, text));
        Assert.All(LinkedEditing.At(compilation, Path, position), s => InFile(s, text));
        var model = SemanticModel.Of(compilation, Path)!;
        Assert.All([model.ValueAt(position)?.Syntax.Span ?? default, model.BodyAt(position)?.Syntax.Span ?? default, model.ItemAt(position)?.Syntax.Span ?? default], s => InFile(s, text));
        var spans = SelectionRanges.At(compilation.Trees[0], position);
        Assert.All(spans.Zip(spans.Skip(1)), static p => Assert.True(p.Second.Contains(p.First) && p.First != p.Second));
        Assert.Equal(new TextSpan(0, text.Length), spans[^1]);
    }

    /// <summary>A name's references hold its definition, and from each of them the way leads there.</summary>
    private static void ThereAndBack(Compilation compilation, SemanticModel model, NameUse name)
    {
        if (SymbolIdentity.DeclarationOf(compilation, name.Referent) is not { } declaration)
        {
            return;
        }

        var references = References.At(compilation, Path, Inside(name.Span));
        var asked = model.NameAt(Inside(name.Span))!;
        Assert.All(references.Where(static r => !r.Place.Source.IsBuiltIn), r => Assert.Contains(model.Names, n => n.Span == r.Place.Span && SymbolIdentity.Of(n.Referent) == SymbolIdentity.Of(asked.Referent)));
        if (asked == name)
        {
            Assert.Contains(references, r => r.IsDeclaration && r.Place.Span == declaration.Span);
            Assert.All(Definitions.At(compilation, Path, Inside(name.Span)), t => Assert.Equal(declaration.Span, t.Name.Span));
        }

        if (CallHierarchy.At(compilation, Path, Inside(name.Span)) is { } item)
        {
            Assert.All(CallHierarchy.Incoming(compilation, item).Concat(CallHierarchy.Outgoing(compilation, item)), static c => Assert.NotEmpty(c.Places));
        }
    }

    private static int Inside(TextSpan span) => span.Start;

    private static void Nested(DocumentSymbol symbol, TextSpan around)
    {
        Assert.True(around.Contains(symbol.Whole) && symbol.Whole.Contains(symbol.NameSpan) && symbol.Name.Length > 0, symbol.ToString());
        Assert.All(symbol.Children, c => Nested(c, symbol.Whole));
    }

    private static void InFile(TextSpan span, string text) => Assert.InRange(span.End, span.Start, text.Length);
}
