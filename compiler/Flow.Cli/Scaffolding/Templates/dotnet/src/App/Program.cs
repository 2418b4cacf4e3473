using App;

Console.WriteLine(Greeting.For(args.Length > 0 ? args[0] : "world"));
