namespace Flow.Runtime;

/// <summary>
/// Reads the values of one place in the types of generated code. A required value that is not there stops the run with its name;
/// the <c>…OrNone</c> forms give null, also for empty text.
/// </summary>
public static class TypedValues
{
    /// <summary>A whole number.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static long Int(this Values values, string name) => Required(values, name, Typed.IntOrNone);

    /// <summary>A whole number. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static long? IntOrNone(this Values values, string name) => Optional(values, name, Typed.IntOrNone);

    /// <summary>A number.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static decimal Decimal(this Values values, string name) => Required(values, name, Typed.DecimalOrNone);

    /// <summary>A number. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? DecimalOrNone(this Values values, string name) => Optional(values, name, Typed.DecimalOrNone);

    /// <summary>A length of time.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static TimeSpan Duration(this Values values, string name) => Required(values, name, Typed.DurationOrNone);

    /// <summary>A length of time. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static TimeSpan? DurationOrNone(this Values values, string name) => Optional(values, name, Typed.DurationOrNone);

    /// <summary>A number of bytes.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static decimal Size(this Values values, string name) => Required(values, name, Typed.SizeOrNone);

    /// <summary>A number of bytes. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? SizeOrNone(this Values values, string name) => Optional(values, name, Typed.SizeOrNone);

    /// <summary>A share of a hundred.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static decimal Percent(this Values values, string name) => Required(values, name, Typed.PercentOrNone);

    /// <summary>A share of a hundred. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? PercentOrNone(this Values values, string name) => Optional(values, name, Typed.PercentOrNone);

    /// <summary>A day.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static DateOnly Date(this Values values, string name) => Required(values, name, Typed.DateOrNone);

    /// <summary>A day. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static DateOnly? DateOrNone(this Values values, string name) => Optional(values, name, Typed.DateOrNone);

    /// <summary>A time of day.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is not there, or it is something else.</exception>
    public static TimeOnly Time(this Values values, string name) => Required(values, name, Typed.TimeOrNone);

    /// <summary>A time of day. Null where there is none.</summary>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static TimeOnly? TimeOrNone(this Values values, string name) => Optional(values, name, Typed.TimeOrNone);

    /// <summary>A list; empty where there is none.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <param name="read">Reads one member.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static IReadOnlyList<T> ListOf<T>(this Values values, string name, Func<Value, T> read) => ListOfOrNone(values, name, read) ?? [];

    /// <summary>A list; null where there is none.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="values">Where to look.</param>
    /// <param name="name">A name, or names divided by dots.</param>
    /// <param name="read">Reads one member.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static IReadOnlyList<T>? ListOfOrNone<T>(this Values values, string name, Func<Value, T> read) => Named(values, name, value => Typed.ListOrNone(value, read));

    private static T Required<T>(Values values, string name, Func<Value, T?> read) where T : struct =>
        Optional(values, name, read) ?? throw new FlowRunException($"`{name}` has no value.");

    private static T? Optional<T>(Values values, string name, Func<Value, T?> read) where T : struct => Named(values, name, read);

    private static T Named<T>(Values values, string name, Func<Value, T> read)
    {
        try
        {
            return read(values[name]);
        }
        catch (FlowRunException fault)
        {
            throw new FlowRunException($"`{name}`: {fault.Message}", fault);
        }
    }
}
