using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Reads known values out of bound items.</summary>
internal static class Values
{
    /// <summary>The texts of a list property.</summary>
    public static ImmutableArray<string> Texts(BoundItem item, string word) => TextsOf(item.Constant(word));

    /// <summary>The texts of a value.</summary>
    public static ImmutableArray<string> TextsOf(Value? value) => value switch
    {
        ListValue list => [.. list.Items.Where(static i => i is not NoneValue).Select(static i => i.ToText())],
        null or NoneValue => [],
        _ => [value.ToText()],
    };

    /// <summary>Whether a property is <c>true</c>.</summary>
    public static bool IsTrue(BoundItem item, string word) => item.Constant(word) is BoolValue { Truth: true };

    /// <summary>The elements of a list-valued expression, or the expression itself.</summary>
    public static ImmutableArray<Expr> Elements(Expr? value) => value switch
    {
        null => [],
        ConstantExpr { Value: ListValue list } constant => [.. list.Items.Select(i => new ConstantExpr(i, list.Element is AnyType ? i.Type : list.Element, constant.Location) { Labels = constant.Labels })],
        ListExpr list => list.Items,
        ConstantExpr { Value: NoneValue } => [],
        _ => [value],
    };

    /// <summary>The environment variables of an item.</summary>
    public static ImmutableArray<Variable> Variables(BoundItem item, string word = "env") =>
        item.Property(word) is { } body ? [.. body.Entries.Select(static e => new Variable(e.Name, e.Value, Origins.Of(e)))] : [];

    /// <summary>The shell and folder of an item.</summary>
    public static StepDefaults Defaults(BoundItem item) =>
        item.Property("defaults") is { } body ? new StepDefaults(body.Text1("shell"), body.Value("folder")) : StepDefaults.Empty;

    /// <summary>The concurrency of an item.</summary>
    public static Concurrency? Concurrency(BoundItem item)
    {
        if (item.Property("concurrency") is not { } body)
        {
            return null;
        }

        var group = body.Value("group") ?? (body.Value("by") is { } by ? Grouped(by) : null);
        return group is null ? null : new Concurrency(group, Origins.Of(body)) { Cancel = body.Value("cancel"), QueueAll = body.Text1("queue") == "all" };
    }

    /// <summary><c>concurrency by x</c>: one group for the pipeline and each value of x.</summary>
    private static InterpolationExpr Grouped(Expr by)
    {
        var title = new ReadExpr(new ContextSource("pipeline", ["title"]), FlowType.Text, by.Location) { Phase = Phase.Plan };
        return new InterpolationExpr([title, new ConstantExpr(Value.Of("-"), FlowType.Text, by.Location), by], by.Location) { Phase = Phase.Plan.Join(by.Phase), Labels = by.Labels };
    }

    /// <summary>The container that an item describes, or null where it has no image.</summary>
    public static Container? Container(BoundItem? item)
    {
        if (item is null || (item.Value("image") ?? (item.Subject is { Constant: not NoneValue } subject ? subject : null)) is not { } image)
        {
            return null;
        }

        var credentials = item.Property("credentials");
        return new Container(image, Origins.Of(item))
        {
            Variables = Variables(item),
            Ports = Elements(item.Value("ports")),
            Volumes = Elements(item.Value("volumes")),
            Options = item.Value("options"),
            Username = credentials?.Value("username"),
            Password = credentials?.Value("password"),
            Health = item.Constant("health") as VariantValue,
        };
    }
}
