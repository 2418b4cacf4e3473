using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What is read of the use of a group, <c>receipts.arn</c>, and what a group knows about its use, <c>use.name</c>.</summary>
internal sealed partial class ExpressionBinder
{
    private static readonly ImmutableArray<string> UseMembers = ["account", "alarms", "collector-cidr", "collector-port", "connections", "environment", "name", "partition", "preview", "region", "repository", "telemetry"];

    /// <summary>What can be read of a group, its outputs first.</summary>
    private static IEnumerable<string> GroupMembers(DeclarationSymbol group) =>
        group.Members.Symbols.OfType<DeclarationSymbol>().OrderBy(static s => s.Kind.Word == "output" ? 0 : 1).Select(static s => s.Name);

    private static List<string> GroupOutputs(DeclarationSymbol group) =>
        [.. group.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output").Select(static s => s.Name)];

    /// <summary>Whether it is a part of a construct that comes with the compiler, which this use of it does not make: why that is so nobody else wrote, or can read.</summary>
    private bool IsInnerThatIsAbsent(Symbol member) => member is DeclarationSymbol { Kind.Word: not "output", LeftOut: null, Context.Tree.Source.IsBuiltIn: true } inner && context.Use is null && DeclarationBinder.IsAbsent(session, inner);

    private Operand MemberOfGroup(Symbol member, MemberExpressionSyntax syntax)
    {
        session.Recorder?.Use(context, syntax.Name, member);
        if (member is not DeclarationSymbol { Kind.Word: "output" } output)
        {
            return OperandOf(member, syntax);
        }

        var (type, labels) = DeclarationBinder.OutputType(session, output, out var cycle);
        if (!cycle.IsDefaultOrEmpty)
        {
            Cyclic(cycle, syntax);
        }

        if (context.Environment is null && output.BoundValue is { Phase.Kind: PhaseKind.Applied })
        {
            if (WrittenBehind(output) is { } written)
            {
                return new Operand.OfValue(new ConstantExpr(written, FlowType.Text, context.At(syntax)));
            }

            Fail(EnvironmentDiagnostics.NotOfRun, syntax, $"`{context.TextOf(syntax)}` is known when the environment is applied, and {(context.Pipeline is null ? "what is written here before that" : "no run of a pipeline knows it")}.");
            return new Operand.Broken();
        }

        return output.BoundValue is { } value and not ErrorExpr ? new Operand.OfValue(value with { Type = type, Labels = labels, Location = context.At(syntax) }) : new Operand.Broken();
    }

    private Operand MemberOfUse(UseSymbol use, string name, MemberExpressionSyntax syntax)
    {
        if (name == "repository")
        {
            return new Operand.OfValue(Read(new ContextSource("project", ["repository"]), FlowType.Text, Phase.Applied, Labels.None, syntax)); // the project is no part of the environment, and may change without it
        }

        if (name == "connections")
        {
            return new Operand.OfValue(ConnectionsOf(use.Group, syntax));
        }

        if (name == AlarmLines.Word)
        {
            return new Operand.OfValue(AlarmsOf(use, syntax));
        }

        if (name == "partition")
        {
            return new Operand.OfValue(PartitionOf(use, syntax));
        }

        if (name is "telemetry" or "collector-port" or "collector-cidr")
        {
            return OfTelemetry(use, name, syntax);
        }

        if (name is "environment" or "preview" && use.Group.Context.Environment is { } environment)
        {
            return new Operand.OfValue(name == "environment" ? PreviewLines.NameOf(environment, context.At(syntax)) : new ConstantExpr(Value.Of(PreviewLines.Of(environment) is not null), FlowType.Bool, context.At(syntax)));
        }

        var text = name switch
        {
            "name" => use.Group.ModelName,
            "environment" => "",
            "region" or "account" => null,
            _ => "-",
        };
        if (text == "-" && !UseMembers.Contains(name))
        {
            return UnknownIn("`use` has no", name, UseMembers, syntax);
        }

        return text is null ? OfCloud(use, name, syntax) : new Operand.OfValue(new ConstantExpr(Value.Of(text) with { IsNameOfUse = name == "name" }, FlowType.Text, context.At(syntax)));
    }

    /// <summary>The topics that the environment names for all its alarms; none where it names none.</summary>
    private Expr AlarmsOf(UseSymbol use, MemberExpressionSyntax syntax)
    {
        if (use.Group.Context.Environment is not { } environment || AlarmLines.Of(environment) is not var (value, place))
        {
            return new ConstantExpr(new ListValue(FlowType.Text, []), new ListType(FlowType.Text), context.At(syntax));
        }

        session.Quiet++; // it is said where it stands
        var bound = new ExpressionBinder(session, place).BindFor(value, environment.Kind.Property(AlarmLines.Word)!.Subject!, "`alarms`");
        session.Quiet--;
        return bound;
    }

    /// <summary>The partition that ARNs of the environment's region name.</summary>
    private ConstantExpr PartitionOf(UseSymbol use, MemberExpressionSyntax syntax)
    {
        session.Quiet++; // it is said where it stands
        var region = use.Group.Context.Environment is { } environment && (ProviderLines.Setting(use.Group, "region") ?? CloudLines.Setting(environment, "region")) is var (value, place) ? new ExpressionBinder(session, place).Bind(value, FlowType.Text) : null;
        session.Quiet--;
        return new ConstantExpr(Value.Of(Regions.PartitionOf(region?.KnownText)), FlowType.Text, context.At(syntax));
    }

    /// <summary>What the configuration of the provider says that the use names, and else the environment's <c>cloud</c>, the newest of what is inherited and said anew.</summary>
    private Operand OfCloud(UseSymbol use, string name, MemberExpressionSyntax syntax)
    {
        if (use.Group.Context.Environment is { } environment && (ProviderLines.Setting(use.Group, name) ?? CloudLines.Setting(environment, name)) is var (value, place))
        {
            session.Quiet++; // it is said where it stands
            var bound = new ExpressionBinder(session, place).Bind(value, FlowType.Text);
            session.Quiet--;
            return bound is ErrorExpr ? new Operand.Broken() : new Operand.OfValue(bound with { Location = context.At(syntax) });
        }

        if (session.Unasked > 0)
        {
            return new Operand.Broken();
        }

        Fail(ConstructDiagnostics.CloudSaysNothing, syntax, $"`{use.Group.Group!.Name}` needs the {name} of the environment: `cloud aws {{ {name} = \"…\" }}`.");
        return new Operand.Broken();
    }

    /// <summary>The declaration that a parameter stands for: what the use says, or else the only one that the environment has.</summary>
    private Operand UsedBy(UsedSymbol used, ExpressionSyntax syntax)
    {
        if (used.Given is { } given)
        {
            var operand = new ExpressionBinder(session, given.Context).BindOperand(given.Value);
            return IsUse(operand, used) ? operand
                : NotUsed(used, given.Context, given.Value, $"Here stands {Articles.Of(used.Kind)} of this environment, and `{given.Context.TextOf(given.Value)}` is none.");
        }

        if (used.IsOptional)
        {
            return new Operand.OfValue(NoneAt(syntax));
        }

        var all = (used.Use.Environment?.Members.Symbols ?? []).OfType<DeclarationSymbol>().Where(s => s.Group?.Name == used.Kind && s.LeftOut is null && !DeclarationBinder.IsAbsent(session, s)).ToList();
        return all is [var only] ? new Operand.OfDeclaration(only)
            : NotUsed(used, context, syntax, all.Count == 0
                ? $"This needs {Articles.Of(used.Kind)}, and the environment has none: `{used.Kind} main`."
                : $"The environment has several: say which one, `{(used.Use.Hosted is { } service ? $"{service.Name} {{ {used.Name} = {all[0].Name} }}" : $"{used.Name} = {all[0].Name}")}`.");
    }

    /// <summary>A use of the group, or a record with what would be read of it: something that is there already.</summary>
    private static bool IsUse(Operand operand, UsedSymbol used) => operand switch
    {
        Operand.Broken => true,
        Operand.OfDeclaration { Symbol.Group.Name: var name } => name == used.Kind,
        Operand.OfValue { Value: ErrorExpr or { Type.Required: RecordType or MapType } } => true,
        Operand.OfValue { Value.Constant: NoneValue } => used.IsOptional,
        _ => false,
    };

    private Operand.Broken NotUsed(UsedSymbol used, BindContext place, ExpressionSyntax syntax, string message)
    {
        session.Report(ConstructDiagnostics.NoSuchUse, place, syntax, message);
        return new Operand.Broken();
    }
}
