using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// Declarations of which a loop makes several: <c>environment production for region in regions</c>. Each has all of the body as its own, with the loop's variable around it,
/// and is called like the declaration and its key: <c>production-eu-west-1</c>.
/// </summary>
internal sealed partial class Declarer
{
    private void DeclareCopies(DeclarationSymbol symbol, TemplateSymbol? template, BindContext header)
    {
        var (loop, copies) = (symbol.Loops[0], ImmutableArray.CreateBuilder<DeclarationCopy>());
        foreach (var second in symbol.Loops.Skip(1))
        {
            session.Report(NameDiagnostics.LoopOutOfPlace, header, second.Word.Span, $"{Articles.With(symbol.What)} has one loop. Loop over a list of records for combinations.");
        }

        foreach (var element in ElementsOf(symbol, loop, header))
        {
            if (KeyOf(element, symbol, loop, header, copies) is { } key)
            {
                copies.Add(new DeclarationCopy(key, DeclareCopyOf(symbol, template, header, element, $"{symbol.Name}-{key}")));
            }
        }

        if (copies.Count == 0 && session.Recorder is not null && loop.Variable is { } variable)
        {
            // whoever writes the body is helped before the list has an element
            copies.Add(new DeclarationCopy("", DeclareCopyOf(symbol, template, header, DeclarationBinder.Unknown(header.NameOf(variable), FlowType.Any, header.At(variable)), symbol.Name)));
        }

        symbol.Copies = copies.ToImmutable();
    }

    private List<Expr> ElementsOf(DeclarationSymbol symbol, ClauseSyntax loop, BindContext header)
    {
        var sequence = new ExpressionBinder(session, header).BindFor(loop.Value, new Slot(FlowType.Any), $"a loop on {Articles.Of(symbol.What)}");
        if (sequence is ErrorExpr || ExpressionBinder.ElementsOf(sequence) is null)
        {
            symbol.HasUnknownCopies = true;
            if (sequence is not ErrorExpr)
            {
                session.Report(TypeDiagnostics.WrongType, header, loop.Value, $"{Articles.With(sequence.Type.Name)} has no elements to loop over.");
            }

            return [];
        }

        return [.. ExpressionBinder.ElementsOf(sequence)!];
    }

    /// <summary>The key is a part of names at GitHub, at Terraform and of folders.</summary>
    private string? KeyOf(Expr element, DeclarationSymbol symbol, ClauseSyntax loop, BindContext header, ImmutableArray<DeclarationCopy>.Builder before)
    {
        var key = CopyKeys.Of(element);
        var message = key is null ? $"What tells the copies of `{symbol.Name}` apart? Each element needs a text `key` or `name`."
            : before.Any(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase)) ? $"Two copies of `{symbol.Name}` would have the key `{key}`."
            : !IsNamePart(key) ? $"`{symbol.Name}-{key}` is no name of {Articles.Of(symbol.What)}: a key has letters, digits, `-`, `_` and `.` between them."
            : null;
        if (message is null)
        {
            return key;
        }

        symbol.HasUnknownCopies = true;
        session.Report(EnvironmentDiagnostics.BadKeys, header, loop.Value, message);
        return null;
    }

    private static bool IsNamePart(string key) => key.Length > 0 && char.IsAsciiLetterOrDigit(key[0]) && char.IsAsciiLetterOrDigit(key[^1]) && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private DeclarationSymbol DeclareCopyOf(DeclarationSymbol symbol, TemplateSymbol? template, BindContext header, Expr element, string name)
    {
        var own = header.Inner();
        if (symbol.Loops[0].Variable is { } token)
        {
            var variable = new ValueSymbol(own.NameOf(token), own.At(token), element, "loop variable");
            own.Scope.TryDeclare(variable);
            session.Recorder?.Declaration(own, variable);
        }

        var copy = new DeclarationSymbol(name, symbol.Location, symbol.Kind, symbol.Item, own, symbol.Owner) { Unit = session.Unit, CopyOf = symbol };
        copy.Members = new Scope(own.Scope);
        own.Scope.Remember(symbol.Item, copy);
        DeclareBody(copy, symbol.Kind, template, symbol.Item, own);
        return copy;
    }

    /// <summary>Finds which copy an environment is like: <c>like production[region]</c>. What is wrong with that is reported where the clause is bound.</summary>
    private void FindLikeCopy(DeclarationSymbol environment)
    {
        if (environment.Kind.Word != "environment" || Inheritance.Named(environment) is not { IsMany: true } several
            || Inheritance.LikeOf(environment.Item, environment.Context) is not IndexExpressionSyntax { Arguments.Arguments: var arguments } || arguments.OfType<ValueArgumentSyntax>().ToList() is not [var only])
        {
            return;
        }

        session.Quiet++;
        var key = new ExpressionBinder(session, environment.Context).Bind(only.Value);
        session.Quiet--;
        environment.LikeCopy = CopyKeys.Of(key) is { } known ? several.Copies.FirstOrDefault(c => c.Key == known)?.Symbol : null;
    }
}
