namespace Flow.Runtime;

/// <summary>How a script is run, with the command lines of GitHub's runner.</summary>
/// <param name="Name">GitHub's name, or a whole command line with <c>{0}</c> for the script's file.</param>
public sealed record Shell(string Name)
{
    /// <summary>No shell named: <c>bash -e</c> where there is one, else <c>sh -e</c>; PowerShell on Windows.</summary>
    public static Shell Default { get; } = new("");

    /// <summary><c>bash --noprofile --norc -e -o pipefail</c>.</summary>
    public static Shell Bash { get; } = new("bash");

    /// <summary><c>sh -e</c>.</summary>
    public static Shell Sh { get; } = new("sh");

    /// <summary>PowerShell 7 and later.</summary>
    public static Shell Pwsh { get; } = new("pwsh");

    /// <summary>Windows PowerShell.</summary>
    public static Shell PowerShell { get; } = new("powershell");

    /// <summary>The command interpreter of Windows.</summary>
    public static Shell Cmd { get; } = new("cmd");

    /// <summary>Python.</summary>
    public static Shell Python { get; } = new("python");

    /// <summary>Any command line, for example <c>perl {0}</c>.</summary>
    /// <param name="commandLine">The command line; <c>{0}</c> is the script's file.</param>
    public static Shell Custom(string commandLine) => new(commandLine);
}
