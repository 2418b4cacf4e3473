using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Why something is not renamed.</summary>
/// <param name="Reason">One or two sentences of Markdown.</param>
/// <param name="Place">What is in the way; null where nothing is.</param>
public sealed record RenameRefusal(string Reason, Location? Place = null);

/// <summary>What can be renamed at a place.</summary>
/// <param name="Span">The name in the asking file, backquotes included.</param>
/// <param name="Name">The name.</param>
public sealed record RenameTarget(TextSpan Span, string Name);

/// <summary>A rename.</summary>
/// <param name="Files">The changes, by file and place; none where it is refused.</param>
/// <param name="Notes">What else changes outside of the sources: the name of a check, the path of a generated file.</param>
/// <param name="Refusal">Why nothing changes; null where something does.</param>
public sealed record RenameResult(ImmutableArray<FileEdits> Files, ImmutableArray<string> Notes, RenameRefusal? Refusal);

/// <summary>
/// Gives a declaration another name, everywhere. The renamed project is bound before anything is answered: it is refused when a name would then stand for something
/// else, or when anything is reported that was not reported before.
/// </summary>
public static class Rename
{
    /// <summary>What can be renamed at <paramref name="position"/>, or why nothing can.</summary>
    public static (RenameTarget? Target, RenameRefusal? Refusal) Prepare(Compilation compilation, string path, int position)
    {
        if (SemanticModel.Of(compilation, path) is not { } model || model.NameAt(position) is not { } name)
        {
            return (null, new RenameRefusal("There is no name here."));
        }

        return RefusedAlways(name.Referent) is { } reason
            ? (null, new RenameRefusal(reason))
            : (new RenameTarget(name.Span, References.NameIn(compilation, path, name)), null);
    }

    /// <summary>The changes that give what is named at <paramref name="position"/> the name <paramref name="newName"/>, perhaps written in backquotes.</summary>
    public static RenameResult Apply(Compilation compilation, string path, int position, string newName)
    {
        var (target, refusal) = Prepare(compilation, path, position);
        if (target is null)
        {
            return Refused(refusal!);
        }

        var referent = SemanticModel.Of(compilation, path)!.NameAt(position)!.Referent;
        if (newName == target.Name)
        {
            return new RenameResult([], [], null);
        }

        if (Unfit(referent, newName) is { } unfit)
        {
            return Refused(new RenameRefusal(unfit));
        }

        var (oldName, plain) = (target.Name.Trim('`'), newName.Trim('`'));
        var edits = RenameMoves.Joined(RenameEdits.Of(compilation, SymbolIdentity.Of(referent), target.Name, plain).Concat(RenameMoves.TurnedRound(compilation, referent, oldName, plain))
            .SelectMany(static f => f.Edits.Select(e => (f.Path, e))));
        return RenameCheck.Problem(compilation, edits, target.Name, plain) is { } problem
            ? Refused(problem)
            : new RenameResult(RenameMoves.With(compilation, referent, edits, oldName, plain), RenameNotes.Of(compilation, referent, newName.Trim('`')), null);
    }

    private static RenameResult Refused(RenameRefusal refusal) => new([], [], refusal);

    private static string? RefusedAlways(Referent referent) => referent switch
    {
        Referent.OfSymbol { Symbol: ValueSymbol { What: "set", Name: var name } } => $"`{name}` is a name of the language.",
        Referent.OfSymbol { Symbol: { Location.Source.IsBuiltIn: true, Name: var name } } => $"`{name}` comes with the compiler.",
        Referent.OfSymbol or Referent.OfEnumMember { Enum.DeclaredAt: not null } or Referent.OfField { Record.DeclaredAt: not null } => null,
        Referent.OfKind { Kind.Word: var word } => $"`{word}` is a word of the language.",
        Referent.OfVariable { Name: var name } => $"Commands read `{name}` from their environment; they would not find it under another name.",
        Referent.OfContextMember { Context.Name: "secrets" or "vars", Path: [.., var name] } => $"`{name}` is set up at the host and has to be renamed there.",
        Referent.OfContextMember { Context.Name: "event", Path: [.., var name] } => $"`{name}` is GitHub's name for a field of the payload.",
        Referent.OfContextMember { Context.Name: "matrix", Path: [.., var name] } => $"`{name}` is a field of a matrix whose rows may come from anywhere. Only loop variables can be renamed.",
        Referent.OfField { Field.Name: var name } => $"`{name}` is a field of a record without a declared type.",
        Referent.OfEnumMember { Enum.EnumName: null, Member: var text } => $"`{text}` is a text of a union.",
        _ => "This is a name of the language.",
    };

    /// <summary>Why <paramref name="newName"/> cannot be the name of anything of this sort.</summary>
    private static string? Unfit(Referent referent, string newName)
    {
        var (plain, isQuoted) = (newName.Trim('`'), newName.Length > 2 && newName[0] == '`' && newName[^1] == '`');
        if (!SyntaxFacts.IsName(plain))
        {
            return $"`{plain}` is no name. A name has letters, digits, `_` and `-`, and starts with a letter or `_`.";
        }

        if (SyntaxFacts.WordOf(plain) != Word.None && !isQuoted)
        {
            return $"`{plain}` is a word of the language. As a name it stands in backquotes: `` `{plain}` ``.";
        }

        return referent is Referent.OfSymbol { Symbol: { IsMemberOnly: false } symbol } ? Shadowing(symbol, plain) : null;
    }

    private static string? Shadowing(Symbol symbol, string name) =>
        Contexts.Find(name) is not null || DomainTypes.Platform.Members.Contains(name) || name == "workspace" ? $"`{name}` is a name that every file knows."
        : symbol is TemplateSymbol && KindCatalogue.Find(name) is not null ? $"`{name}` is a word of the language; a template needs another."
        : symbol is TypeSymbol && TypeBinder.BuiltIn.ContainsKey(name) ? $"`{name}` is a type of the language."
        : symbol is FunctionSymbol && Functions.StandardLibrary.Find(name) is not null ? $"`{name}` is a function of the standard library."
        : null;
}
