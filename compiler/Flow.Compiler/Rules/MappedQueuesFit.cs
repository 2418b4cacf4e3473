using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A function that gets the messages of a queue may receive them, and each is hidden as long as it may work on it. What is not known yet is left alone.</summary>
internal sealed class MappedQueuesFit : ModelRule
{
    private const string Receive = "sqs:ReceiveMessage";

    /// <summary>What AWS takes where nothing is written, in seconds.</summary>
    private const decimal OrdinaryVisibility = 30;

    private const decimal OrdinaryTimeout = 3;

    /// <summary>How much longer than the function may take AWS recommends to hide a message.</summary>
    private const int Recommended = 6;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var mapping in model.Environments.SelectMany(e => e.Resources.Where(static r => r is { Type: "aws_lambda_event_source_mapping", Mode: ResourceMode.Managed }).SelectMany(r => new ResourceReading(model, e, r).Instances)))
        {
            var place = (mapping.Resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(static a => a.Name == "event_source_arn")?.Value.Location ?? mapping.Place).InProject;
            if (Only(mapping, "event_source_arn", "aws_sqs_queue") is { } queue && Only(mapping, "function_name", "aws_lambda_function") is { } function && !said.Contains(place))
            {
                var problem = Refused(queue, function, place) ?? TooShort(queue, function, place);
                if (problem is not null && said.Add(place))
                {
                    diagnostics.Add(problem);
                }
            }
        }
    }

    private static ResourceReading? Only(ResourceReading mapping, string argument, string type) => mapping.Named(argument).ToList() is [var only] && only.Resource.Type == type ? only : null;

    private static string NameOf(ResourceReading thing) => thing.Environment.UseOf(thing.Resource)?.Name ?? thing.Name;

    private static Diagnostic? Refused(ResourceReading queue, ResourceReading function, Location place) =>
        function.Environment.UseOf(function.Resource) is { IsOfLibrary: true, Construct: "function" } use && ListedAccess.IsKnown(use)
        && !use.Access.Any(g => g.Statements.Any(s => s.Actions.Contains(Receive) && s.Resources.Any(r => ResourceReference.In(r).Contains(queue.Resource.Reference))))
            ? new Diagnostic(WiringDiagnostics.MayNotReceive, place, $"`{use.Name}` gets the messages of `{NameOf(queue)}` and may not receive them, so AWS refuses the mapping. List `{NameOf(queue)}.receive` as its `access`.")
            : null;

    private static Diagnostic? TooShort(ResourceReading queue, ResourceReading function, Location place) =>
        SecondsOf(queue, "visibility_timeout_seconds", OrdinaryVisibility) is { } hidden && SecondsOf(function, "timeout", OrdinaryTimeout) is { } works && hidden < works
            ? new Diagnostic(
                WiringDiagnostics.HandedOutTwice, place,
                $"`{NameOf(queue)}` hides a message for {Text(hidden)}, and `{NameOf(function)}` may work on it for {Text(works)}: AWS refuses the mapping. Write `visibility = {Text(works * Recommended)}`, which is what it recommends.")
            : null;

    private static decimal? SecondsOf(ResourceReading thing, string argument, decimal ordinary) => thing.Read(argument) is { IsWritten: true } written ? written.Number : ordinary;

    private static string Text(decimal seconds) => Quantities.Write(TimeSpan.FromSeconds((double)seconds));
}
