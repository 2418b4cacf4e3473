namespace Flow.Compiler.Model;

/// <summary>Bash and the shells that quote as it does.</summary>
internal sealed class PosixDialect : ShellDialect
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
