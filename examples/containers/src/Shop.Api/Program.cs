var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/healthz", () => "well");
app.MapGet("/orders", () => new[] { new Order(1, "a book") });
app.Run();

internal sealed record Order(int Number, string What);
