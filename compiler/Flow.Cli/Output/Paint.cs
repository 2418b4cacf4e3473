namespace Flow.Cli.Output;

/// <summary>Colours a text for a terminal, or leaves it as it is.</summary>
/// <param name="isOn">Whether colours are used.</param>
internal sealed class Paint(bool isOn)
{
    /// <summary>An error.</summary>
    public string Red(string text) => With("1;31", text);

    /// <summary>A warning.</summary>
    public string Yellow(string text) => With("1;33", text);

    /// <summary>Something new.</summary>
    public string Green(string text) => With("32", text);

    /// <summary>A note.</summary>
    public string Cyan(string text) => With("36", text);

    /// <summary>What stands around the matter: gutters and arrows.</summary>
    public string Faint(string text) => With("34", text);

    /// <summary>What matters most.</summary>
    public string Bold(string text) => With("1", text);

    private string With(string code, string text) => isOn && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
