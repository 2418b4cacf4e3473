using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// Gives values their meaning: type, phase and labels. What the compiler knows is folded while it is bound, so that the result holds only constants,
/// reads, operators and calls that a run must evaluate.
/// </summary>
internal sealed partial class ExpressionBinder(BindSession session, BindContext context)
{
    private readonly BindSession session = session;
    private readonly BindContext context = context;

    /// <summary>Names that exist only in the slot at hand, and their types.</summary>
    public ImmutableArray<RecordField> SlotNames { get; init; } = [];

    /// <summary>Whether only a job can stand in the place at hand, as after <c>after</c> and <c>take</c>, so that nothing else of the name is meant.</summary>
    public bool TakesOnlyJobs { get; init; }

    /// <summary>Whether only an environment can stand in the place at hand, as in <c>environment = staging</c>, so that no job of the name is meant.</summary>
    public bool TakesOnlyEnvironments { get; init; }

    /// <summary>Binds <paramref name="syntax"/> for <paramref name="slot"/>: its type, phase and labels must fit.</summary>
    public Expr BindFor(ExpressionSyntax syntax, Slot slot, string what)
    {
        session.Recorder?.Fills(context, syntax, slot);
        var expected = slot.Type is AnyType ? null : slot.Type;
        if (slot.TakesNone && expected is not null && syntax is not (ListExpressionSyntax or StringExpressionSyntax or RecordExpressionSyntax) && Bind(syntax, expected) is { Type: OptionalType or NoneType } perhaps)
        {
            return Checked(ConvertTo(perhaps, expected.OrNone(), syntax, what), syntax, slot, what);
        }

        if (slot.OneForMany && expected is ListType list && syntax is not ListExpressionSyntax)
        {
            var one = Bind(syntax, list.Element);
            if (one.Type.Required is not ListType)
            {
                return Checked(OneAsList(ConvertTo(one, list.Element, syntax, what), list), syntax, slot, what);
            }

            return Checked(ConvertTo(one, list, syntax, what), syntax, slot, what);
        }

        var bound = Bind(syntax, expected);
        if (expected?.Required is ListType { Element: var wanted } && syntax is ListExpressionSyntax written && bound.Constant is ListValue items && !CheckElements(written, items, wanted, what))
        {
            return new ErrorExpr(context.At(syntax));
        }

        return Checked(expected is null ? bound : ConvertTo(bound, expected, syntax, what), syntax, slot, what);
    }

    /// <summary>Binds <paramref name="syntax"/> for a slot that takes text, where numbers, truth values and quantities stand for what they are written as.</summary>
    public Expr BindText(ExpressionSyntax syntax, Slot slot, string what)
    {
        var value = BindFor(syntax, slot with { Type = FlowType.Any }, what);
        return value switch
        {
            { Type.Required: IntType or NumberType or BoolType or DurationType or SizeType or PercentType or DateType or TimeType } => AsText(value),
            _ => ConvertTo(value, slot.Type, syntax, what),
        };
    }

    private static Expr AsText(Expr value) => value.Constant is { } known
        ? known is NoneValue ? value : new ConstantExpr(Value.Of(known.ToText()), FlowType.Text, value.Location) { Labels = value.Labels }
        : Combine(new InterpolationExpr([value], value.Location), value);

    /// <summary>Binds <paramref name="syntax"/>; <paramref name="expected"/> decides what bare words and numbers mean, yet is not enforced.</summary>
    public Expr Bind(ExpressionSyntax syntax, FlowType? expected = null)
    {
        var bound = BindPlain(syntax, expected);
        session.Recorder?.Expression(context, syntax, bound, expected, SlotNames);
        return bound;
    }

    private Expr BindPlain(ExpressionSyntax syntax, FlowType? expected) => syntax switch
    {
        MissingExpressionSyntax => new ErrorExpr(context.At(syntax)),
        LiteralExpressionSyntax literal => BindLiteral(literal, expected),
        StringExpressionSyntax text => BindString(text, expected),
        NameExpressionSyntax or MemberExpressionSyntax or IndexExpressionSyntax => InEnvironment(ToExpr(BindOperand(syntax, expected), syntax), syntax),
        CallExpressionSyntax call => BindCall(call, expected),
        ParenthesizedExpressionSyntax inner => Bind(inner.Expression, expected),
        ListExpressionSyntax list => BindList(list, expected),
        RecordExpressionSyntax record => BindRecord(record.Body, expected, syntax),
        UnaryExpressionSyntax unary => BindUnary(unary),
        BinaryExpressionSyntax binary => BindBinary(binary, expected),
        IfExpressionSyntax conditional => BindIf(conditional, expected),
        MatchExpressionSyntax match => BindMatch(match, expected),
        LambdaExpressionSyntax lambda => Fail(TypeDiagnostics.LambdaOutOfPlace, lambda, "`x => value` can only be passed to a function such as `map` or `filter`."),
        _ => new ErrorExpr(context.At(syntax)),
    };

    /// <summary>The value as <paramref name="type"/>, or an error that says why it does not fit.</summary>
    public Expr ConvertTo(Expr value, FlowType type, ExpressionSyntax syntax, string what)
    {
        if (value is ErrorExpr || type is ErrorType or AnyType)
        {
            return value;
        }

        if (value.Constant is { } known)
        {
            return Conversions.Convert(known, type, out var problem) is { } converted
                ? new ConstantExpr(converted, type is EnumType { IsOpen: true } ? converted.Type : type, value.Location) { Labels = value.Labels }
                : Mismatch(known.Type, known, type, syntax, what, problem);
        }

        if (Conversions.Fits(value.Type, type))
        {
            return value.Type is AnyType ? value with { Type = type } : value;
        }

        if (value is ListExpr list && type is ListType { Element: var element })
        {
            var written = (syntax as ListExpressionSyntax)?.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(static a => a.Value).ToList() ?? [];
            var items = list.Items.Select((item, i) => ConvertTo(item, element, written.Count == list.Items.Length ? written[i] : syntax, what)).ToImmutableArray();
            return items.Any(static i => i is ErrorExpr) ? new ErrorExpr(context.At(syntax)) : list with { Items = items, Type = type };
        }

        if (value.Type is OptionalType optional && Conversions.Fits(optional.Inner, type))
        {
            return Fail(
                TypeDiagnostics.MayBeNone, syntax,
                $"{Sentence(what)} needs a value, and this one can be none. Say what to take then: `{context.TextOf(syntax)} ?? …`.");
        }

        return Mismatch(value.Type, null, type, syntax, what, null);
    }

    /// <summary>Each element that does not fit is reported where it stands.</summary>
    private bool CheckElements(ListExpressionSyntax syntax, ListValue list, FlowType element, string what)
    {
        var written = syntax.Arguments.Arguments.OfType<ValueArgumentSyntax>().ToList();
        if (written.Count != list.Items.Length)
        {
            return true;
        }

        var fits = true;
        foreach (var (argument, value) in written.Zip(list.Items))
        {
            fits &= ConvertTo(new ConstantExpr(value, value.Type, context.At(argument)), element, argument.Value, $"an element of {what}") is not ErrorExpr;
        }

        return fits;
    }

    private static ConstantExpr OneAsConstantList(ConstantExpr one, ListType list) =>
        new(new ListValue(list.Element, [one.Value]), list, one.Location) { Labels = one.Labels };

    private static Expr OneAsList(Expr one, ListType list) => one switch
    {
        ErrorExpr => one,
        ConstantExpr { Value: NoneValue } => one,
        ConstantExpr constant => OneAsConstantList(constant, list),
        _ => Combine(new ListExpr([one], list, one.Location), one),
    };

    private Expr Checked(Expr value, ExpressionSyntax syntax, Slot slot, string what)
    {
        if (value is ErrorExpr)
        {
            return value;
        }

        if (slot is { Type: AnyType, Form: SlotForm.Value } && value.Constant is ReferenceValue { Kind: "resource", Path: [.., _] })
        {
            return Fail(NameDiagnostics.NoValue, syntax, $"Name what of `{context.TextOf(syntax)}` is meant: `{context.TextOf(syntax)}.id`.");
        }

        if (value.Phase.Kind > slot.Latest)
        {
            return Fail(TypeDiagnostics.TooLate, syntax, TooLate(value, slot.Latest, what), WhenForIf(value, syntax, what));
        }

        if (slot.RefusesUntrusted && value.IsUntrusted)
        {
            return Fail(LabelDiagnostics.UntrustedChoice, syntax, $"An outsider chooses this text, and {what} decides what runs. Compare it with known values: `if x == \"a\" then … else …`.");
        }

        if (value.IsEphemeral && !slot.TakesEphemeral)
        {
            return Kept(value, syntax, what);
        }

        if (value.IsSecret && !slot.TakesSecrets)
        {
            return Fail(LabelDiagnostics.SecretOutOfPlace, syntax, WouldShow(what));
        }

        if (slot.WantsSecret && value.Constant is TextValue { Text.Length: > 0 })
        {
            session.Report(EnvironmentDiagnostics.SecretWritten, context, syntax, $"{what} is a secret, and this text would be in the source and in the generated files. Name one that is kept where it runs: `secrets.NAME`.");
        }

        return value;
    }

    /// <summary>A clause <c>if</c> whose value is known only in a run is meant to be <c>when</c>; a pipeline has none.</summary>
    private Fix[] WhenForIf(Expr value, ExpressionSyntax syntax, string what) =>
        what is "`if`" && value.Phase.Kind != PhaseKind.Applied && context.Tree.PathTo(syntax.Span.Start) is var path && path.OfType<ClauseSyntax>().LastOrDefault() is { Word: { Word: Word.If } word }
        && path.OfType<ItemSyntax>().LastOrDefault() is { } item && context.WordOf(item) != "pipeline"
            ? [new Fix("Write `when`", FixSafety.Suggestion, [new Text.TextEdit(word.Span, "when")])]
            : [];

    /// <summary>Why <paramref name="value"/> cannot stand where <paramref name="what"/> is needed by <paramref name="latest"/>, and what to do.</summary>
    internal static string TooLate(Expr value, PhaseKind latest, string what)
    {
        var known = value.Phase.Kind switch
        {
            PhaseKind.Plan => "is known only when a run starts",
            PhaseKind.AfterJobs when value.Phase.Jobs.IsEmpty => "is known only when the jobs before are done",
            PhaseKind.AfterJobs => $"is known only when {string.Join(" and ", value.Phase.Jobs.Order(StringComparer.Ordinal).Select(static j => $"`{j}`"))} is done",
            PhaseKind.Cell => "differs between the cells of the job's loop",
            PhaseKind.Running => "is known only while the job runs",
            PhaseKind.Applied when value is ReadExpr { Source: VariableSource } => "differs between the copies of the loop",
            PhaseKind.Applied => "is known only when the environment is applied",
            _ => "is known",
        };
        var readsVariable = value is ReadExpr { Source: EnvironmentVariableSource };
        var (needs, instead) = latest switch
        {
            PhaseKind.Build => ("the compiler has to know it", what is "`if`" && value.Phase.Kind != PhaseKind.Applied ? " Write `when` for what is decided while the pipeline runs." : ""),
            PhaseKind.Plan or PhaseKind.AfterJobs or PhaseKind.Cell when readsVariable => ("it has to be known before the job starts", " Variables are read in steps. Give the value a name, `let x = …`, and use that in both places."),
            PhaseKind.Plan => ("it has to be known when a run starts", ""),
            PhaseKind.AfterJobs when value.Phase.Kind == PhaseKind.Cell => ("it has to be the same for all cells", " Write `where` to leave cells out, or put `when` on the steps."),
            PhaseKind.AfterJobs => ("it has to be known before the job starts", " Make it an output of an earlier job."),
            PhaseKind.Cell => ("it has to be known before the job starts", " Make it an output of an earlier job."),
            _ => ("it has to be known", ""),
        };
        return $"This {known}, but for {what} {needs}.{instead}";
    }

    private ErrorExpr Mismatch(FlowType from, Value? value, FlowType to, ExpressionSyntax syntax, string what, LiteralProblem? problem)
    {
        if (problem is not null)
        {
            var fixes = problem.Replacement is { } text && syntax is StringExpressionSyntax
                ? new[] { new Fix($"Write `{text}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, Functions.FlowText.Quote(text))]) }
                : [];
            return Fail(TypeDiagnostics.BadText, syntax, problem.Message, fixes);
        }

        if (to.Required is EnumType { IsOpen: false } @enum)
        {
            var written = value?.ToText() ?? context.TextOf(syntax);
            if (value is TextValue { Text: var quoted } && @enum.Members.Contains(quoted))
            {
                return Fail(
                    TypeDiagnostics.NoMember, syntax, $"A word of `{@enum.Name}` has no quotes: `{quoted}`.",
                    new Fix($"Write `{quoted}`", FixSafety.Safe, [new Text.TextEdit(syntax.Span, quoted)]));
            }

            return Fail(
                TypeDiagnostics.NoMember, syntax,
                $"{Sentence(what)} is one of {Words(@enum.Members)}, not {Shown(written)}.{MeantMember(written, @enum)}",
                SuggestMember(written, @enum, syntax));
        }

        if (value is NoneValue)
        {
            return Fail(TypeDiagnostics.MayBeNone, syntax, $"{Sentence(what)} is {Articles.Of(to.Name)} and cannot be none. A type with `?` can: `{to.Name}?`.");
        }

        return Fail(
            TypeDiagnostics.WrongType, syntax, $"{Sentence(what)} is {Articles.Of(to.Name)}, and this is {Articles.Of(from.Name)}.{Hint(value, to, syntax, what)}{OfGroup(syntax, to)}",
            [.. InsteadOfText(syntax, value as TextValue, to), .. Measured(value, to, syntax, what).Select(m => new Fix($"Write `{m}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, m)]))]);
    }

    /// <summary>What may be meant by a text where none can stand.</summary>
    private IEnumerable<Fix> InsteadOfText(ExpressionSyntax syntax, TextValue? value, FlowType to) => (syntax, value, to.Required) switch
    {
        (StringExpressionSyntax, { Text: var quantity }, _) when IsQuantity(quantity, to) => [new Fix($"Write `{quantity}`", FixSafety.Safe, [new Text.TextEdit(syntax.Span, quantity)])],
        (StringExpressionSyntax, _, VariantType variant) =>
            from @case in variant.Cases
            where @case.NeedsOneText
            let written = $"{@case.Name}({context.TextOf(syntax)})"
            select new Fix($"Write `{written}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, written)]),
        _ => [],
    };

    private static string Hint(Value? value, FlowType to) => (value, to.Required) switch
    {
        (NumberValue n, TextType) => $" Put it in quotes: `\"{n.Spelling}\"`.",
        (TextValue t, BoolType) when t.Text is "true" or "false" => $" Without quotes: `{t.Text}`.",
        (TextValue t, IntType or NumberType) when decimal.TryParse(t.Text, out _) => $" Without quotes: `{t.Text}`.",
        (_, VariantType { VariantName: "schedule" }) => " When it runs is `every day at 03:00`, or `cron(\"0 3 * * *\")`.",
        (_, RecordType { RecordName: "grant" }) => " What somebody may do is a level of a thing: `orders.read`.",
        (TextValue t, _) when IsQuantity(t.Text, to) => $" Without quotes: `{t.Text}`.",
        (PercentValue, NumberType) => " A percentage is no number.",
        (ReferenceValue { Kind: "resource", Path: [.., var address] }, _) => $" Name what of it is meant: `{address[(address.LastIndexOf('.') + 1)..]}.id`.",
        (_, VariantType variant) => $" It is written {string.Join(" or ", variant.Cases.Select(c => $"`{c.Written((value as TextValue)?.Text)}`"))}.",
        (RangeValue { First: NumberValue }, RangeType { Element: TimeType }) => " A time has hours and minutes: `09:00..16:00`.",
        (_, ListType) => " A list is written in brackets: `[a, b]`.",
        _ => "",
    };

    /// <summary>What of a group may be meant where a text stands.</summary>
    private string OfGroup(ExpressionSyntax syntax, FlowType to) => context.Environment is null && to.Required is TextType && syntax is NameExpressionSyntax
        ? $" Text stands in quotes: `\"{context.TextOf(syntax)}\"`."
        : to.Required is TextType && syntax is NameExpressionSyntax && context.Scope.Find(context.TextOf(syntax)) is DeclarationSymbol { Group: not null } group
        && GroupOutputs(group) is { Count: > 0 } outputs
            ? $" Name what of it is meant: {Words(outputs.Select(o => $"{group.Name}.{o}"))}."
            : "";

    private static bool IsQuantity(string text, FlowType type) => Literals.QuantityLiteral.Parse(text).TryGet(out var quantity, out _) && (quantity, type.Required) switch
    {
        (Literals.DurationQuantity, DurationType) or (Literals.SizeQuantity, SizeType) or (Literals.PercentQuantity, PercentType) => true,
        _ => false,
    };

    private static Fix[] SuggestMember(string written, EnumType @enum, ExpressionSyntax syntax) =>
        NearestMember(written, @enum) is { } near
            ? [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, near)])]
            : [];

    private ErrorExpr Fail(DiagnosticDescriptor descriptor, SyntaxNode syntax, string message, params Fix[] fixes)
    {
        session.Report(descriptor, context, syntax.Span, message, fixes);
        return new ErrorExpr(context.At(syntax));
    }

    /// <summary>The expression with the phase and labels of its parts.</summary>
    private static T Combine<T>(T whole, params ReadOnlySpan<Expr> parts)
        where T : Expr
    {
        var (phase, labels) = (whole.Phase, whole.Labels);
        foreach (var part in parts)
        {
            phase = phase.Join(part.Phase);
            labels |= part.Labels;
        }

        return whole with { Phase = phase, Labels = labels };
    }

    private static string Sentence(string what) => what.Length > 0 && char.IsAsciiLetterLower(what[0]) ? char.ToUpperInvariant(what[0]) + what[1..] : what;

    private static string Shown(string written) => $"`{(written.Length > 40 ? written[..37] + "…" : written)}`";

    internal static string Words(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count > 12
            ? string.Join(", ", all.Take(12).Select(static w => $"`{w}`")) + ", …"
            : string.Join(", ", all.Select(static w => $"`{w}`"));
    }

    private Expr BindLiteral(LiteralExpressionSyntax literal, FlowType? expected)
    {
        var text = context.Tree.Source.Content.AsSpan(literal.Token.Start, literal.Token.End - literal.Token.Start);
        Value? value = literal.Token.Word switch
        {
            Word.True => Value.True,
            Word.False => Value.False,
            Word.NoneValue => Value.None,
            _ => null,
        };
        LiteralProblem? problem = null;
        value ??= literal.Token.Kind switch
        {
            TokenKind.Number => NumberLiteral.Parse(text).TryGet(out var number, out problem) ? new NumberValue(number, text.ToString().Replace("_", "", StringComparison.Ordinal)) : null,
            TokenKind.Quantity => QuantityLiteral.Parse(text).TryGet(out var quantity, out problem) ? ValueOf(quantity) : null,
            TokenKind.Date => DateLiteral.Parse(text).TryGet(out var date, out problem) ? new DateValue(date) : null,
            TokenKind.Time => TimeLiteral.Parse(text).TryGet(out var time, out problem) ? new TimeValue(time) : null,
            _ => null,
        };
        if (value is not null)
        {
            return new ConstantExpr(value, value is NoneValue ? expected?.OrNone() ?? FlowType.None : value.Type, context.At(literal));
        }

        if (problem is not null)
        {
            var fixes = problem.Replacement is { } replacement
                ? new[] { new Fix($"Write `{replacement}`", FixSafety.Suggestion, [new Text.TextEdit(literal.Span, replacement)]) }
                : [];
            return Fail(TypeDiagnostics.BadLiteral, literal, problem.Message, fixes);
        }

        return new ErrorExpr(context.At(literal));
    }

    private static Value ValueOf(Quantity quantity) => quantity switch
    {
        DurationQuantity duration => new DurationValue(duration.Duration),
        SizeQuantity size => new SizeValue(size.Bytes),
        PercentQuantity percent => new PercentValue(percent.Percent),
        _ => Value.None,
    };
}
