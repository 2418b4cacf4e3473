using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary><c>http(service, "/path")</c>: what an address answers, where somebody looks whether a service is well.</summary>
public static class HttpCheck
{
    /// <summary>What is known of an answer.</summary>
    public static readonly RecordType Answer = new("http-answer",
    [
        new RecordField("status", FlowType.Int, null, "The status, such as 200; redirects are followed."),
        new RecordField("body", FlowType.Text, null, "What was sent."),
        new RecordField("elapsed", FlowType.Duration, null, "How long it took until all of it was there."),
    ]);

    /// <summary>The function.</summary>
    public static readonly RecordField Function = new(
        "http", new FunctionType([FlowType.Text, FlowType.Text], Answer), null, "Asks a service and a path, `http(api, \"/healthz\")`, or an address, `http(\"https://example.com\")`.");

    /// <summary>What the binder makes of a service as the first argument: its address, which a run knows.</summary>
    public const string AddressOf = "service-address";
}
