using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a recorder is told about items. Without a recorder none of this does anything.</summary>
internal sealed partial class ItemBinder
{
    private void RecordItem(Kind? parent, ItemSyntax item, Kind? kind, TemplateSymbol? template, BindContext context)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        recorder.Item(new ItemMeaning(item, context) { Kind = kind, Parent = parent, Template = template, Symbol = Declarer.SymbolOf(item, context) });
        if (item.Head is not PathSyntax { Tokens: [var first, ..] } path)
        {
            return;
        }

        if (Inheritance.Refined(parent, item, context) is { } inherited)
        {
            recorder.Use(context, first, inherited);
        }
        else if (template is not null)
        {
            recorder.Use(context, path.Tokens[^1], template);
            if (path.Tokens.Length > 1 && context.Scope.Find(context.NameOf(first)) is ModuleSymbol module)
            {
                recorder.Use(context, first, module);
            }
        }
        else if (kind is not null)
        {
            recorder.Use(context, first, new Referent.OfKind(kind, parent));
            if (kind.Variety.Length > 0 && Declarer.VarietyToken(item) is { } variety)
            {
                recorder.Use(context, variety, new Referent.OfVariety(kind));
            }
        }
    }

    private void RecordClause(Kind owner, ClauseSyntax clause, string word, BindContext context)
    {
        if (session.Recorder is { } recorder && owner.Property(word) is { } property)
        {
            recorder.Item(new ItemMeaning(clause, context) { Kind = property, Parent = owner });
            recorder.Use(context, clause.Word, new Referent.OfKind(property, owner));
        }
    }

    private void RecordBody(BoundItem bound, ImmutableArray<BodyPart> parts)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        var own = parts is [.., { Context: var last }] ? last : bound.Context;
        recorder.Body(BodyOf(bound.Syntax), bound.Kind, own);
        foreach (var part in parts)
        {
            RecordGiven(bound.Syntax, part);
        }

        if (bound.Kind.Body == BodyRule.None)
        {
            foreach (var item in bound.Syntax.Body?.Items.Items ?? [])
            {
                RecordLoose(item, own);
            }
        }
    }

    /// <summary>What a use sets for the parameters of its template is bound even where the template does not read it.</summary>
    private void RecordGiven(ItemSyntax use, BodyPart part)
    {
        if (session.Recorder is not { } recorder || part.Context.UsedAt.IsEmpty)
        {
            return;
        }

        foreach (var given in (part.Context.Scope.Parent?.Symbols ?? []).OfType<LetSymbol>().Where(l => recorder.Takes(l.Context)).ToList())
        {
            new ExpressionBinder(session, given.Context).ValueOf(given, use);
        }
    }

    private void RecordEntry(Kind kind, ItemSyntax item, string word, BindContext context, DeclarationSymbol? callee)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        var parameter = ParameterOf(callee, word);
        recorder.Item(new ItemMeaning(item, context) { Parent = kind, Sets = parameter });
        if (item.Head is not PathSyntax { Tokens: [var token] })
        {
            return;
        }

        switch (kind.Word)
        {
            case "env":
                recorder.Declaration(context, token.Span, new Referent.OfVariable(word));
                break;
            case "permissions" when DomainTypes.Scope.Members.Contains(word):
                recorder.Use(context, token, new Referent.OfEnumMember(DomainTypes.Scope, word));
                break;
            case "call" or "uses" when parameter is not null:
                recorder.Use(context, token, parameter);
                break;
        }
    }

    private void RecordGate(string word, CallExpressionSyntax call, BindContext context)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        var summary = word switch
        {
            "ended" => "Waits for the end of the job, however it ended.",
            "failed" => "Waits for the job to fail.",
            "any-of" => "Waits for the success of at least one of the jobs.",
            _ => null,
        };
        if (summary is not null && call.Target is NameExpressionSyntax name)
        {
            var target = new Referent.OfWord(word, summary);
            recorder.Use(context, name.Token, target);
            recorder.Call(context, new CallMeaning(call, target, [new CallParameter("job", "job", null, word == "any-of", "The job.")], HasReceiver: false));
        }
    }

    /// <summary>The sets that a rule ranges over, with elements of which only the types are known.</summary>
    private static BindContext WithSets(BindingRecorder recorder, BindContext context)
    {
        var inner = context.Inner();
        foreach (var (name, type) in recorder.RuleSets)
        {
            var place = context.At(context.Tree.Root.EndOfFile);
            inner.Scope.TryDeclare(new ValueSymbol(name, place, DeclarationBinder.Unknown(name, type, place), "set"));
        }

        return inner;
    }

    private BindContext RecordedLoop(SyntaxToken variable, Expr sequence, BindContext context)
    {
        var inner = context.Inner();
        var (name, place) = (context.NameOf(variable), context.At(variable));
        Expr element = ExpressionBinder.ElementType(sequence.Type.Required) is { } type and not ErrorType
            ? DeclarationBinder.Unknown(name, type, place) with { Labels = sequence.Labels }
            : new ErrorExpr(place);
        var symbol = new ValueSymbol(name, place, element, "loop variable");
        inner.Scope.TryDeclare(symbol);
        session.Recorder?.Declaration(context, symbol);
        return inner;
    }

    /// <summary>A waiver names a rule and what may break it; they are looked up only to be found.</summary>
    private void RecordWaived(BoundItem bound)
    {
        if (session.Recorder is not { } recorder || bound.Kind.Word != "waive")
        {
            return;
        }

        if (bound.Syntax.Args is [{ Value: NameExpressionSyntax rule }, ..] && FindOuter(bound.Context, bound.Context.NameOf(rule.Token), "rule") is { } declared)
        {
            recorder.Use(bound.Context, rule.Token, declared);
        }

        if (bound.Property("on") is { Syntax.Args: [{ Value: var target }, ..] })
        {
            RecordPath(recorder, bound.Context, target);
        }
    }

    private static DeclarationSymbol? RecordPath(BindingRecorder recorder, BindContext context, ExpressionSyntax target)
    {
        var (token, symbol) = target switch
        {
            NameExpressionSyntax name => (name.Token, context.Scope.Find(context.NameOf(name.Token)) as DeclarationSymbol),
            MemberExpressionSyntax member => (member.Name, RecordPath(recorder, context, member.Target)?.Members.FindHere(context.NameOf(member.Name)) as DeclarationSymbol),
            _ => (default, null),
        };
        if (symbol is not null)
        {
            recorder.Use(context, token, symbol);
        }

        return symbol;
    }

    /// <summary>Binds what a mistake in the header left unbound.</summary>
    private void RecordRest(ItemSyntax item, BindContext context)
    {
        if (session.Recorder is not { } recorder || !recorder.Takes(context))
        {
            return;
        }

        var binder = new ExpressionBinder(session, context);
        foreach (var arg in item.Args.Where((a, i) => i > 0 || a.Value is not NameExpressionSyntax))
        {
            binder.RecordLoose(arg.Value);
        }

        foreach (var clause in item.Clauses.Where(static c => c.Word.Word is not (Word.As or Word.Of)))
        {
            binder.RecordLoose(clause.Value);
        }

        if (item.Value is not RecordExpressionSyntax)
        {
            binder.RecordLoose(item.Value);
        }
    }

    /// <summary>Binds the values of an item whose word is unknown, and of everything in it.</summary>
    private void RecordLoose(ItemSyntax item, BindContext context)
    {
        if (session.Recorder is null)
        {
            return;
        }

        RecordRest(item, context);
        foreach (var inner in item.Body?.Items.Items ?? [])
        {
            RecordLoose(inner, context);
        }
    }
}
