using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Who reads a secret, and whether Terraform keeps it there.</summary>
internal static class SecretReaders
{
    private const string Somebody = "what reads it is kept";

    /// <summary>
    /// Why a value would be kept in the state wherever it comes from; null where nothing keeps it that reads it, so that it can be <c>ephemeral</c>: an argument that has a form which is only written,
    /// the settings of a provider, and what is itself <c>ephemeral</c>. What a construct does with a value of its parameters is not always one of these.
    /// </summary>
    public static string? Keeper(DeploymentEnvironment environment, ProviderSet providers, Func<ValueSource, bool> isIt)
    {
        var written = environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).SelectMany(r => WrittenArguments.Of(r, providers).Select(w => (Resource: r, Written: w))).ToList();
        if (written.FirstOrDefault(w => !w.Written.CanBeWriteOnly && Count(w.Written.Argument.Value) > 0) is { Resource: { } keeper, Written.Argument.Name: var argument })
        {
            return $"`{argument}` of `{keeper.Type}` has no form that is only written";
        }

        if (environment.Uses.SelectMany(static u => u.Parameters.Select(p => (Use: u, Parameter: p))).FirstOrDefault(p => Count(p.Parameter.Value) > 0) is { Use: { } use, Parameter.Name: var parameter })
        {
            return $"`{parameter}` of `{use.Name}` reads it, and gives it on to what is kept";
        }

        var notKept = written.Where(static w => w.Written.CanBeWriteOnly).Select(static w => w.Written.Argument.Value)
            .Concat(environment.Providers.SelectMany(static p => p.Settings.Values))
            .Concat(environment.Resources.Where(static r => r.Mode == ResourceMode.Ephemeral).SelectMany(static r => r.Body.Values));
        return ModelValues.Of(environment).Sum(Count) == notKept.Sum(Count) ? null : Somebody;

        int Count(Expr value) => ExprTree.Reads(value).Count(r => isIt(r.Source));
    }
}
