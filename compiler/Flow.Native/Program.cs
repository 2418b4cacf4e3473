using Flow.Cli;
using Flow.Cli.Hosting;

return Application.Run(args, CommandHost.OfThisProcess());
