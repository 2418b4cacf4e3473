using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Comparisons. GitHub converts between kinds, compares text without case and never compares lists by content.</summary>
internal sealed partial class GitHubExpression
{
    private Fragment Equality(Expr left, Expr right, bool equal, Expr whole)
    {
        if (left.Constant is not null && right.Constant is null)
        {
            (left, right) = (right, left);
        }

        return right.Constant switch
        {
            NoneValue => IsNone(left, equal),
            TextValue { Text: "" } when MayBeNone(left) => IsNone(left, equal),
            { } value when RefPrefix(left) is { } prefix => Equals(Primary("github.ref"), Primary(GitHubLiteral.Quote(prefix + value.ToText())), equal),
            { } value when GitHubVocabulary.Of(left) is { } vocabulary => SameWord(vocabulary, (ReadExpr)left, value, equal, right),
            { } value when MayBeNone(left) && CountsAsZero(value) => Equals(Fragment.Call("toJSON", Of(left)), Primary(GitHubLiteral.Quote(GitHubLiteral.Json(value))), equal),
            BoolValue truth when left.Type is BoolType => truth.Truth == equal ? Of(left) : Negation(left),
            NumberValue number when ScalarWire(left) is { } wire => Equals(wire, GitHubLiteral.Of(number), equal),
            _ => SameValue(left, right, equal, whole),
        };
    }

    private static Fragment Equals(Fragment left, Fragment right, bool equal) => Fragment.Equality(left, equal ? "==" : "!=", right);

    private Fragment SameValue(Expr left, Expr right, bool equal, Expr whole)
    {
        if (GitHubVocabulary.Of(left) is { } a && a == GitHubVocabulary.Of(right))
        {
            return Equals(Raw((ReadExpr)left), Raw((ReadExpr)right), equal);
        }

        if ((MayBeNone(left) || MayBeNone(right)) && left.Type.Required is BoolType or IntType or NumberType)
        {
            return Equals(Fragment.Call("toJSON", Of(left)), Fragment.Call("toJSON", Of(right)), equal);
        }

        switch (left.Type.Required)
        {
            case ListType or RangeType:
                return Equals(Fragment.Call("toJSON", Of(left)), Fragment.Call("toJSON", Of(right)), equal);
            case RecordType or MapType:
                return Unsupported(whole, "compare records");
            default:
                NoteCase(left, right, whole);
                return Equals(Of(left), Of(right), equal);
        }
    }

    /// <summary>
    /// Whether there is no value. Empty text counts as none, and GitHub's null equals it; a number or a truth value is none only when it is null,
    /// which <c>==</c> would not tell from zero and false.
    /// </summary>
    private Fragment IsNone(Expr value, bool equal) => (value, value.Type.Required) switch
    {
        (ReadExpr { Source: ContextSource { FullName: "git.branch" } }, _) => equal ? Fragment.Not(Starts("refs/heads/")) : Starts("refs/heads/"),
        (ReadExpr { Source: ContextSource { FullName: "git.tag" } }, _) => Equals(Primary("github.ref_type"), Primary("'tag'"), !equal),
        (ReadExpr read, _) when Wire(read) is { } wire => Equals(wire, Nothing, equal),
        (_, BoolType or IntType or NumberType) => Equals(Fragment.Call("toJSON", Of(value)), Primary("'null'"), equal),
        (_, AnyType) => Equals(Fragment.Call("format", Primary("'{0}'"), Of(value)), Nothing, equal),
        (_, ListType or RecordType or MapType) => equal ? Fragment.Not(Of(value)) : Primary($"!!{Of(value).At(Strength.Not)}", Strength.Not),
        _ => Equals(Of(value), Nothing, equal),
    };

    private static bool MayBeNone(Expr value) => value.Constant is null && value.Type is OptionalType or AnyType;

    /// <summary>Whether GitHub's null equals the value.</summary>
    private static bool CountsAsZero(Value value) => value is BoolValue { Truth: false } or NumberValue { Number: 0 };

    private Fragment SameWord(GitHubVocabulary vocabulary, ReadExpr left, Value value, bool equal, Expr right) =>
        Word(vocabulary, value, left, right) is { } word
            ? Equals(Raw(left), Primary(GitHubLiteral.Quote(word)), equal)
            : Primary(equal ? "false" : "true");

    /// <summary>GitHub's word, or null after a report.</summary>
    private string? Word(GitHubVocabulary vocabulary, Value value, ReadExpr read, Expr at)
    {
        var member = value.ToText();
        if (vocabulary.Find(member) is { } word)
        {
            return word;
        }

        var instead = member switch
        {
            "timed-out" => "there a job that runs out of time is `cancelled`",
            "warned" => "there a forgiven failure is `succeeded`, and of a step the `outcome` is `failed`",
            "call" => "a pipeline that is called sees the event of its caller",
            _ => "it knows " + string.Join(", ", vocabulary.Words.Select(static w => $"`{w.Flow}`")),
        };
        reports.Add(
            GitHubActionsDiagnostics.WordUnknownToGitHub,
            at.Location,
            $"GitHub has no {vocabulary.Subject} `{member}`: {instead}. `{Raw(read).Text}` is never that, so this part of the comparison never holds.");
        return null;
    }

    private Fragment Order(BinaryExpr e, string sign)
    {
        if (e.Left.Type.Required is DurationType or SizeType or PercentType or DateType or TimeType)
        {
            return Unsupported(e, $"compare a {e.Left.Type.Required.Name} by size");
        }

        var left = e.Right.Constant is NumberValue ? ScalarWire(e.Left) : null;
        var right = e.Left.Constant is NumberValue ? ScalarWire(e.Right) : null;
        var guards = new[] { e.Left, e.Right }.Where(MayBeNone).Where(_ => NoneCouldHold(e, sign)).Select(side => IsNone(side, equal: false));
        return guards.Append(Fragment.Comparison(left ?? Of(e.Left), sign, right ?? Of(e.Right))).Aggregate(And);
    }

    /// <summary>Whether GitHub, to which null is zero, could let the comparison hold where a side is none. In Flow none is neither less nor greater.</summary>
    private static bool NoneCouldHold(BinaryExpr e, string sign) => (e.Left.Constant, e.Right.Constant) switch
    {
        (null, NumberValue { Number: var bound }) => Holds(0, sign, bound),
        (NumberValue { Number: var bound }, null) => Holds(bound, sign, 0),
        _ => true,
    };

    private static bool Holds(decimal left, string sign, decimal right) => sign switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };

    private Fragment Membership(BinaryExpr e, bool isMember) => e.Right switch
    {
        { Constant: ListValue list } => InKnown(e, [.. list.Items], isMember),
        { Constant: RangeValue range } => InRange(e.Left, range, isMember),
        ListExpr list => InUnknown(e, list, isMember),
        _ => Contains(e, Of(e.Right), Of(e.Left), isMember),
    };

    private Fragment InKnown(BinaryExpr e, ImmutableArray<Value> items, bool isMember)
    {
        var subject = e.Left;
        if (items.Length == 1)
        {
            return Equality(subject, Constant(items[0], e.Right), isMember, e);
        }

        if (RefPrefix(subject) is { } prefix)
        {
            return ContainsConstant(items.Select(i => prefix + i.ToText()), Primary("github.ref"), isMember);
        }

        if (GitHubVocabulary.Of(subject) is { } vocabulary)
        {
            var read = (ReadExpr)subject;
            var words = items.Select(i => Word(vocabulary, i, read, e.Right)).OfType<string>().Distinct().ToArray();
            return words.Length switch
            {
                0 => Primary(isMember ? "false" : "true"),
                1 => Equals(Raw(read), Primary(GitHubLiteral.Quote(words[0])), isMember),
                _ => ContainsConstant(words, Raw(read), isMember),
            };
        }

        var contains = Contains(e, GitHubLiteral.Of(e.Right.Constant!), ScalarWire(subject) ?? Of(subject), isMember);
        return !MayBeNone(subject) || !items.Any(CountsAsZero) ? contains : isMember ? And(IsNone(subject, equal: false), contains) : Or(IsNone(subject, equal: true), contains);
    }

    private static ConstantExpr Constant(Value value, Expr at) => new(value, value.Type, at.Location);

    private static Fragment ContainsConstant(IEnumerable<string> words, Fragment subject, bool isMember)
    {
        var list = new ListValue(FlowType.Text, [.. words.Select(Value.Of)]);
        var call = Fragment.Call("contains", GitHubLiteral.Of(list), subject);
        return isMember ? call : Fragment.Not(call);
    }

    private Fragment InRange(Expr subject, RangeValue range, bool isMember)
    {
        var value = Of(subject);
        var inside = And(
            Fragment.Comparison(value, ">=", GitHubLiteral.Of(range.First)),
            Fragment.Comparison(value, "<=", GitHubLiteral.Of(range.Last)));
        inside = MayBeNone(subject) ? And(IsNone(subject, equal: false), inside) : inside;
        return isMember ? inside : Fragment.Not(inside);
    }

    private Fragment InUnknown(BinaryExpr e, ListExpr list, bool isMember) =>
        list.Items
            .Select(item => Equality(e.Left, item, isMember, e))
            .Aggregate(isMember ? Or : And);

    private Fragment Contains(BinaryExpr e, Fragment list, Fragment item, bool isMember)
    {
        NoteCase(e.Left, e.Right, e);
        var call = Fragment.Call("contains", list, item);
        return isMember ? call : Fragment.Not(call);
    }

    /// <summary>What stands before a branch or a tag in <c>github.ref</c>, whose comparison says exactly what Flow means.</summary>
    private static string? RefPrefix(Expr expression) => expression is ReadExpr { Source: ContextSource source }
        ? source.FullName switch
        {
            "git.branch" => "refs/heads/",
            "git.tag" => "refs/tags/",
            _ => null,
        }
        : null;

    /// <summary>The text that carries a number which is always there: GitHub makes a number of it when it is compared with one.</summary>
    private Fragment? ScalarWire(Expr expression) =>
        expression is ReadExpr { Type: IntType or NumberType } read && !MayBeMissing(read.Source) ? Wire(read) : null;

    private void NoteCase(Expr left, Expr right, Expr whole)
    {
        if (TextCase.Matters(left) && TextCase.Matters(right))
        {
            reports.NoteCaseOnce(whole.Location);
        }
    }
}
