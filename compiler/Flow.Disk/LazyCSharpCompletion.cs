using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Hosting;
using Flow.CSharp;
using Flow.Runtime;

namespace Flow.Disk;

/// <summary>Knows the names of C# through Roslyn, which is loaded only when somebody writes C#.</summary>
public sealed class LazyCSharpCompletion : ICSharpCompletion
{
    private ICSharpCompletion? completion;

    /// <inheritdoc/>
    public ImmutableArray<CSharpName> NamesAt(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, int position) =>
        (completion ??= Create()).NamesAt(code, isExpression, captures, position);

    [MethodImpl(MethodImplOptions.NoInlining)] // Naming Roslyn's types in the caller would load its assemblies.
    private static EmbeddedCSharpCompletion Create() => new(typeof(FlowRunner).Assembly);
}
