using Flow.Compiler.Editing;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Whoever deletes a word of an example and asks at its place is offered the word.</summary>
public class AcceptingTests
{
    [Fact]
    public void Measure()
    {
        var missed = new List<string>();
        var (asked, found) = (0, 0);
        foreach (var (compilation, path) in EditedProjects.All())
        {
            var tree = compilation.Trees.Single(t => t.Source.Path == path);
            foreach (var token in tree.Root.Tokens().Where(static t => t.Kind == TokenKind.Name))
            {
                var word = NameText.Of(tree.Source, token);
                var text = tree.Source.Content.Remove(token.Start, token.End - token.Start);
                var list = Completion.At(compilation.With(new SourceText(path, text)), path, token.Start, CompletionTrigger.Invoked);
                asked++;
                if (list.Items.Any(i => i.Label == word || i.Label.Split('.').Contains(word)))
                {
                    found++;
                }
                else
                {
                    missed.Add($"{path}:{tree.Source.PositionOf(token.Start).Line + 1} {word}   {tree.Source.LineAt(tree.Source.PositionOf(token.Start).Line).Trim()}");
                }
            }
        }

        File.WriteAllLines("/tmp/comp-missed.txt", missed.Prepend($"{found}/{asked}"));
    }
}
