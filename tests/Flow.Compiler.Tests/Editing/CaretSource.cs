using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Sources with a caret written as <c>$0</c>; several files are divided by lines <c>//== path</c>.</summary>
internal sealed record CaretSource(Compilation Compilation, string Path, int Position)
{
    public static CaretSource Parse(string marked, IProjectFiles? files = null)
    {
        var source = MarkedSource.Parse(marked);
        var at = source.Sources.Single(static s => s.Content.Contains("$0", StringComparison.Ordinal));
        var position = at.Content.IndexOf("$0", StringComparison.Ordinal);
        var texts = source.Sources.Select(s => s == at ? new SourceText(s.Path, s.Content.Remove(position, 2)) : s);
        return new CaretSource(Compilation.Create("project", texts, new BindServices(files ?? NoFiles.Instance) { Today = MarkedSource.Today }), at.Path, position);
    }

    public string Text => Compilation.Sources.Single(s => s.Path == Path).Content;
}
