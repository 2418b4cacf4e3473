using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Bodies whose entries are named by whoever writes them, such as <c>env</c>.</summary>
internal sealed partial class ItemBinder
{
    private ImmutableArray<BoundItem> BindMap(
        Kind kind, ImmutableArray<ItemSyntax> items, BindContext context, ImmutableArray<BoundEntry>.Builder entries, DeclarationSymbol? callee = null)
    {
        var properties = ImmutableArray.CreateBuilder<BoundItem>();
        foreach (var item in items)
        {
            if (item.Head is PathSyntax { Tokens: [] })
            {
                CheckLoopInMap(kind, item, context);
                continue;
            }

            var word = context.WordOf(item);
            if (kind.Property(word) is not null && !(kind.Word is "uses" && item.EqualToken is not null))
            {
                properties.AddRange(BindOne(kind, item, context));
                continue;
            }

            BindEntry(kind, item, word, context, entries, callee);
        }

        return properties.ToImmutable();
    }

    /// <summary>A loop line may belong to what holds the map; it makes no entries.</summary>
    private void CheckLoopInMap(Kind kind, ItemSyntax item, BindContext context)
    {
        if (kind.Loop == LoopRule.None)
        {
            session.Report(NameDiagnostics.LoopOutOfPlace, context, item, $"A loop makes no entries of `{kind.Word}`: each one is written, `NAME = value`.");
        }
    }

    private void BindEntry(Kind kind, ItemSyntax item, string word, BindContext context, ImmutableArray<BoundEntry>.Builder entries, DeclarationSymbol? callee)
    {
        if (kind.Entry is not { } entry)
        {
            return;
        }

        if (item.Args is [{ Span: var more }, ..])
        {
            var instead = word == "if" ? "`NAME = if … then value else none` leaves one out" : $"`{word} = …`";
            session.Report(NameDiagnostics.TooMuch, context, more, $"An entry of `{kind.Word}` is a name and a value: {instead}.");
            return;
        }

        var slot = SlotOf(entry, callee, word);
        RecordEntry(kind, item, word, context, callee);

        if (item.Value is null && item.Body is null)
        {
            session.Report(NameDiagnostics.MissingValue, context, item, $"An entry of `{kind.Word}` has a value: `{word} = …`.");
            return;
        }

        if (entries.Any(e => e.Name == word && ReferenceEquals(e.Context.Tree, context.Tree) && e.Context.UsedAt.IsEmpty == context.UsedAt.IsEmpty))
        {
            session.Report(NameDiagnostics.SetTwice, context, item.Head, $"`{word}` is set twice in `{kind.Word}`.");
            return;
        }

        var binder = new ExpressionBinder(session, context);
        var written = item.Value ?? new RecordExpressionSyntax(item.Body!.Span, item.Body);
        var value = kind.Word == "env" ? binder.BindText(written, slot, $"`{word}`") : item.Value is null ? binder.Bind(written) : binder.BindFor(written, slot, $"`{word}`");
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Name == word)
            {
                entries.RemoveAt(i);
            }
        }

        entries.Add(new BoundEntry(word, value, item, context));
    }
}
