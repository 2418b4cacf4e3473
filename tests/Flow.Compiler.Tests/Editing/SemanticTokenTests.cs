using Flow.Compiler.Editing;

namespace Flow.Compiler.Tests.Editing;

/// <summary>The colours of names and texts.</summary>
public class SemanticTokenTests
{
    [Fact]
    public void Colours() => Check("""
        /// Doc
        ^^^^^^^ Comment Documentation
        enum tier { high }
        ^^^^ Keyword
             ^^^^ Enum Declaration
                    ^^^^ EnumMember Declaration
        let a: tier = high // note
        ^^^ Keyword
            ^ Variable Declaration, Readonly
               ^^^^ Enum
                    ^ Operator
                      ^^^^ EnumMember
                           ^^^^^^^ Comment
        let b = "x\n${upper("a")}" + 2m
                ^ String
                 ^ String
                  ^^ Regexp
                    ^^ Operator
                      ^^^^^ Function DefaultLibrary
                             ^ String
                                   ^ Operator
                                     ^^ Number
        pipeline ci {
        ^^^^^^^^ Keyword
                 ^^ Class Declaration
          on push
          ^^ Keyword
             ^^^^ EnumMember DefaultLibrary
          job go on os for os in [linux] {
              ^^ Class Declaration
                    ^^ Variable Readonly
                       ^^^ Keyword
                           ^^ Variable Declaration, Readonly
                              ^^ Keyword
                                  ^^^^^ EnumMember DefaultLibrary
            timeout = 10m
            ^^^^^^^ Property DefaultLibrary
            run sh"echo $HOME 'a b' # done" as s
            ^^^ Keyword
                        ^^^^^ Variable
                              ^^^^^ String
                                    ^^^^^^ Comment
                                               ^ Variable Declaration
            env { A = git.sha }
                  ^ Property Declaration
                      ^^^ Namespace DefaultLibrary
                          ^^^ Property Readonly, DefaultLibrary
          }
        }
        """);

    [Fact]
    public void A_text_of_several_lines_has_a_token_for_each() => Check("""
        let a = sh'''
          echo "a $B c"
               ^^^ String
                  ^^ Variable
                    ^^^ String
          # comment
          ^^^^^^^^^ Comment
          '''
        let b = '''
          one
        ^^^^^ String
          two
        ^^^^^ String
          '''
        """.Replace("'''", "\"\"\"", StringComparison.Ordinal));

    private static void Check(string marked)
    {
        var source = EditorSource.Parse(marked);
        var tokens = SemanticTokens.Of(source.Compile(), "main.flow");
        var found = source.Marks.Select(m => tokens.Where(t => t.Span == m.Span).Select(static t => t.Modifiers == SemanticTokenModifiers.None ? $"{t.Type}" : $"{t.Type} {t.Modifiers}").SingleOrDefault("-"));
        Assert.Equal(source.Marks.Select(static m => m.Text), found);
    }
}
