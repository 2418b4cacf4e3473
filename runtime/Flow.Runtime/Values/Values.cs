using System.Globalization;

namespace Flow.Runtime;

/// <summary>
/// Named values from one place (the event, the parameters, a job's outputs, …) and the typed ways to read them.
/// A name may go into records with dots: <c>c.Event.Text("head_commit.message")</c>.
/// The plain form gives text that is empty where nothing is there; <c>…OrNone</c> gives null, and there <b>empty text counts as none</b>.
/// A value that travelled as text is read as JSON where another type is asked for.
/// </summary>
public sealed class Values
{
    private readonly Func<string, Value> _find;
    private readonly string _place;

    /// <summary>Values that a function finds.</summary>
    /// <param name="place">What the place is called in messages, for example "parameter".</param>
    /// <param name="find">Finds the value of a name without dots; <see cref="Value.None"/> where there is none.</param>
    public Values(string place, Func<string, Value> find)
    {
        _place = place;
        _find = find;
    }

    /// <summary>Values that stand in a record.</summary>
    /// <param name="place">What the place is called in messages.</param>
    /// <param name="record">The values.</param>
    public Values(string place, Record record) : this(place, name => record[name]) => All = record;

    /// <summary>All values of this place, where it knows them all.</summary>
    public Record All { get; } = Record.Empty;

    /// <summary>The value as it is.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    public Value this[string path] => Find(path);

    /// <summary>Whether there is a value other than empty text.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    public bool Has(string path) => TextOrNone(path) is not null;

    /// <summary>The value as text; empty where there is none.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    public string Text(string path) => Find(path).ToString();

    /// <summary>The value as text; null where there is none or it is empty.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    public string? TextOrNone(string path) => Text(path) is { Length: > 0 } text ? text : null;

    /// <summary>The value as a number.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is no value, or it is no number.</exception>
    public double Number(string path) => NumberOrNone(path) ?? throw Wrong(path, "a number");

    /// <summary>The value as a number; null where there is none.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is a value, and it is no number.</exception>
    public double? NumberOrNone(string path) => Find(path).Content switch
    {
        null or "" => null,
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(path, "a number"),
    };

    /// <summary>The value as a whole number.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is no value, or it is no whole number.</exception>
    public int Integer(string path) => IntegerOrNone(path) ?? throw Wrong(path, "a whole number");

    /// <summary>The value as a whole number; null where there is none.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is a value, and it is no whole number.</exception>
    public int? IntegerOrNone(string path) => NumberOrNone(path) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => throw Wrong(path, "a whole number"),
    };

    /// <summary>The value as a flag.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is no value, or it is neither true nor false.</exception>
    public bool Flag(string path) => FlagOrNone(path) ?? throw Wrong(path, "true or false");

    /// <summary>The value as a flag; null where there is none.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is a value, and it is neither true nor false.</exception>
    public bool? FlagOrNone(string path) => Find(path).Content switch
    {
        null or "" => null,
        bool flag => flag,
        "true" => true,
        "false" => false,
        _ => throw Wrong(path, "true or false"),
    };

    /// <summary>The members of a list; empty where there is no value.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is a value, and it is no list.</exception>
    public IReadOnlyList<Value> List(string path) => Json(path) switch
    {
        { Kind: ValueKind.None } => [],
        { Kind: ValueKind.List } list => list.Items,
        _ => throw Wrong(path, "a list"),
    };

    /// <summary>The members of a list as text; empty where there is no value.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">There is a value, and it is no list.</exception>
    public IReadOnlyList<string> Texts(string path) => [.. List(path).Select(static item => item.ToString())];

    /// <summary>The value, where text is read as JSON: how anything but text travels in outputs.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    /// <exception cref="FlowRunException">The text is not JSON.</exception>
    public Value Json(string path) => Find(path) switch
    {
        { Content: "" } => Value.None,
        { Kind: ValueKind.Text } text => Value.FromJson(text.ToString()),
        var value => value,
    };

    /// <summary>A value of no declared type: lists and records travel as JSON, all else is the text that it is.</summary>
    /// <param name="path">A name, or names divided by dots.</param>
    public Value JsonOrText(string path)
    {
        var value = Typed.Outside(Find(path));
        try
        {
            return value.Kind == ValueKind.Text && value.ToString() is ['{' or '[', ..] ? Value.FromJson(value.ToString()) : value;
        }
        catch (FlowRunException)
        {
            return value;
        }
    }

    private Value Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return _find(path);
        }

        var value = _find(path[..dot]);
        foreach (var name in path[(dot + 1)..].Split('.'))
        {
            value = value[name];
        }

        return value;
    }

    private FlowRunException Wrong(string path, string wanted) => Find(path) is { IsNone: false } found && found.ToString().Length > 0
        ? new($"The {_place} '{path}' should be {wanted}, but it is '{found}'.")
        : new($"The {_place} '{path}' should be {wanted}, but it has no value.");
}
