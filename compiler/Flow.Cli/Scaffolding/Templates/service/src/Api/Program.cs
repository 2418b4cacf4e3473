using System.Collections.Concurrent;
using System.Globalization;

var app = WebApplication.CreateBuilder(args).Build();
var answered = new ConcurrentDictionary<int, long>();

// Every answer is counted by its status; Prometheus asks for the counts. That is what the service level reads.
app.Use(async (context, next) =>
{
    await next(context);
    if (!context.Request.Path.StartsWithSegments("/metrics"))
    {
        answered.AddOrUpdate(context.Response.StatusCode, 1, static (_, count) => count + 1);
    }
});

app.MapGet("/", () => "Hello");
app.MapGet("/healthz", () => "well");
app.MapGet("/metrics", () => string.Concat(answered.Select(static a => string.Create(CultureInfo.InvariantCulture, $"http_requests_total{{code=\"{a.Key}\"}} {a.Value}\n"))));
app.Run();
