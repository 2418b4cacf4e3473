using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Hosting;
using Flow.CSharp;
using Flow.Runtime;

namespace Flow.Disk;

/// <summary>Checks C# and knows its names through Roslyn, which is loaded only when a source holds C#, or somebody writes some.</summary>
public sealed class LazyCSharp : ICSharpChecker, ICSharpCompletion
{
    private ICSharpChecker? checker;
    private ICSharpCompletion? completion;

    /// <inheritdoc/>
    public ImmutableArray<CSharpProblem> Check(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType) =>
        (checker ??= CreateChecker()).Check(code, isExpression, captures, resultType);

    /// <inheritdoc/>
    public ImmutableArray<CSharpName> NamesAt(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, int position) =>
        (completion ??= CreateCompletion()).NamesAt(code, isExpression, captures, position);

    // Naming Roslyn's types in the caller would load its assemblies. The condition stands beside each: in a native program it is false, and so nothing of Roslyn is part of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EmbeddedCSharpChecker CreateChecker() =>
        RuntimeFeature.IsDynamicCodeSupported ? new(typeof(FlowRunner).Assembly) : throw new RuntimeNeededException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EmbeddedCSharpCompletion CreateCompletion() =>
        RuntimeFeature.IsDynamicCodeSupported ? new(typeof(FlowRunner).Assembly) : throw new RuntimeNeededException();
}
