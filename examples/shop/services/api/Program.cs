// Stands for the shop's interface: a real one would keep orders in the database and put jobs into the queue.
var app = WebApplication.CreateBuilder(args).Build();
var database = Environment.GetEnvironmentVariable("DATABASE_HOST") ?? "nowhere";
var jobs = Environment.GetEnvironmentVariable("JOBS") ?? "nowhere";

app.MapGet("/healthz", () => "well");
app.MapGet("/", () => new Places(database, jobs));
app.Run();

internal sealed record Places(string Orders, string Jobs);
