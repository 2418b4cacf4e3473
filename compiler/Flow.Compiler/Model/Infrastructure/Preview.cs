using Flow.Compiler.Binding;

namespace Flow.Compiler.Model;

/// <summary>That an environment is made once for each pull request, and for a time.</summary>
/// <param name="Number">What the number of the pull request is called: a variable of Terraform.</param>
/// <param name="Expires">How long after it was last applied it is destroyed.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record Preview(string Number, TimeSpan Expires, Origin Origin)
{
    /// <summary>The largest number of a pull request that there may be; it bounds the length of names.</summary>
    public const int LargestNumber = PreviewLines.LargestNumber;
}
