using Hello;

var name = args.Length > 0 ? string.Join(' ', args) : null;
Console.WriteLine(Greeting.For(name, TimeOnly.FromDateTime(DateTime.Now)));
