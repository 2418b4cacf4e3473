namespace Flow.Compiler.Model;

/// <summary>PowerShell: variables of the environment are read by <c>${env:NAME}</c>, and nothing is split into words.</summary>
internal sealed class PowerShellDialect : ShellDialect
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
