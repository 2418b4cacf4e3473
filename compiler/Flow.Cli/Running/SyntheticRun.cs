using System.Globalization;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;
using Flow.Runtime;

namespace Flow.Cli.Running;

/// <summary><c>flow run [path] synthetic NAME</c>: asks once, from here, what Prometheus' prober asks again and again.</summary>
internal static class SyntheticRun
{
    /// <summary>The word that says that a synthetic is meant.</summary>
    public const string Word = "synthetic";

    /// <summary>The options that mean something for it.</summary>
    public static readonly string[] Options = ["--env", "--url", "--color"];

    /// <summary>The project's path and the synthetic's name; null where something else is meant.</summary>
    public static (string? Path, string? Name)? NameOf(CommandArguments arguments) =>
        arguments.At(0) == Word ? (null, arguments.At(1))
        : arguments.At(1) == Word ? (arguments.At(0), arguments.At(2))
        : null;

    /// <summary>Asks in every environment in which it is asked, or in the one that is named.</summary>
    /// <exception cref="CommandException">There is no such synthetic, or nobody says where to ask.</exception>
    public static int Run(DeliveryModel model, string? name, string? environment, IReadOnlyDictionary<string, string> addresses, CommandHost host)
    {
        var synthetic = Choose(model, name);
        var targets = Targets(synthetic, model, environment, addresses);
        if (targets.Count == 0)
        {
            throw new CommandException($"Nothing says where `{synthetic.Service}` is{(environment is null ? "" : $" in `{environment}`")}: --url {synthetic.Service}=https://….", ExitCode.WrongUse);
        }

        var failed = targets.Count(t => !Ask(synthetic, t, host));
        return failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static List<SyntheticTarget> Targets(Synthetic synthetic, DeliveryModel model, string? environment, IReadOnlyDictionary<string, string> addresses) =>
        addresses.TryGetValue(synthetic.Service, out var given) && !synthetic.IsAddress
            ? [new SyntheticTarget(environment, given.TrimEnd('/') + synthetic.Get)]
            : [.. SyntheticTargets.Of(synthetic, model).Where(t => environment is null || t.Environment is null || t.Environment == environment)];

    private static bool Ask(Synthetic synthetic, SyntheticTarget target, CommandHost host)
    {
        var question = new SyntheticQuestion(target.Address) { Statuses = synthetic.Statuses, Body = synthetic.Body, Within = synthetic.Within };
        var answer = question.Ask();
        var came = answer.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"{status} after {answer.Elapsed.TotalMilliseconds:0} ms") : "no answer";
        host.Out.WriteLine($"{(answer.Problem is null ? "well" : "NOT WELL")}  {synthetic.FullName}{(target.Environment is null ? "" : $" in {target.Environment}")}  {question.Shown}  {came}{(answer.Problem is null ? "" : $": {answer.Problem}")}");
        return answer.Problem is null;
    }

    private static Synthetic Choose(DeliveryModel model, string? name)
    {
        var names = model.Synthetics.Select(static s => s.FullName).ToList();
        return (model.Synthetics, name) switch
        {
            ([], _) => throw new CommandException("The project has no synthetic.", ExitCode.WrongUse),
            ([var only], null) => only,
            (_, null) => throw new CommandException($"The project has several synthetics; name one of them: {string.Join(", ", names)}.", ExitCode.WrongUse),
            _ => model.Synthetics.FirstOrDefault(s => s.FullName == name) ?? (model.Synthetics.Where(s => s.Name == name).ToList() is [var one] ? one
                : throw new CommandException($"There is no synthetic `{name}`.{Suggestions.DidYouMean(name!, names)} Synthetics: {string.Join(", ", names)}.", ExitCode.WrongUse)),
        };
    }
}
