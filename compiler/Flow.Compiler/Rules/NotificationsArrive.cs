using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A queue that a bucket notifies lets S3 send to it. A policy that is not written here as statements is left alone.</summary>
internal sealed class NotificationsArrive : ModelRule
{
    private const string Storage = "s3.amazonaws.com";

    private const string Document = "aws_iam_policy_document";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var said = new HashSet<Location>();
        foreach (var notification in model.Environments.SelectMany(e => e.Resources.Where(static r => r is { Type: "aws_s3_bucket_notification", Mode: ResourceMode.Managed }).SelectMany(r => new ResourceReading(model, e, r).Instances)))
        {
            foreach (var target in notification.Blocks("queue").SelectMany(static b => b.Body.Items.OfType<ResourceArgument>()).Where(static a => a.Name == "queue_arn"))
            {
                if (notification.Named(target.Value).ToList() is [{ Resource.Type: "aws_sqs_queue" } queue] && IsKnownToRefuse(queue) && said.Add(target.Value.Location.InProject))
                {
                    var name = queue.Environment.UseOf(queue.Resource)?.Name;
                    diagnostics.Report(
                        WiringDiagnostics.MayNotSend, target.Value.Location.InProject,
                        $"`{name ?? queue.Name}` does not let S3 send to it, so AWS refuses the notification. {(name is null ? $"Let the service `{Storage}` do `sqs:SendMessage` in its policy." : $"Write `publishers = [\"{Storage}\"]` in `{name}`.")}");
                }
            }
        }
    }

    private static bool IsKnownToRefuse(ResourceReading queue)
    {
        if (queue.Read("policy").IsWritten)
        {
            return false;
        }

        var policies = queue.Companions("aws_sqs_queue_policy", "queue_url").ToList();
        var documents = policies.SelectMany(static p => p.Named("policy")).ToList();
        return policies.TrueForAll(static p => p.Named("policy").Any()) && documents.TrueForAll(static d => d.Resource.Type == Document && IsAllThereIs(d)) && !documents.Exists(Lets);
    }

    /// <summary>Whether all that a document says is written in it.</summary>
    private static bool IsAllThereIs(ResourceReading document) => !document.Read("source_policy_documents").IsWritten && !document.Read("override_policy_documents").IsWritten;

    /// <summary>Whether a statement that allows something is for S3, for all, or for somebody who is not known yet.</summary>
    private static bool Lets(ResourceReading document) => document.Blocks("statement").Any(static s =>
        ResourceReading.Read(s, "effect") is var effect && (!effect.IsWritten || effect.MayBe("Allow"))
        && ResourceReading.Blocks(s, "principals").SelectMany(static p => p.Body.Items.OfType<ResourceArgument>()).Where(static a => a.Name == "identifiers").Any(static a => MayBeStorage(a.Value)));

    private static bool MayBeStorage(Expr identifiers) => identifiers.Constant is not ListValue known || known.Items.Any(static i => i.ToText() is Storage or "*");
}
