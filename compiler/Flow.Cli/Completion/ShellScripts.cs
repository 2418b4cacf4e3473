using Flow.Cli.Arguments;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Completion;

/// <summary>The scripts that connect a shell's completion with <c>flow __complete</c>. Where flow has nothing to offer, the shell offers files.</summary>
internal static class ShellScripts
{
    private const string Bash = """
        _flow() {
          local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
          mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2>/dev/null)
        }
        complete -o default -o bashdefault -F _flow flow

        """;

    private const string Zsh = """
        #compdef flow
        _flow() {
          local -a found
          found=("${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
          if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
        }
        compdef _flow flow

        """;

    private const string Fish = """
        function __flow_complete
          set -l words (commandline -opc) (commandline -ct)
          $words[1] __complete -- $words[2..-1] 2>/dev/null
        end
        complete -c flow -a '(__flow_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName flow -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
          if ($wordToComplete -eq '') { $words += '' }
          & $commandAst.CommandElements[0].Value __complete '--' @words 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    /// <summary>The shells.</summary>
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script for <paramref name="shell"/>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => throw new UsageException($"There is no completion for `{shell}`.{Suggestions.DidYouMean(shell, Shells)} Shells: {string.Join(", ", Shells)}.", "completion"),
    };
}
