using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>A parameter of a call, as people read it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default as written; null where it must be given.</param>
/// <param name="IsRepeated">Whether it takes any number of arguments.</param>
/// <param name="Documentation">Markdown, or empty.</param>
internal sealed record TargetParameter(string Name, string Type, string? Default, bool IsRepeated, string Documentation);

/// <summary>What a call calls.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes, without what stands before the dot.</param>
/// <param name="Result">The type of its value; empty where there is none.</param>
/// <param name="Documentation">Markdown.</param>
internal sealed record CallTarget(string Name, ImmutableArray<TargetParameter> Parameters, string Result, string Documentation);

/// <summary>Finds out what a call calls: a form of a variant, a function of the project or of the standard library, or a word.</summary>
internal static class CallTargets
{
    /// <summary>The target of <paramref name="call"/>, or null where it is unknown.</summary>
    public static CallTarget? Of(CallExpressionSyntax call, WantedValue wanted, PlaceBinder binder)
    {
        var context = binder.Seen.GetValueOrDefault(call)?.Context ?? wanted.Context;
        return call.Target switch
        {
            NameExpressionSyntax name => Named(context.NameOf(name.Token), binder.Seen.GetValueOrDefault(call)?.Expected, context, binder.Session),
            MemberExpressionSyntax { Target: NameExpressionSyntax first } member when context.Scope.Find(context.NameOf(first.Token)) is ModuleSymbol module =>
                module.Module.Scope.FindHere(context.NameOf(member.Name)) is FunctionSymbol { IsExported: true } function ? Own(function, binder.Session, skip: 0) : null,
            MemberExpressionSyntax { Name.IsMissing: false } member => Method(context.NameOf(member.Name), context, binder.Session),
            _ => null,
        };
    }

    private static CallTarget? Named(string name, FlowType? expected, BindContext context, BindSession session)
    {
        if (VariantIn(expected, name) is { } variant)
        {
            return Form(variant.Case(name)!, variant);
        }

        return context.Scope.Find(name) is FunctionSymbol function ? Own(function, session, skip: 0)
            : StandardLibrary.Find(name) is { } builtin ? Builtin(builtin, skip: 0)
            : Word(name);
    }

    private static CallTarget? Method(string name, BindContext context, BindSession session) =>
        context.Scope.Find(name) is FunctionSymbol function ? Own(function, session, skip: 1) : StandardLibrary.Find(name) is { } builtin ? Builtin(builtin, skip: 1) : null;

    private static VariantType? VariantIn(FlowType? type, string name) => type?.Required switch
    {
        VariantType variant when variant.Case(name) is not null => variant,
        ListType list => VariantIn(list.Element, name),
        _ => null,
    };

    private static CallTarget Form(VariantCase form, VariantType variant) => new(
        form.Name,
        [.. form.Parameters.Select((p, i) => new TargetParameter(
            p.Name, p.Type.Name, p.Default is { } value ? FlowText.Write(value) : null, form.RepeatsLast && i == form.Parameters.Length - 1, p.Documentation))],
        variant.Name, form.Documentation);

    private static CallTarget Builtin(BuiltinFunction function, int skip) => new(
        function.Name,
        [.. function.Parameters.Skip(skip).Select(static p => new TargetParameter(
            p.Name, string.Join(" or ", p.Types.Select(static t => t.Name)), p.Default is { } value ? FlowText.Write(value) : null, p.Repeats, ""))],
        function.Result.Name, Descriptions.Of(function));

    private static CallTarget Own(FunctionSymbol function, BindSession session, int skip)
    {
        var context = function.Context;
        var parameters = function.Signature?.Arguments.Arguments.OfType<ParameterArgumentSyntax>().Skip(skip) ?? [];
        return new CallTarget(
            function.Name,
            [.. parameters.Select(p => new TargetParameter(context.NameOf(p.Name), TypeBinder.Bind(session, context, p.Type).Name, p.Default is { } value ? context.TextOf(value) : null, false, ""))],
            function.Item.Args is [{ Type: { } type }, ..] ? context.TextOf(type) : "", CommentReading.Documentation(context.Tree.Source, function.Item) ?? "");
    }

    private static CallTarget? Word(string name) => name switch
    {
        "dotnet" => new(name, [new("path", "path", null, false, "The project file, relative to the project folder.")], "dotnet-project", "Reads a .NET project through MSBuild."),
        "trust" => new(name, [new("value", "string", null, false, "The text."), new("because", "string", null, false, "Why it can do no harm.")], "string", "Declares a text of an outsider to be harmless."),
        "ended" or "failed" => new(name, [new("job", "job", null, false, "The job.")], "", name == "ended" ? "Waits for the job's end, whatever it was." : "Waits for the job's failure."),
        "any-of" => new(name, [new("jobs", "job", null, true, "The jobs.")], "", "Waits for the success of at least one."),
        "image" => new(name, [new("image", "image", null, false, "The image.")], "action", "Runs a container image as an action."),
        "success" or "failure" or "always" or "cancelled" => new(name, [], "bool", "How things stand."),
        _ => null,
    };
}
