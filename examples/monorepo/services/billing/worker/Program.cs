using System.Text.Json;
using Billing;

// Reads one invoice in JSON from each line of standard input and writes what is to be paid, and until when.
var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
while (Console.ReadLine() is { } line)
{
    var invoice = JsonSerializer.Deserialize<Invoice>(line, options)!;
    Console.WriteLine($"{invoice.Order}: {invoice.Gross} until {invoice.Due:yyyy-MM-dd}");
}
