using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What a hint says.</summary>
[Flags]
public enum InlayHintKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The type of a <c>let</c> or an output that has none written.</summary>
    Types = 1,

    /// <summary>The jobs that a job comes after because it uses something of theirs.</summary>
    Dependencies = 2,

    /// <summary>The names of parameters before the values that are given to them.</summary>
    Parameters = 4,

    /// <summary>What a cron line means.</summary>
    Schedules = 8,

    /// <summary>How long a job may take that does not say it.</summary>
    Timeouts = 16,

    /// <summary>All of them.</summary>
    All = Types | Dependencies | Parameters | Schedules | Timeouts,
}

/// <summary>A text shown between others.</summary>
/// <param name="Position">Where it is shown.</param>
/// <param name="Label">The text.</param>
/// <param name="Kind">What it says; one of the kinds.</param>
/// <param name="Insertion">What makes it part of the file, or null where that cannot be written.</param>
public sealed record InlayHint(int Position, string Label, InlayHintKinds Kind, TextEdit? Insertion);

/// <summary>What the compiler knows and nobody wrote.</summary>
public static class InlayHints
{
    private const int LongestType = 60;

    /// <summary>The hints inside <paramref name="span"/>, in the order of the text.</summary>
    public static ImmutableArray<InlayHint> In(Compilation compilation, string path, TextSpan span, InlayHintKinds kinds = InlayHintKinds.All)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        var items = new List<ItemSyntax>();
        Collect(model.Tree.Root, items, span);
        return
        [
            .. items.SelectMany(i => OfItem(model, i)).Concat(model.Calls.Values.SelectMany(c => OfCall(model, c))).Concat(OfJobs(model))
                .Where(h => kinds.HasFlag(h.Kind) && span.Touches(h.Position)).OrderBy(static h => h.Position),
        ];
    }

    private static void Collect(SyntaxNode node, List<ItemSyntax> items, TextSpan span)
    {
        if (node.Span.Start > span.End || node.Span.End < span.Start)
        {
            return;
        }

        if (node is ItemSyntax item)
        {
            items.Add(item);
        }

        foreach (var child in node.Children())
        {
            Collect(child, items, span);
        }
    }

    private static IEnumerable<InlayHint> OfItem(SemanticModel model, ItemSyntax item)
    {
        if (model.MeaningOf(item) is { Kind.Word: "let" or "output" } && item is { Args: [{ Type: null, Value: NameExpressionSyntax name }, ..], Value: { } value }
            && model.ValueOf(value)?.Value is { Type: not (ErrorType or AnyType or NoneType) } bound && bound.Type.Name is { Length: <= LongestType } type)
        {
            yield return new InlayHint(name.Span.End, $": {type}", InlayHintKinds.Types, IsWritable(bound.Type) ? new TextEdit(new TextSpan(name.Span.End, 0), $": {type}") : null);
        }
    }

    /// <summary>Whether the name of the type is how it is written.</summary>
    private static bool IsWritable(FlowType type) => type switch
    {
        ListType list => IsWritable(list.Element),
        MapType map => IsWritable(map.Value),
        RangeType range => IsWritable(range.Element),
        OptionalType optional => IsWritable(optional.Inner),
        EnumType @enum => @enum.EnumName is null || @enum.DeclaredAt is not null || TypeBinder.BuiltIn.ContainsKey(@enum.EnumName),
        RecordType record => record.DeclaredAt is not null || (record.RecordName is { } name && TypeBinder.BuiltIn.ContainsKey(name)),
        _ => TypeBinder.BuiltIn.ContainsKey(type.Name),
    };

    private static IEnumerable<InlayHint> OfCall(SemanticModel model, CallMeaning call)
    {
        var arguments = call.Syntax.Arguments.Arguments.ToList();
        var given = call.Parameters.Skip(call.HasReceiver ? 1 : 0).ToList();
        if (call.Parameters.Length > 1 || call.Target is Referent.OfSymbol)
        {
            foreach (var (argument, parameter) in arguments.OfType<ValueArgumentSyntax>().Zip(given).Where(static p => !p.Second.IsRepeated && IsPlain(p.First.Value)))
            {
                yield return new InlayHint(argument.Span.Start, $"{parameter.Name}:", InlayHintKinds.Parameters, null);
            }
        }

        if (call.Target is Referent.OfCase { Case.Name: "cron" } && arguments is [ValueArgumentSyntax { Value: StringExpressionSyntax text }]
            && Literals.CronExpression.Parse(StringReading.PlainText(text, model.Tree.Source) ?? "").TryGet(out var cron, out _))
        {
            yield return new InlayHint(call.Syntax.Span.End, cron.Describe(), InlayHintKinds.Schedules, null);
        }
    }

    /// <summary>Whether a value does not say by itself what it is for.</summary>
    private static bool IsPlain(ExpressionSyntax value) => value is LiteralExpressionSyntax or StringExpressionSyntax or ListExpressionSyntax or UnaryExpressionSyntax;

    private static IEnumerable<InlayHint> OfJobs(SemanticModel model)
    {
        var path = model.Tree.Source.Path;
        foreach (var job in model.Compilation.Model.Pipelines.SelectMany(static p => p.Jobs).Where(j => j.Origin.Location.Path == path && IsWhole(model, j.Origin.Location.Span)))
        {
            var header = job.Origin.Location.Span;
            var inferred = job.Needs.Where(n => n.Origin.Location.Path != path || !IsWritten(model, n.Origin.Location.Span)).Select(static n => n.Job).Distinct().ToList();
            if (inferred.Count > 0)
            {
                var text = $" after {(inferred.Count == 1 ? inferred[0] : $"[{string.Join(", ", inferred)}]")}";
                yield return new InlayHint(header.End, text.TrimStart(), InlayHintKinds.Dependencies, null);
            }

            if (job is { Timeout: null, Call: null })
            {
                yield return new InlayHint(header.End, "timeout 6h", InlayHintKinds.Timeouts, null);
            }
        }
    }

    /// <summary>Whether the job whose header is at <paramref name="header"/> has a name and what it does, and is not still being typed.</summary>
    private static bool IsWhole(SemanticModel model, TextSpan header) =>
        model.Tree.PathTo(header.End).OfType<ItemSyntax>().LastOrDefault() is { Args: [_, ..] } item && (item.Body is not null || model.MeaningOf(item) is { Kind.Word: "call" } or { Template: not null });

    /// <summary>Whether the edge stands behind <c>after</c>.</summary>
    private static bool IsWritten(SemanticModel model, TextSpan edge) =>
        model.Tree.PathTo(edge.End).Any(n => n is ClauseSyntax { Word.Word: Word.After } || (n is ItemSyntax item && model.MeaningOf(item)?.Kind?.Word == "after"));
}
