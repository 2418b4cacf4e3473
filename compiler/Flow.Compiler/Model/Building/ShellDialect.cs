namespace Flow.Compiler.Model;

/// <summary>Where in a script something stands.</summary>
/// <param name="Open">What is open, the innermost last: <c>"</c>, <c>'</c>, or <c>(</c> for a command whose output is taken; null for nothing.</param>
/// <param name="HereEnd">The word that ends the here-document at hand, or null.</param>
/// <param name="HereIsLiteral">Whether the here-document reads no variables.</param>
/// <param name="PendingHere">The word of a here-document that starts at the next line, or null.</param>
/// <param name="PendingIsLiteral">Whether that one reads no variables.</param>
internal readonly record struct ShellPosition(string? Open, string? HereEnd, bool HereIsLiteral, string? PendingHere, bool PendingIsLiteral)
{
    /// <summary>The quote at hand: <c>"</c>, <c>'</c>, or NUL for none.</summary>
    public char Quote => Open is [.., var last and not '('] ? last : '\0';

    /// <summary>Whether no variable is read here.</summary>
    public bool IsLiteral => HereEnd is not null ? HereIsLiteral : Quote == '\'';

    /// <summary>The position after something opens.</summary>
    public ShellPosition Opened(char what) => this with { Open = Open + what };

    /// <summary>The position after the innermost closes.</summary>
    public ShellPosition Closed() => this with { Open = Open is { Length: > 1 } ? Open[..^1] : null };

    /// <summary>Whether a variable is read here without being split into words.</summary>
    public bool KeepsWords => HereEnd is not null || Quote == '"';
}

/// <summary>How a shell quotes and reads variables.</summary>
internal abstract class ShellDialect
{
    /// <summary>What the shell is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a variable can be read inside its text.</summary>
    public virtual bool ReadsVariables => true;

    /// <summary>The dialect of a shell; custom command lines are taken by their first word.</summary>
    public static ShellDialect Of(string shell) => shell.Split(' ')[0] switch
    {
        "pwsh" or "powershell" => new PowerShell(),
        "cmd" => new Other("a cmd script"),
        "python" or "python3" => new Other("Python"),
        "bash" or "sh" or "dash" or "zsh" or "msys2" => new Posix(),
        _ => new Posix(),
    };

    /// <summary>The position after <paramref name="text"/>.</summary>
    public abstract ShellPosition After(ShellPosition position, string text);

    /// <summary>How the variable <paramref name="name"/> is read at <paramref name="position"/>.</summary>
    public abstract string Reference(string name, ShellPosition position);

    /// <summary>How a known value is written at <paramref name="position"/>, or null where it needs a variable.</summary>
    public virtual string? WriteIn(string value, ShellPosition position) =>
        value.Length > 0 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '@' or '%' or '+' or '=' or ',') ? value : null;

    private sealed class Posix : ShellDialect
    {
        public override string Name => "a shell script";

        public override string Reference(string name, ShellPosition position) => position.KeepsWords ? $"${{{name}}}" : $"\"${{{name}}}\"";

        public override ShellPosition After(ShellPosition position, string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (position.HereEnd is not null || (text[i] == '\n' && position.PendingHere is not null))
                {
                    position = HereDocument(position, text, ref i);
                    continue;
                }

                position = Character(position, text, ref i);
            }

            return position;
        }

        private static ShellPosition Character(ShellPosition position, string text, ref int i)
        {
            switch (text[i], position.Quote)
            {
                case ('\\', not '\''):
                    i++;
                    return position;
                case ('\'', '\0') or ('"', '\0'):
                    return position.Opened(text[i]);
                case ('\'', '\'') or ('"', '"'):
                    return position.Closed();
                case ('$', not '\'') when i + 1 < text.Length && text[i + 1] == '(':
                    i++;
                    return position.Opened('(');
                case ('(', '\0') when position.Open is [.., '('] || (i + 1 < text.Length && text[i + 1] == '('):
                    return position.Opened('(');
                case (')', '\0') when position.Open is [.., '(']:
                    return position.Closed();
                case ('#', '\0') when i == 0 || char.IsWhiteSpace(text[i - 1]):
                    var end = text.IndexOf('\n', i);
                    i = end < 0 ? text.Length : end - 1;
                    return position;
                case ('<', '\0') when i + 2 < text.Length && text[i + 1] == '<' && text[i + 2] == '<':
                    i += 2;
                    return position;
                case ('<', '\0') when i + 2 < text.Length && text[i + 1] == '<' && position.Open is not [.., '(', '(']:
                    return StartHere(position, text, ref i);
                default:
                    return position;
            }
        }

        private static ShellPosition StartHere(ShellPosition position, string text, ref int i)
        {
            var at = i + 2;
            while (at < text.Length && text[at] is '-' or ' ')
            {
                at++;
            }

            var literal = at < text.Length && text[at] is '\'' or '"' or '\\';
            var start = literal ? at + 1 : at;
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            i = Math.Max(i + 1, literal && end < text.Length ? end : end - 1);
            return end > start ? position with { PendingHere = text[start..end], PendingIsLiteral = literal } : position;
        }

        private static ShellPosition HereDocument(ShellPosition position, string text, ref int i)
        {
            if (position.HereEnd is null)
            {
                return position with { HereEnd = position.PendingHere, HereIsLiteral = position.PendingIsLiteral, PendingHere = null };
            }

            var newline = text.IndexOf('\n', i);
            var line = newline < 0 ? text[i..] : text[i..newline];
            i = newline < 0 ? text.Length : newline;
            return line.Trim() == position.HereEnd ? position with { HereEnd = null } : position;
        }
    }

    private sealed class PowerShell : ShellDialect
    {
        public override string Name => "a PowerShell script";

        public override string Reference(string name, ShellPosition position) => position.Quote == '"' ? $"$(${{env:{name}}})" : $"${{env:{name}}}";

        public override ShellPosition After(ShellPosition position, string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i], position.Quote)
                {
                    case ('`', not '\''):
                        i++;
                        break;
                    case ('#', '\0'):
                        var end = text.IndexOf('\n', i);
                        i = end < 0 ? text.Length : end;
                        break;
                    case ('\'', '\0') or ('"', '\0'):
                        position = position.Opened(text[i]);
                        break;
                    case ('\'', '\'') or ('"', '"'):
                        position = position.Closed();
                        break;
                }
            }

            return position;
        }
    }

    private sealed class Other(string name) : ShellDialect
    {
        public override string Name { get; } = name;

        public override bool ReadsVariables => false;

        public override string Reference(string name, ShellPosition position) => name;

        public override ShellPosition After(ShellPosition position, string text) => position;
    }
}
