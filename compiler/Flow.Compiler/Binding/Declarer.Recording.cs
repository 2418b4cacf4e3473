using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a recorder is told about templates. Without a recorder none of this does anything.</summary>
internal sealed partial class Declarer
{
    private void RecordBase(TemplateSymbol template)
    {
        if (session.Recorder is not { } recorder || template.Item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.Of)?.Value is not NameExpressionSyntax name)
        {
            return;
        }

        var (context, word) = (template.Context, template.Context.NameOf(name.Token));
        if (KindCatalogue.Find(word) is { } kind)
        {
            recorder.Use(context, name.Token, new Referent.OfKind(kind, null));
        }
        else if (context.Scope.Find(word) is TemplateSymbol other)
        {
            recorder.Use(context, name.Token, other);
        }
    }

    /// <summary>A parameter of a template whose body is bound for the editor: of its value only the type is known.</summary>
    private ValueSymbol RecordedParameter(BindingRecorder recorder, TemplateSymbol template, ItemSyntax parameter, SyntaxToken token)
    {
        var (context, name) = (template.Context, template.Context.NameOf(token));
        var written = parameter.Args[0].Type is { } syntax ? TypeBinder.Bind(session, context, syntax) : null;
        var value = parameter.Value is { } @default ? new ExpressionBinder(session, context).BindFor(@default, new Slot(written ?? FlowType.Any), $"`{name}`") : null;
        var type = written ?? (value is null or ErrorExpr ? FlowType.Any : value.Type);
        var symbol = new ValueSymbol(name, context.At(token), DeclarationBinder.Unknown(name, type, context.At(token)), "parameter");
        recorder.Declaration(context, symbol);
        recorder.Item(new ItemMeaning(parameter, context) { Kind = KindCatalogue.Find("param"), Parent = template.BaseKind });
        if (parameter.Head is PathSyntax { Tokens: [var word] })
        {
            recorder.Use(context, word, new Referent.OfKind(KindCatalogue.Find("param")!, template.BaseKind));
        }

        return symbol;
    }

    private void RecordSet(IReadOnlyList<ItemSyntax> written, Symbol parameter, BindContext use)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        foreach (var item in written)
        {
            recorder.Item(new ItemMeaning(item, use) { Sets = parameter });
            if (item.Head is PathSyntax { Tokens: [var token] })
            {
                recorder.Use(use, token, parameter);
            }
        }
    }

    private void RecordPart(DeclarationSymbol part, ItemSyntax line, BindContext use)
    {
        if (session.Recorder is { } recorder && line.Head is PathSyntax { Tokens: [var token] })
        {
            recorder.Item(new ItemMeaning(line, use) { Kind = part.Kind, Symbol = part });
            recorder.Use(use, token, part);
            recorder.Body(line.Body, part.Kind, use);
        }
    }
}
