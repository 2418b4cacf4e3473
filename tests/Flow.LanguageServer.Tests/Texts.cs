namespace Flow.LanguageServer.Tests;

/// <summary>Sources for tests.</summary>
internal static class Texts
{
    /// <summary>A project without mistakes.</summary>
    public const string Good = """
        pipeline ci "Build and test" {
          on push to "main"

          job build on linux {
            checkout
            run "make"
            artifact app from "out/**"
          }

          job greet on linux after build {
            take build.app
            run "out/app"
          }
        }

        """;

    /// <summary>The same with a word on line 5 that does not exist.</summary>
    public static readonly string Bad = Good.Replace("checkout", "chekout", StringComparison.Ordinal);

    /// <summary>Another pipeline, so that both can be in one project.</summary>
    public static string Named(string name, string text) => text.Replace("pipeline ci", $"pipeline {name}", StringComparison.Ordinal);
}
