using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Functions;

/// <summary>Evaluates the small expressions that stand in the examples of functions: literals, lists, records, calls, lambdas and one comparison.</summary>
internal sealed class ExampleReader
{
    private readonly string _text;
    private readonly FunctionContext _context;
    private readonly Dictionary<string, Value> _variables;
    private int _at;

    private ExampleReader(string text, int at, FunctionContext context, Dictionary<string, Value> variables) =>
        (_text, _at, _context, _variables) = (text, at, context, variables);

    public static FunctionResult Evaluate(string text, FunctionContext? context = null)
    {
        try
        {
            var reader = new ExampleReader(text, 0, context ?? FunctionContext.Empty, []);
            var value = reader.Expression();
            reader.Space();
            return reader._at == text.Length ? value : throw new FormatException($"Text is left at {reader._at} of {text}");
        }
        catch (ProblemException problem)
        {
            return problem.Result;
        }
    }

    private sealed class ProblemException(FunctionResult result) : Exception(result.Problem)
    {
        public FunctionResult Result { get; } = result;
    }

    private Value Expression()
    {
        var left = Postfix();
        Space();
        if (!Peek('>'))
        {
            return left;
        }

        _at++;
        return Value.Of(ValueOrder.OrderOf(left, Postfix()) > 0);
    }

    private Value Postfix()
    {
        var value = Primary();
        while (Peek('.') && char.IsLetter(_text[_at + 1]))
        {
            _at++;
            value = ((RecordValue)value).Field(Word())!;
        }

        return value;
    }

    private Value Primary()
    {
        Space();
        return _text[_at] switch
        {
            '"' => Value.Of(Quoted()),
            '[' => Define.ListOf([.. Separated(']', Expression)]),
            '{' => JsonValues.Record([.. Separated('}', Field)]),
            >= '0' and <= '9' or '-' => Literal(),
            _ => Named(),
        };
    }

    private FieldValue Field()
    {
        Space();
        var name = Peek('"') ? Quoted() : Word();
        Space();
        Assert.Equal('=', _text[_at++]);
        return new FieldValue(name, Expression());
    }

    private IEnumerable<T> Separated<T>(char close, Func<T> read)
    {
        _at++;
        Space();
        while (!Peek(close))
        {
            yield return read();
            Space();
            if (Peek(','))
            {
                _at++;
            }

            Space();
        }

        _at++;
    }

    private Value Named()
    {
        var word = Word();
        return word switch
        {
            "true" => Value.True,
            "false" => Value.False,
            "none" => Value.None,
            _ when _variables.TryGetValue(word, out var value) => value,
            _ when Peek('(') => Call(word),
            _ => Value.Of(word),
        };
    }

    private Value Call(string name)
    {
        var function = StandardLibrary.Find(name) ?? throw new FormatException("No function " + name);
        var result = function.Call([.. Separated(')', ReadArgument)], _context);
        return result.Value ?? throw new ProblemException(result);
    }

    private Argument ReadArgument()
    {
        Space();
        var arrow = _text.IndexOf("=> ", _at, StringComparison.Ordinal);
        if (arrow < 0 || !_text[_at..arrow].Trim().All(char.IsLetter))
        {
            return Argument.Of(Expression());
        }

        var name = _text[_at..arrow].Trim();
        var body = arrow + 3;
        _at = body;
        SkipBody();
        return Argument.Of(item => new ExampleReader(_text, body, _context, new(_variables) { [name] = item }).Expression());
    }

    private void SkipBody()
    {
        var depth = 0;
        while (depth > 0 || (_text[_at] is not (',' or ')')))
        {
            depth += _text[_at] is '(' ? 1 : _text[_at] is ')' ? -1 : 0;
            _at++;
        }
    }

    private Value Literal()
    {
        var isNegative = Peek('-');
        var start = isNegative ? ++_at : _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '-' or ':' or '%' or '_'))
        {
            _at++;
        }

        var text = _text[start.._at];
        return NumberLiteral.Parse(text).TryGet(out var number, out _) ? isNegative ? Value.Of(-number) : new NumberValue(number, text)
            : DateLiteral.Parse(text).TryGet(out var date, out _) ? new DateValue(date)
            : QuantityLiteral.Parse(text).Value switch
            {
                DurationQuantity duration => new DurationValue(duration.Duration),
                SizeQuantity size => new SizeValue(size.Bytes),
                PercentQuantity percent => new PercentValue(percent.Percent),
                _ => throw new FormatException(text),
            };
    }

    private string Quoted()
    {
        var text = new System.Text.StringBuilder();
        for (_at++; _text[_at] != '"'; _at++)
        {
            text.Append(_text[_at] != '\\' ? _text[_at] : _text[++_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c });
        }

        _at++;
        return text.ToString();
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw new FormatException($"A name is missing at {_at} of {_text}");
    }

    private bool Peek(char c) => _at < _text.Length && _text[_at] == c;

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
