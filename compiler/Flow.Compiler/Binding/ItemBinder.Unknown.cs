using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>Lines whose first word means nothing where they stand: what is probably meant is said.</summary>
internal sealed partial class ItemBinder
{
    private void ReportUnknown(Kind? parent, ItemSyntax item, BindContext context)
    {
        var word = context.WordOf(item);
        if (Declarer.TemplateNamed(parent, item, context) is { BaseKind: { } wrong })
        {
            session.Report(NameDiagnostics.UnknownKind, context, item.Head, $"`{word}` is a template of {wrong.Word}, and {Articles.Of(wrong.Word)} cannot stand here.");
            return;
        }

        if (parent is { Word: "environment" } && item.Args.IsEmpty && (item.Body is not null || Inheritance.IsNone(item)) && IsLikeUnknown(context))
        {
            return; // what it would go on with is not known, which was reported
        }

        if (ReportLooseList(item, context))
        {
            return;
        }

        if (parent?.Members?.Find(word) is { } member)
        {
            session.Report(EnvironmentDiagnostics.ReadOnlyMember, context, item.Head, $"`{word}` is not written but read: {LowerFirst(member.Summary)}");
            return;
        }

        if ((parent?.Word is "alert" or "slo" ? ForeignNames.ExplainRule(word) : null) is { } ofRule)
        {
            session.Report(NameDiagnostics.ForeignWord, context, item.Head, ofRule);
            return;
        }

        if (ForeignNames.ExplainItem(word, parent?.Word) is { } foreign)
        {
            session.Report(NameDiagnostics.ForeignWord, context, item.Head, foreign);
            return;
        }

        if (item.EqualToken is null && context.Environment is not null && ForeignNames.ConstructOf(word) is { } construct && context.Constructs.NamesIn(parent, Platform.Of(context.Environment)).Contains(construct))
        {
            session.Report(
                NameDiagnostics.ForeignWord, context, item.Head, $"What is called `{word}` elsewhere is {Articles.Of(construct)}: `{construct}{(item.Args is [var named, ..] ? $" {context.TextOf(named)}" : " name")}`.",
                new Fix($"Write `{construct}`", FixSafety.Suggestion, [new TextEdit(item.Head.Span, construct)]));
            return;
        }

        if (item.EqualToken is null && parent?.Children.Contains("run") == true && ForeignNames.IsCommand(word))
        {
            ReportCommand(item, context);
            return;
        }

        if (parent is null && item is { EqualToken: null, Args: [var thing, ..] } && context.Constructs.Has(word))
        {
            session.Report(
                NameDiagnostics.UnknownKind, context, item.Head,
                $"`{word}` cannot stand in the file itself. It stands in an environment: `environment production {{ {word} {context.TextOf(thing)} }}`.");
            return;
        }

        if (item.EqualToken is null && KindCatalogue.Find(word) is { } elsewhere)
        {
            session.Report(NameDiagnostics.UnknownKind, context, item.Head, $"`{word}` cannot stand {(parent is null ? "in the file itself" : $"in {Articles.Of(parent.Word)}")}.{WhereTo(elsewhere)}");
            return;
        }

        ReportUnfamiliar(parent, item, word, context);
    }

    /// <summary>A word that is known nowhere, and perhaps one near to it.</summary>
    private void ReportUnfamiliar(Kind? parent, ItemSyntax item, string word, BindContext context)
    {
        var candidates = (parent?.Properties.Select(static p => p.Word) ?? []).Concat(parent?.Children ?? KindCatalogue.FileKinds).Concat(context.TemplateParameters).Concat(Inheritance.Inherited(context).Select(static s => s.Name))
            .Concat(session.Visible(context, word).OfType<TemplateSymbol>().Select(static s => s.Name)).Concat(context.Constructs.NamesIn(parent, Platform.Of(context.Environment))).ToList();
        var near = Suggestions.Nearest(word, candidates);
        if (parent?.Properties.FirstOrDefault(p => !p.IsForeign && p.Property(word) is not null) is { } owner)
        {
            session.Report(
                NameDiagnostics.UnknownProperty, context, item.Head, $"`{word}` belongs to `{owner.Word}`: `{owner.Word} … {word} {(item.Value is { } given ? context.TextOf(given) : "…")}`.");
            return;
        }

        var message = parent is { IsForeign: true } or { Variety.Length: > 0 }
            ? $"`{parent.FullWord}` has no {(item.EqualToken is null ? "block" : "argument")} `{word}`."
            : item.EqualToken is not null && parent is not null
            ? $"{Articles.With(parent.Word)} has no property `{word}`."
            : $"`{word}` is no word that can stand {(parent is null ? "in a file" : $"in {Articles.Of(parent.Word)}")}.";
        session.Report(
            item.EqualToken is not null && parent is not null ? NameDiagnostics.UnknownProperty : NameDiagnostics.UnknownKind, context, item.Head,
            message + (near is not null ? $" Did you mean `{near}`?" : parent is { IsForeign: false, Variety: "" } ? $" `flow explain {parent.Word}` lists what it may have." : ""),
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(item.Head.Span, near)])]);
    }

    private void ReportCommand(ItemSyntax item, BindContext context)
    {
        var command = context.TextOf(item);
        session.Report(
            NameDiagnostics.ForeignWord, context, item.Head, SyntaxFacts.CommandNeedsRun,
            command.Contains('\n') || item.Body is not null ? [] : [new Fix("Put it into `run \"…\"`", FixSafety.Suggestion, [new TextEdit(item.Span, $"run {FlowText.Quote(command)}")])]);
    }

    private static string WhereTo(Kind kind)
    {
        var owners = KindCatalogue.All.Where(k => k.Children.Contains(kind.Word)).Select(static k => k.Word).ToList();
        return kind.Role == Role.Step ? " Steps stand in a job." : owners.Count > 0 ? $" It stands in {ExpressionBinder.Words(owners)}." : KindCatalogue.FileKinds.Contains(kind.Word) ? " It stands in the file itself." : "";
    }
}
