using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Sees values while they are bound: for editors, which ask what a place expects.</summary>
internal interface IBindObserver
{
    /// <summary><paramref name="syntax"/> stands where <paramref name="slot"/> says what may stand.</summary>
    void Place(ExpressionSyntax syntax, Slot slot);

    /// <summary><paramref name="syntax"/> is bound.</summary>
    /// <param name="syntax">The value, also one that the text lacks.</param>
    /// <param name="expected">The type that decides what bare words mean there; null where any will do.</param>
    /// <param name="context">The names that it sees.</param>
    /// <param name="names">Names that exist in this place alone.</param>
    void Expression(ExpressionSyntax syntax, FlowType? expected, BindContext context, ImmutableArray<RecordField> names);
}
