using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a recorder is told about names and members. Without a recorder none of this does anything.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Binds what a mistake around it left unbound.</summary>
    internal void RecordLoose(ExpressionSyntax? syntax)
    {
        if (syntax is not null && session.Recorder is { } recorder && recorder.Takes(context) && !recorder.Knows(syntax))
        {
            Bind(syntax);
        }
    }

    private void RecordWord(SyntaxToken token, ConstantExpr member)
    {
        if (session.Recorder is { } recorder)
        {
            recorder.Use(context, token, member.Value switch
            {
                VariantValue variant => new Referent.OfCase(variant.Variant, variant.Variant.Case(variant.Case)!),
                EnumValue value => new Referent.OfEnumMember(value.Enum, value.Member),
                _ => new Referent.OfWord(member.Value.ToText(), ""),
            });
        }
    }

    private void RecordPrelude(SyntaxToken token, Operand known) => session.Recorder?.Use(context, token, known switch
    {
        Operand.OfContext of => new Referent.OfContext(of.Context),
        Operand.OfValue { Value.Constant: EnumValue platform } => new Referent.OfEnumMember(platform.Enum, platform.Member),
        _ => new Referent.OfWord("workspace", "The folder that the job works in."),
    });

    private void RecordContextMember(Operand.OfContext of, string name, SyntaxToken token)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        var symbol = of.Context.Name switch
        {
            "inputs" => context.Pipeline?.Members.FindHere(name),
            "matrix" => (context.Header ?? context.Job)?.Context.Scope.FindHere(name) as ValueSymbol,
            _ => null,
        };
        recorder.Use(context, token, symbol is not null ? new Referent.OfSymbol(symbol)
            : of.Context.Name == "env" ? new Referent.OfVariable(name)
            : new Referent.OfContextMember(of.Context, of.Path.Add(name), of.Context.Member(name)));
    }

    private void RecordField(Expr value, string name, SyntaxToken token)
    {
        if (session.Recorder is { } recorder && ((value.Type.Required as RecordType) ?? (value.Constant as RecordValue)?.Shape as RecordType) is { } record && record.Field(name) is { } field)
        {
            recorder.Use(context, token, new Referent.OfField(record, field));
        }
    }

    private void RecordFieldHead(ItemSyntax item, RecordType? record, string name)
    {
        if (record?.Field(name) is { } field && item.Head is PathSyntax { Tokens: [var token] })
        {
            session.Recorder?.Use(context, token, new Referent.OfField(record, field));
        }
    }

    private void RecordMember(DeclarationSymbol owner, string name, SyntaxToken token)
    {
        if (session.Recorder is not { } recorder || (owner.IsResource && name != "all"))
        {
            return;
        }

        var isCall = owner.Kind.Word == "call";
        var symbol = isCall
            ? DeclarationBinder.CalledPipeline(owner)?.Members.FindHere(name) as DeclarationSymbol
            : owner.Kind.Word == "service" ? BelongingTo(owner, name)
            : (owner.Group is not null && context.Environment is null ? BelongingTo(owner, name) : null) ?? owner.Members.FindHere(name);
        if (symbol is not null && !(isCall && symbol is DeclarationSymbol { Kind.Word: not "output" }))
        {
            recorder.Use(context, token, symbol);
            return;
        }

        FlowType? type = name switch
        {
            "result" => DomainTypes.JobResult,
            "outcome" or "conclusion" => DomainTypes.StepResult,
            "exit-code" => FlowType.Int,
            "stdout" or "stderr" => FlowType.Text,
            "outputs" or "all" => null,
            _ when owner.Kind.Role == Role.Step && DeclarationBinder.HasOpenOutputs(owner) => FlowType.Text,
            _ => FlowType.Error,
        };
        if (type is not ErrorType)
        {
            recorder.Use(context, token, new Referent.OfFacet(owner, name, type));
        }
    }

    private void RecordModuleMember(SyntaxToken module, SyntaxToken name)
    {
        if (session.Recorder is { } recorder && context.Scope.Find(context.NameOf(module)) is ModuleSymbol imported)
        {
            recorder.Use(context, module, imported);
            if (imported.Module.Scope.FindHere(context.NameOf(name)) is { } symbol)
            {
                recorder.Use(context, name, symbol);
            }
        }
    }

    private void RecordCases(MatchExpressionSyntax syntax, Expr subject, FlowType? expected)
    {
        if (session.Recorder is not { } recorder)
        {
            return;
        }

        foreach (var item in syntax.Body.Items.Items)
        {
            if (item.Head is PathSyntax { Tokens: [var token] } && context.NameOf(token) is var word)
            {
                if (subject.Type.Required is EnumType @enum && @enum.Members.Contains(word))
                {
                    recorder.Use(context, token, new Referent.OfEnumMember(@enum, word));
                }
                else if (context.Scope.Find(word) is ValueSymbol symbol)
                {
                    recorder.Use(context, token, symbol);
                }
            }

            if (subject is ErrorExpr && item.Value is { } value)
            {
                Bind(value, expected);
            }
        }
    }

    /// <summary>Binds condition and result of a loop once, with an element of which only the type is known.</summary>
    private void RecordElement(ComprehensionArgumentSyntax syntax, Expr sequence, FlowType? expected)
    {
        if (session.Recorder is null)
        {
            return;
        }

        var inner = With(context.NameOf(syntax.Variable), UnknownElement(sequence, syntax.Variable), syntax.Variable);
        if (syntax.Condition is { } condition)
        {
            inner.Bind(condition, FlowType.Bool);
        }

        inner.Bind(syntax.Result, expected);
    }

    private Expr UnknownElement(Expr sequence, SyntaxToken variable) => ElementType(sequence.Type.Required) is { } type and not ErrorType
        ? DeclarationBinder.Unknown(context.NameOf(variable), type, context.At(variable)) with { Phase = sequence.Phase, Labels = sequence.Labels }
        : new ErrorExpr(context.At(variable));
}
