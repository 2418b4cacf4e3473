using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Values that may not stand where something is kept or shown.</summary>
internal sealed partial class ExpressionBinder
{
    private const string ForService =
        "A service is told where a secret is kept, and reads it there: `secret login` in the environment (or the ARN of one that exists), and `secrets { LOGIN = login.arn }` in the service.";

    private const string ForResource = "It may go into an argument with a write-only form beside it, such as `password`, into the settings of a provider, and into another `ephemeral`.";

    /// <summary>What is kept nowhere is named as it is read, there where it is read: the value around it can be a text of the library over many lines.</summary>
    private ErrorExpr Kept(Expr value, ExpressionSyntax syntax, string what)
    {
        var read = ReadOf(value);
        var text = read.Source.Slice(read.Span);
        var isWritten = ReferenceEquals(read.Source, context.Tree.Source) && syntax.Span.Contains(read.Span);
        var mistake = isWritten || context.Tree.Source.IsBuiltIn ? $"`{text}` is kept nowhere" : $"`{context.TextOf(syntax)}` reads `{text}`, which is kept nowhere";
        var keeps = context is { Tree.Source.IsBuiltIn: true, Use: { } use } ? $"what `{use.Name}` makes of it" : what;
        session.Report(
            EnvironmentDiagnostics.KeptSomewhere, context.Tree.Source.IsBuiltIn ? context with { UsedAt = [read, .. context.UsedAt] } : context, isWritten ? read.Span : syntax.Span,
            $"{mistake}, and {keeps} is kept in the state or a plan. {(context.Use is { IsHosted: true } ? ForService : ForResource)}");
        return new ErrorExpr(context.At(syntax));
    }

    /// <summary>Where the innermost part of <paramref name="value"/> stands that is read from something kept nowhere, with what of it is read.</summary>
    private static Location ReadOf(Expr value)
    {
        while (value is not MemberExpr { Target: ReadExpr or IndexExpr { Target: ReadExpr } } && ExprTree.Children(value).FirstOrDefault(static c => c.IsEphemeral) is { } inside)
        {
            value = inside;
        }

        return value is MemberExpr member ? Whole(member) : value.Location;
    }

    /// <summary>A value that was given a name stands where the name is used; what it is made of is still where it was written.</summary>
    private static Location Whole(MemberExpr member)
    {
        var (source, target) = (member.Target.Location.Source, member.Target.Location.Span);
        var span = TextSpan.FromBounds(target.Start, Math.Min(target.End + 1 + member.Member.Length, source.Content.Length));
        return source.Slice(span) == $"{source.Slice(target)}.{member.Member}" ? member.Target.Location with { Span = span } : member.Target.Location;
    }

    private string WouldShow(string what) => context.Environment is null
        ? $"{Sentence(what)} would show a secret. Pass it through `env {{ … }}` of the step that needs it."
        : $"{Sentence(what)} would show a secret. It may go into an argument of a resource and into an `output`; a service is told where it is kept: `secrets {{ … }}`.";
}
