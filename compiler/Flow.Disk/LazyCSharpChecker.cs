using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Hosting;
using Flow.CSharp;
using Flow.Runtime;

namespace Flow.Disk;

/// <summary>Checks C# with Roslyn, which is loaded only when a source holds C#.</summary>
public sealed class LazyCSharpChecker : ICSharpChecker
{
    private ICSharpChecker? checker;

    /// <inheritdoc/>
    public ImmutableArray<CSharpProblem> Check(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType) =>
        (checker ??= Create()).Check(code, isExpression, captures, resultType);

    [MethodImpl(MethodImplOptions.NoInlining)] // Naming Roslyn's types in the caller would load its assemblies.
    private static EmbeddedCSharpChecker Create() =>
        RuntimeFeature.IsDynamicCodeSupported ? new(typeof(FlowRunner).Assembly) : throw new RuntimeNeededException();
}
