using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <content>Places inside values.</content>
internal sealed partial class PlaceFinder
{
    /// <summary>The caret in <paramref name="root"/>, the whole value of a place.</summary>
    private CaretPlace InSlot(ItemPlace place, ExpressionSyntax root, Slot? slot, Kind? owner)
    {
        Bind(place, root, slot);
        var wanted = Wanted(place, root, slot, owner);
        return path[^1] switch
        {
            NameExpressionSyntax name => InName(name, wanted),
            MemberExpressionSyntax member when member.Name.Span == caret => new CaretPlace.Member(member.Target, MemberWanted(member, wanted)),
            LiteralExpressionSyntax literal => new CaretPlace.Number(Told(literal, wanted)),
            StringExpressionSyntax text => new CaretPlace.InText(text, Told(text, wanted) with { Call = path[^2] is ArgumentSyntax argument ? CallAround(argument) : null }),
            NamedArgumentSyntax named when named.Name.Span == caret && CallAround(named) is { } call => new CaretPlace.InValue(wanted with { Call = call, Type = FlowType.Error }),
            SkippedSyntax skipped when skipped.Tokens[0].Span == caret => new CaretPlace.HeaderEnd(place with { Kind = null }, FlowType.Any, LackingWord(path[^2])),
            _ => new CaretPlace.Nothing(),
        };
    }

    private void Bind(ItemPlace place, ExpressionSyntax root, Slot? slot)
    {
        var expressions = new ExpressionBinder(binder.Session, place.Header) { SlotNames = slot?.Names ?? [] };
        switch (slot?.Form)
        {
            case SlotForm.Command when root is ListExpressionSyntax:
                expressions.BindFor(root, slot with { Type = new ListType(FlowType.Text.OrNone()) }, "");
                break;
            case null:
                expressions.Bind(root);
                break;
            default:
                expressions.BindFor(root, slot, "");
                break;
        }
    }

    private WantedValue Wanted(ItemPlace place, ExpressionSyntax root, Slot? slot, Kind? owner) => new(place, place.Header)
    {
        Slot = slot,
        Owner = owner,
        Names = slot?.Names ?? [],
        IsInner = path[^1] != root,
        Around = path.LastOrDefault(n => n is ExpressionSyntax && n != path[^1]),
    };

    private CaretPlace InName(NameExpressionSyntax name, WantedValue wanted)
    {
        var parent = path[^2];
        if (parent is CallExpressionSyntax { Target: var target } call && target == name)
        {
            return new CaretPlace.InValue(Told(call, wanted) with { IsCallee = true });
        }

        var told = Told(name, wanted);
        return new CaretPlace.InValue(parent is ValueArgumentSyntax argument && CallAround(argument) is { } of ? told with { Call = of } : told);
    }

    private WantedValue MemberWanted(MemberExpressionSyntax member, WantedValue wanted) =>
        path[^2] is CallExpressionSyntax call && call.Target == member ? Told(call, wanted) with { IsCallee = true } : Told(member, wanted);

    private CallExpressionSyntax? CallAround(ArgumentSyntax argument) =>
        path.IndexOf(argument) is > 1 and var at && path[at - 2] is CallExpressionSyntax call ? call : null;

    /// <summary>What the binder asked of <paramref name="value"/>; where it never came so far, the names that the nearest value around it sees.</summary>
    private WantedValue Told(ExpressionSyntax value, WantedValue wanted)
    {
        if (binder.Seen.GetValueOrDefault(value) is { } seen)
        {
            var own = binder.Seen.GetValueOrDefault(value)?.Slot;
            return wanted with { Type = seen.Expected ?? OwnType(own), Context = seen.Context, Names = seen.SlotNames, Slot = own ?? wanted.Slot };
        }

        var around = path.OfType<ExpressionSyntax>().Reverse().Select(binder.Seen.GetValueOrDefault).FirstOrDefault(static s => s is not null);
        return around is null ? wanted : wanted with { Context = around.Context, Names = around.SlotNames };
    }

    private static FlowType? OwnType(Slot? slot) => slot?.Type is null or AnyType ? null : slot.Type;

    /// <summary>An item inside a value: a field of a record, or a case of <c>match</c>.</summary>
    private CaretPlace InExpressionItem(ItemPlace place, List<ItemSyntax> items)
    {
        var inner = items[^1];
        var within = InItem(place);
        if (!inner.Head.Span.Contains(caret))
        {
            return within;
        }

        var body = path.OfType<BodySyntax>().Last();
        var written = body.Items.Items.Where(i => i != inner).Select(place.Outer.Context.WordOf).ToImmutableArray();
        return path.Where(n => n is MatchExpressionSyntax or RecordExpressionSyntax or ItemSyntax).LastOrDefault(n => n != inner) switch
        {
            MatchExpressionSyntax match => new CaretPlace.MatchCase(TypeOf(match.Subject, place), written),
            RecordExpressionSyntax record => binder.Seen.GetValueOrDefault(record)?.Expected is { } type ? new CaretPlace.Field(type.Required, written) : new CaretPlace.Nothing(),
            ItemSyntax when ValueSlot(place) is { } slot => new CaretPlace.Field(slot.Type.Required, written),
            _ => new CaretPlace.Nothing(),
        };
    }

    private FlowType TypeOf(ExpressionSyntax value, ItemPlace place) =>
        new ExpressionBinder(binder.Session, binder.Seen.GetValueOrDefault(value)?.Context ?? place.Header).Bind(value).Type.Required;
}
