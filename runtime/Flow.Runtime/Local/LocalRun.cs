using System.Globalization;
using System.Net.Sockets;
using Flow.Runtime.Output;
using Flow.Runtime.Processes;

namespace Flow.Runtime;

/// <summary>
/// Runs services of one environment as processes until somebody stops them: each after those that it uses are well, its lines with its name before them, and all of them
/// end when one does.
/// </summary>
public sealed class LocalRun : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<LocalService> services;
    private readonly RunConsole console;
    private readonly Dictionary<string, TaskCompletionSource<bool>> isWell;
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly CancellationTokenSource ending = new();
    private readonly SecretMasker masker = new();
    private readonly Lock turn = new();
    private readonly int width;
    private int failed;

    /// <summary>A run of <paramref name="services"/>, none of which waits for itself, also not through others.</summary>
    /// <param name="services">The services.</param>
    /// <param name="console">Where they are shown.</param>
    public LocalRun(IReadOnlyList<LocalService> services, RunConsole console)
    {
        (this.services, this.console) = (services, console);
        isWell = services.ToDictionary(static s => s.Name, static _ => new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), StringComparer.Ordinal);
        width = services.Max(static s => s.Name.Length);
        foreach (var secret in services.SelectMany(static s => s.Secrets.Select(s.Variables.GetValueOrDefault)))
        {
            masker.Add(secret);
        }
    }

    /// <summary>Asked of each process: SIGINT first, then SIGTERM after this time, then an end by force.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(7.5);

    /// <summary>Runs until <paramref name="cancel"/>, or until a service ends.</summary>
    /// <param name="cancel">Asks all services to end.</param>
    /// <param name="kill">Ends them at once.</param>
    /// <returns><see cref="ExitCodes.Cancelled"/> where somebody stopped it, else <see cref="ExitCodes.Failed"/>: a service that ends by itself is none.</returns>
    public async Task<int> RunAsync(CancellationToken cancel, CancellationToken kill)
    {
        using var registration = cancel.Register(ending.Cancel);
        var all = services.Select(s => Task.Run(() => RunOneAsync(s, kill), CancellationToken.None)).ToList();
        var told = TellWhenWellAsync();
        await Task.WhenAll(all);
        await told;
        return failed > 0 || !cancel.IsCancellationRequested ? ExitCodes.Failed : ExitCodes.Cancelled;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        ending.Dispose();
    }

    private async Task RunOneAsync(LocalService service, CancellationToken kill)
    {
        try
        {
            if (await MayStartAsync(service) && await PrepareAsync(service, kill))
            {
                await RunToEndAsync(service, kill);
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to end before it was well.
        }
        catch (Exception fault)
        {
            Fail(service, fault.Message); // whatever it was: the others would wait for it
        }
        finally
        {
            isWell[service.Name].TrySetResult(false);
        }
    }

    private async Task<bool> MayStartAsync(LocalService service)
    {
        foreach (var before in service.After)
        {
            if (!await isWell[before].Task)
            {
                return false;
            }
        }

        foreach (var need in service.Needs)
        {
            if (await Answers(need.Port))
            {
                continue;
            }

            Say(service, $"waits for {need.Name} at 127.0.0.1:{need.Port}: {need.Hint}");
            if (!await Until(service.Start, () => Answers(need.Port)))
            {
                Fail(service, string.Create(CultureInfo.InvariantCulture, $"{need.Name} does not listen at 127.0.0.1:{need.Port} after {service.Start.TotalSeconds} s."));
                return false;
            }
        }

        return true;
    }

    private async Task<bool> PrepareAsync(LocalService service, CancellationToken kill)
    {
        if (service.Before.Count == 0)
        {
            return true;
        }

        var code = await ChildProcess.RunAsync(Request(service, service.Before, service.BeforeFolder), ending.Token, kill);
        ending.Token.ThrowIfCancellationRequested();
        if (code != 0)
        {
            Fail(service, $"'{string.Join(' ', service.Before)}' ended with exit code {code}.");
        }

        return code == 0;
    }

    private async Task RunToEndAsync(LocalService service, CancellationToken kill)
    {
        if (service.Port is { } taken && await Answers(taken))
        {
            Fail(service, $"something else listens at 127.0.0.1:{taken} already.");
            return;
        }

        Say(service, $"starts{(service.Command.Count == 0 ? "" : $": {string.Join(' ', service.Command)}")}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var run = service.Command.Count == 0
            ? new PageServer(service.Folder, service.Port ?? 0).RunAsync(ending.Token)
            : ChildProcess.RunAsync(Request(service, service.Command, service.Folder), ending.Token, kill);
        var well = BecomesWellAsync(service, over.Token);
        var code = await run;
        await over.CancelAsync();
        await well;
        if (!ending.IsCancellationRequested)
        {
            Fail(service, $"ended with exit code {code}.");
        }
        else
        {
            Say(service, "ended");
        }
    }

    private async Task BecomesWellAsync(LocalService service, CancellationToken over)
    {
        try
        {
            if (service.Port is { } port && !await Until(service.Start, () => IsWellAsync(port, service.Health, over)))
            {
                Fail(service, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{service.Health} does not answer well after {service.Start.TotalSeconds} s."));
                return;
            }

            over.ThrowIfCancellationRequested();
            Say(service, service.Port is { } at ? $"is well: http://127.0.0.1:{at}" : "runs");
            isWell[service.Name].TrySetResult(true);
        }
        catch (OperationCanceledException)
        {
            // It ended, or is told to.
        }
    }

    private async Task TellWhenWellAsync()
    {
        if ((await Task.WhenAll(isWell.Values.Select(static w => w.Task))).All(static w => w))
        {
            Write($"{(services.Count == 1 ? "1 service is" : $"{services.Count} services are")} up. Ctrl-C ends {(services.Count == 1 ? "it" : "them")}.");
        }
    }

    private async Task<bool> IsWellAsync(int port, string path, CancellationToken over)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}")), over);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !over.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task<bool> Answers(int port)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, ending.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Asks again and again; false when the time is over.</summary>
    private async Task<bool> Until(TimeSpan limit, Func<Task<bool>> ask)
    {
        for (var waited = TimeSpan.Zero; waited <= limit; waited += Pause)
        {
            if (await ask())
            {
                return true;
            }

            await Task.Delay(Pause, ending.Token);
        }

        return false;
    }

    private ProcessRequest Request(LocalService service, IReadOnlyList<string> command, string folder)
    {
        var tracking = $"{Environment.ProcessId}.{service.Name}";
        var variables = new Dictionary<string, string>(HostVariables.All(), HostVariables.Comparer) { [ProcessTree.TrackingVariable] = tracking };
        foreach (var (name, value) in service.Variables)
        {
            variables[name] = value;
        }

        return new(command[0], [.. command.Skip(1)], folder, variables)
        {
            Output = line => Say(service, masker.Mask(line)), Error = line => Say(service, masker.Mask(line)), TrackingId = tracking, InterruptGrace = Grace,
        };
    }

    private void Fail(LocalService service, string message)
    {
        Interlocked.Increment(ref failed);
        Say(service, $"✗ {message}");
        ending.Cancel();
    }

    private void Say(LocalService service, string line) => Write($"{service.Name.PadRight(width)} | {line}");

    private void Write(string line)
    {
        lock (turn)
        {
            console.Out.WriteLine(line);
            console.Out.Flush();
        }
    }
}
