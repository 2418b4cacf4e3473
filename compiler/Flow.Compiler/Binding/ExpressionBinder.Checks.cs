using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Functions that exist in one place alone, where somebody looks whether all is well.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary><c>http(service, "/path")</c> or <c>http("https://…")</c>.</summary>
    private Expr CallOfSlot(RecordField function, FunctionType signature, CallExpressionSyntax syntax)
    {
        session.Recorder?.Use(context, ((NameExpressionSyntax)syntax.Target).Token, new Referent.OfSlotName(function));
        var written = syntax.Arguments.Arguments.Select(ValueOfArgument).ToList();
        if (written.Count == 0 || written.Count > signature.Parameters.Length || written.Contains(null))
        {
            return NotAnAddress(function, syntax);
        }

        var arguments = written.Select(w => Bind(w!)).ToImmutableArray();
        if (arguments.Any(static a => a is ErrorExpr))
        {
            return new ErrorExpr(context.At(syntax));
        }

        ImmutableArray<Expr>? addressed = arguments switch
        {
            [{ Constant: ReferenceValue { Kind: "service", Path: [.., var service] } }, { Type.Required: TextType } path] => [AddressOf(service, written[0]!), path],
            [{ Type.Required: TextType } address] when ConvertTo(address, address.Constant is null ? FlowType.Text : new TextType(TextForm.Url), written[0]!, $"the address of `{function.Name}`") is var whole => [whole],
            _ => null,
        };
        return addressed switch
        {
            null => NotAnAddress(function, syntax),
            [ErrorExpr] => new ErrorExpr(context.At(syntax)),
            { } given => Combine(new CallExpr(function.Name, given, signature.Result, context.At(syntax)), [.. given]) with { Phase = Phase.Running },
        };
    }

    private CallExpr AddressOf(string service, SyntaxNode syntax) =>
        new(HttpCheck.AddressOf, [new ConstantExpr(Value.Of(service), FlowType.Text, context.At(syntax))], FlowType.Text, context.At(syntax)) { Phase = Phase.Running };

    private ErrorExpr NotAnAddress(RecordField function, CallExpressionSyntax syntax) =>
        Fail(TypeDiagnostics.WrongArguments, syntax, $"`{function.Name}` takes a service and a path, `{function.Name}(api, \"/healthz\")`, or an address, `{function.Name}(\"https://example.com\")`.");
}
