namespace Flow.Compiler.Model;

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
        "pwsh" or "powershell" => new PowerShellDialect(),
        "cmd" => new OpaqueDialect("a cmd script"),
        "python" or "python3" => new OpaqueDialect("Python"),
        "bash" or "sh" or "dash" or "zsh" or "msys2" => new PosixDialect(),
        _ => new PosixDialect(),
    };

    /// <summary>The position after <paramref name="text"/>.</summary>
    public abstract ShellPosition After(ShellPosition position, string text);

    /// <summary>How the variable <paramref name="name"/> is read at <paramref name="position"/>.</summary>
    public abstract string Reference(string name, ShellPosition position);

    /// <summary>How a known value is written at <paramref name="position"/>, or null where it needs a variable.</summary>
    public virtual string? WriteIn(string value, ShellPosition position) =>
        value.Length > 0 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '@' or '%' or '+' or '=' or ',') ? value : null;
}
