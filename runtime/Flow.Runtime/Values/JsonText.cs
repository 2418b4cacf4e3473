using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Flow.Runtime;

/// <summary>
/// JSON that is being written, character by character what <c>Utf8JsonWriter</c> writes with relaxed escaping. By hand, because that writer takes longer to start than a small
/// run to finish.
/// </summary>
/// <param name="indented">Whether each member stands on a line of its own.</param>
internal sealed class JsonText(bool indented)
{
    private const int MaxDepth = 100;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _followsMember;
    private bool _followsName;

    /// <summary>Begins an object or a list.</summary>
    /// <exception cref="InvalidOperationException">It lies too deep.</exception>
    public void Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _followsMember = false;
        if (++_depth > MaxDepth)
        {
            throw new InvalidOperationException($"A value is nested more than {MaxDepth} times.");
        }
    }

    /// <summary>Ends it.</summary>
    public void Close(char bracket)
    {
        _depth--;
        if (_followsMember)
        {
            BreakLine();
        }

        _text.Append(bracket);
        _followsMember = true;
    }

    /// <summary>The name of the member that follows.</summary>
    public void Name(string name)
    {
        Separate();
        AppendQuoted(name);
        _text.Append(indented ? ": " : ":");
        _followsName = true;
    }

    /// <summary>A text.</summary>
    public void Text(string value)
    {
        Separate();
        AppendQuoted(value);
    }

    /// <summary>A number with as many digits as it takes to read it back.</summary>
    public void Number(double value) => Raw(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A word such as <c>null</c>.</summary>
    public void Raw(string word)
    {
        Separate();
        _text.Append(word);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_followsName)
        {
            _followsName = false;
        }
        else if (_depth > 0)
        {
            _text.Append(_followsMember ? "," : "");
            BreakLine();
        }

        _followsMember = true;
    }

    private void BreakLine()
    {
        if (indented)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }
    }

    private void AppendQuoted(string value)
    {
        _text.Append('"');
        if (value.AsSpan().ContainsAnyExceptInRange('\0', '~'))
        {
            AppendEncoded(value);
        }
        else
        {
            foreach (var character in value)
            {
                AppendEscaped(character);
            }
        }

        _text.Append('"');
    }

    private void AppendEscaped(char character)
    {
        switch (character)
        {
            case '"' or '\\': _text.Append('\\').Append(character); break;
            case '\b': _text.Append("\\b"); break;
            case '\f': _text.Append("\\f"); break;
            case '\n': _text.Append("\\n"); break;
            case '\r': _text.Append("\\r"); break;
            case '\t': _text.Append("\\t"); break;
            case < ' ': _text.Append("\\u00").Append(Convert.ToHexString([(byte)character])); break;
            default: _text.Append(character); break;
        }
    }

    /// <summary>Which characters beyond ASCII are written as they are, the encoder knows. Only texts with such characters wait until it has started.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendEncoded(string value) => _text.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value));
}
