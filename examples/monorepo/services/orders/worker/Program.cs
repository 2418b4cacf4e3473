using System.Text.Json;
using Orders;

// Reads one order in JSON from each line of standard input and writes its number and total, or why it cannot be taken.
var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
var refused = 0;
while (Console.ReadLine() is { } line)
{
    var order = JsonSerializer.Deserialize<Order>(line, options)!;
    var problems = order.Problems();
    refused += problems.Count == 0 ? 0 : 1;
    Console.WriteLine(problems.Count == 0 ? $"{order.Number}: {order.Total()}" : $"{order.Number}: refused, {string.Join("; ", problems)}");
}

return refused == 0 ? 0 : 1;
