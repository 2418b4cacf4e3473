using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ItemBinder
{
    private BoundItem BindHeader(BoundItem bound, ItemSyntax item, BindContext context)
    {
        CheckSpelling(bound.Kind, item, context);
        bound = BindArguments(bound, item, context);
        bound = BindValue(bound, item, context);
        bound = BindClauses(bound, item, context);
        RecordRest(item, context);
        return bound;
    }

    /// <summary>Only a value: <c>=</c>. A small word, and a line that may stand several times, sets nothing and has none. Each slot has exactly one spelling.</summary>
    private void CheckSpelling(Kind kind, ItemSyntax item, BindContext context)
    {
        if (kind.Role != Role.Property || kind.IsForeign || item.Head is not PathSyntax)
        {
            return;
        }

        var isSmallWord = SyntaxFacts.ClauseWords.Contains(kind.Word);
        var isLine = kind is { Repeats: true, Body: BodyRule.None, Subject.Form: SlotForm.Value or SlotForm.Command or SlotForm.Expectation };
        if ((isSmallWord || isLine) && item is { EqualToken: { } equal, Value: { } value } && value is not RecordExpressionSyntax)
        {
            ReportEqual(isLine ? "A line that may stand several times" : "A small word", kind, item, equal, value, context);
        }
        else if (!isSmallWord && kind is { Repeats: false, Body: BodyRule.None, Subject.Form: SlotForm.Value } && item is { EqualToken: null, Args: [var only, ..], Body: null })
        {
            session.Report(
                NameDiagnostics.NeedsEqual, context, only.Span, $"A property with only a value has a `=`: `{kind.Word} = {context.TextOf(only)}`.",
                new Fix($"Write `{kind.Word} = {context.TextOf(only)}`", FixSafety.Safe, [new TextEdit(new TextSpan(only.Span.Start, 0), "= ")]));
        }
    }

    private void ReportEqual(string what, Kind kind, ItemSyntax item, SyntaxToken equal, ExpressionSyntax value, BindContext context)
    {
        var line = $"{kind.Word} {context.TextOf(value)}";
        session.Report(
            NameDiagnostics.SmallWordWithEqual, context, equal.Span, $"{what} has no `=`: `{line}`.",
            new Fix($"Write `{line}`", FixSafety.Safe, [new TextEdit(TextSpan.FromBounds(item.Head.Span.End, value.Span.Start), " ")]));
    }

    private BoundItem BindArguments(BoundItem bound, ItemSyntax item, BindContext context)
    {
        var kind = bound.Kind;
        var named = false;
        if (item.Head is StringHeadSyntax head && kind.Subject is { } subject)
        {
            bound = BindSubject(bound, head.Text, subject, context);
        }

        var first = kind.Varieties is not null && Declarer.VarietyToken(item) is not null ? 1 : 0;
        for (var i = first; i < item.Args.Length; i++)
        {
            var arg = item.Args[i];
            var isName = i == first && kind.Name != NameRule.None && arg.Value is NameExpressionSyntax;
            if (isName)
            {
                named = true;
                bound = WithWrittenType(bound, arg, context);
            }
            else if (kind.Title is { } title && bound.Title is null && arg.Value is StringExpressionSyntax && (named || kind.Name == NameRule.Optional))
            {
                bound = bound with { Title = new ExpressionBinder(session, context).BindFor(arg.Value, title, "a title") };
            }
            else if (kind.Subject is { } slot && bound is { Subject: null, Text: null, Artifact: null, Edges.IsEmpty: true } && kind.Name == NameRule.None)
            {
                bound = BindSubject(bound, arg.Value, slot, context);
            }
            else if (kind.Second is { } second && bound.Second is null && !NamesLine(kind, item, i, context))
            {
                bound = bound with { Second = new ExpressionBinder(session, context).BindFor(arg.Value, second with { Type = SecondType(bound) }, $"`{kind.Word}`") };
            }
            else
            {
                ReportExtra(bound, item, i, named, context);
                break;
            }
        }

        return bound;
    }

    /// <summary>Whether the argument is the word of a line of the body, with its value behind it.</summary>
    private static bool NamesLine(Kind kind, ItemSyntax item, int index, BindContext context) =>
        index + 1 < item.Args.Length && item.Args[index].Value is NameExpressionSyntax word && ForeignClauses.LineFor(context.NameOf(word.Token)) is not null && kind.Property(context.NameOf(word.Token)) is not null;

    private static FlowType SecondType(BoundItem bound) =>
        bound.Subject?.Constant is EnumValue { Member: "schedule" } ? DomainTypes.CronText : FlowType.Any;

    private BoundItem WithWrittenType(BoundItem bound, ArgSyntax arg, BindContext context) => arg.Type is not { } type ? bound : bound with
    {
        DeclaredType = TypeBinder.Bind(session, context, type),
        IsSecret = TypeBinder.IsSecret(context, type),
        IsEnvironment = TypeBinder.IsEnvironment(context, type),
    };

    /// <summary>Something that the kind has no place for: the most telling of the likely reasons is given.</summary>
    private void ReportExtra(BoundItem bound, ItemSyntax item, int index, bool named, BindContext context)
    {
        var (kind, arg) = (bound.Kind, item.Args[index]);
        var written = context.TextOf(arg);
        if (index == 0 && kind.Name == NameRule.Required && arg.Value is StringExpressionSyntax text && StringReading.PlainText(text, context.Tree.Source) is { } quoted)
        {
            var name = quoted.Replace(' ', '-');
            if (!SyntaxFacts.IsName(name))
            {
                session.Report(NameDiagnostics.QuotedName, context, arg.Span, $"A name is not quoted, starts with a letter, and has letters, digits, `-` and `_`: `{kind.Word} a-name`. A title follows the name.");
                return;
            }

            session.Report(
                NameDiagnostics.QuotedName, context, arg.Span, $"A name is not quoted: `{kind.Word} {name}`. A title follows the name.",
                new Fix($"Write `{name}`", FixSafety.Safe, [new TextEdit(arg.Span, name)]));
            return;
        }

        if (arg.Value is BinaryExpressionSyntax { Operator.Word: Word.In, Left: NameExpressionSyntax, Right: var second } membership && kind.Property("on") is not null)
        {
            session.Report(
                NameDiagnostics.UnknownClause, context, membership.Operator.Span, $"`in` starts no clause. Did you mean `on {context.TextOf(second)}`?",
                new Fix("Write `on`", FixSafety.Suggestion, [new TextEdit(membership.Operator.Span, "on")]));
            return;
        }

        if (arg.Value is NameExpressionSyntax word && index + 1 < item.Args.Length && ReportWordInHeader(kind, arg, context.NameOf(word.Token), context.TextOf(item.Args[index + 1]), context))
        {
            return;
        }

        var what = kind.Name != NameRule.None ? (named ? "one name" : "a name") : kind.Subject is null ? "nothing" : "one value";
        var also = kind.Title is null ? "" : " and a title in quotes";
        var following = index + 1 < item.Args.Length ? context.TextOf(item.Args[index + 1]) : "";
        var hint = kind.Property("on") is not null && DomainTypes.Platform.Members.Contains(written) ? $" Did you mean `on {written}`?"
            : kind.Property("on") is not null && DomainTypes.Platform.Members.Contains(following) ? $" Did you mean `on {following}`?"
            : kind.Property("ref") is not null ? $" Did you mean `{kind.Word} {{ ref = \"{written}\" }}`?"
            : index == 0 && ClauseFor(kind) is { } small ? $" Did you mean `{kind.Word} {small} {written}`?"
            : kind.Property("to") is not null ? $" Did you mean `to {written}`?"
            : kind.Property("from") is not null && arg.Value is StringExpressionSyntax ? $" Did you mean `from {written}`?"
            : "";
        session.Report(NameDiagnostics.TooMuch, context, arg.Span, $"`{kind.Word}` takes {what}{also} here.{hint}");
    }

    /// <summary>A word with a value behind it that starts no clause, but means one, or a line of the body.</summary>
    private bool ReportWordInHeader(Kind kind, ArgSyntax arg, string word, string value, BindContext context)
    {
        var words = kind.Properties.Select(static p => p.Word).Where(static w => SyntaxFacts.ClauseWords.Contains(w)).Append("for").ToList();
        if ((ForeignClauses.SmallWordFor(word) is { } meant && words.Contains(meant) ? meant : Suggestions.Nearest(word, words)) is { } small)
        {
            session.Report(
                NameDiagnostics.UnknownClause, context, arg.Span, $"`{word}` is no small word. Did you mean `{small} {value}`?",
                new Fix($"Write `{small}`", FixSafety.Suggestion, [new TextEdit(arg.Span, small)]));
            return true;
        }

        if (ForeignClauses.LineFor(word) is not { } line || kind.Property(line.Split(' ')[0]) is null)
        {
            return false;
        }

        session.Report(NameDiagnostics.UnknownClause, context, arg.Span, $"`{word}` is no small word and stands in the body: `{{ {line} }}`.");
        return true;
    }

    private BoundItem BindValue(BoundItem bound, ItemSyntax item, BindContext context)
    {
        if (item.Value is not { } value || (value is RecordExpressionSyntax && bound.Kind.Body != BodyRule.None && bound.Kind.Subject is not { Form: SlotForm.Value }))
        {
            return bound;
        }

        if (value is RecordExpressionSyntax && bound.Kind.Body != BodyRule.None)
        {
            return bound;
        }

        var kind = bound.Kind;
        if (kind.Subject is not { } slot)
        {
            if (value is LiteralExpressionSyntax { Token.Word: Word.NoneValue })
            {
                return bound;
            }

            if (kind.Varieties is not null && item.EqualToken is { } equal && Declarer.VarietyToken(item) is not null)
            {
                ReportEqual($"`{kind.Word}`", kind, item, equal, value, context);
                return bound;
            }

            if (ClauseFor(kind) is { } small && item.EqualToken is { } sign)
            {
                var line = $"{kind.Word} {small} {context.TextOf(value)}";
                session.Report(
                    NameDiagnostics.NoValueHere, context, sign.Span, $"`{kind.Word}` has no `=`: `{line}`.",
                    new Fix($"Write `{line}`", FixSafety.Suggestion, [new TextEdit(sign.Span, small)]));
                return bound;
            }

            session.Report(
                NameDiagnostics.NoValueHere, context, item.EqualToken?.Span ?? value.Span,
                kind.Body == BodyRule.None ? $"`{kind.Word}` takes no value." : $"`{kind.Word}` has no `=`; its details stand in a body: `{kind.Word} {{ {DetailOf(kind, value, context)} }}`.");
            return bound;
        }

        if (bound is not { Subject: null, Text: null, Artifact: null })
        {
            session.Report(NameDiagnostics.SetTwice, context, value.Span, $"`{kind.Word}` has a value already.");
            return bound;
        }

        if (kind.Word == "output" && value is StringExpressionSyntax text && StringReading.Tag(text, context.Tree.Source) == "csharp")
        {
            return bound with { Text = new ExpressionBinder(session, context).BindText(text), Subject = new ConstantExpr(Value.None, FlowType.None, context.At(value)) };
        }

        var typed = bound.DeclaredType is { } declared ? slot with { Type = declared } : slot;
        if (bound.Symbol is { Kind.Word: "output", Owner.Kind.Word: "environment" })
        {
            typed = typed with { TakesSecrets = true }; // Terraform hides it
        }

        return BindSubject(bound, value, typed, context);
    }

    /// <summary>The small word that a line of <paramref name="kind"/> cannot do without, and that has all it says: <c>approval by ops</c>; or null.</summary>
    private static string? ClauseFor(Kind kind) =>
        kind is { Role: Role.Property, Subject: null, Name: NameRule.None } && kind.Properties.Where(static p => p.Required).ToList() is [{ Word: var only }] && SyntaxFacts.ClauseWords.Contains(only) ? only : null;

    /// <summary>The value where it probably belongs: <c>group = "ci"</c>.</summary>
    private static string DetailOf(Kind kind, ExpressionSyntax value, BindContext context) =>
        value is StringExpressionSyntax && kind.Properties.FirstOrDefault() is { Subject.Type.Required: TextType, Word: var first } ? $"{first} = {context.TextOf(value)}" : "…";

    private BoundItem BindClauses(BoundItem bound, ItemSyntax item, BindContext context)
    {
        var items = bound.Items.ToBuilder();
        foreach (var clause in item.Clauses)
        {
            var word = context.Tree.Source.Slice(clause.Word.Span);
            if (clause.Word.Word == Word.For && clause.Variable is not null)
            {
                if (bound.Kind.Loop == LoopRule.None)
                {
                    session.Report(NameDiagnostics.LoopOutOfPlace, context, clause.Word.Span, $"{Articles.With(bound.Kind.Word)} cannot be looped over.");
                }

                continue;
            }

            RecordClause(bound.Kind, clause, word, context);
            if (bound.Kind.Property(word) is not { } property)
            {
                ReportClause(bound.Kind, clause, word, context);
                continue;
            }

            if (!property.Repeats && items.Any(i => ReferenceEquals(i.Kind, property)))
            {
                session.Report(NameDiagnostics.SetTwice, context, clause.Word.Span, $"`{word}` is set twice on this {bound.Kind.Word}.");
                continue;
            }

            items.Add(BindClause(property, clause, context));
        }

        return bound with { Items = items.ToImmutable() };
    }

    private BoundItem BindClause(Kind property, ClauseSyntax clause, BindContext context)
    {
        var syntax = new ItemSyntax(clause.Span) { Head = new PathSyntax(clause.Word.Span, [clause.Word]), Args = [new ArgSyntax(clause.Value.Span, clause.Value, null, null)] };
        var bound = new BoundItem(property, syntax, context);
        if (clause.Value is RecordExpressionSyntax record && property.Body != BodyRule.None)
        {
            var entries = ImmutableArray.CreateBuilder<BoundEntry>();
            var own = property.Body == BodyRule.Map ? BindMap(property, [.. record.Body.Items.Items], context, entries) : BindAll(property, [.. record.Body.Items.Items], context);
            return bound with { Items = own, Entries = entries.ToImmutable() };
        }

        return property.Subject is { } slot ? BindSubject(bound, clause.Value, slot, context) : bound;
    }

    private void ReportClause(Kind kind, ClauseSyntax clause, string word, BindContext context)
    {
        var words = kind.Properties.Select(static p => p.Word).Where(static w => SyntaxFacts.ClauseWords.Contains(w)).ToList();
        var hint = (kind.Role, word) switch
        {
            (_, "if") when kind.Property("when") is not null => " What is decided while the pipeline runs is `when`.",
            (_, "with") => $" Details stand in the body: `{kind.Word} … {{ … }}`.",
            _ when words.Count > 0 => $" It takes {ExpressionBinder.Words(words)}.",
            _ => "",
        };
        session.Report(NameDiagnostics.UnknownClause, context, clause.Word.Span, $"`{kind.Word}` takes no `{word}`.{hint}");
    }
}
