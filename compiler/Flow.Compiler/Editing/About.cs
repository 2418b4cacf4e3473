using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The documentation written above a parameter.</summary>
internal sealed record ParameterAbout(SourceText Source, ItemSyntax Item);

/// <summary>Documentation that is known already.</summary>
internal sealed record TextAbout(string Text);
