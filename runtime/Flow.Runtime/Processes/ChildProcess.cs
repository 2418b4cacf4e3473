using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Flow.Runtime.Processes;

/// <summary>Runs one process to its end, passing on its lines, and ends its whole tree when told to.</summary>
internal static class ChildProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>How long output is waited for after the process has ended, while a process it left behind still holds the streams.</summary>
    private static readonly TimeSpan StreamGrace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a process.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="stop">Asks the tree to end: SIGINT, SIGTERM, SIGKILL.</param>
    /// <param name="kill">Ends the tree at once.</param>
    /// <returns>The exit code, also of a process that was stopped; the caller asks the token why it ended.</returns>
    /// <exception cref="FlowRunException">The program cannot be started.</exception>
    public static async Task<int> RunAsync(ProcessRequest request, CancellationToken stop, CancellationToken kill)
    {
        using var process = Start(request);
        var output = PumpAsync(process.StandardOutput, request.Output);
        var error = PumpAsync(process.StandardError, request.Error);
        process.StandardInput.Close();

        var ended = process.WaitForExitAsync(CancellationToken.None);
        await EndedOr(ended, stop);
        if (!ended.IsCompleted)
        {
            await StopAsync(process, ended, request, kill);
        }

        await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(StreamGrace, CancellationToken.None));
        return process.ExitCode;
    }

    private static async Task StopAsync(Process process, Task ended, ProcessRequest request, CancellationToken kill)
    {
        foreach (var (signal, grace) in new[] { (ProcessSignal.Interrupt, request.InterruptGrace), (ProcessSignal.Terminate, request.TerminateGrace) })
        {
            if (!ended.IsCompleted && !kill.IsCancellationRequested && grace > TimeSpan.Zero)
            {
                ProcessTree.Signal(process.Id, request.TrackingId, signal);
                await EndedOr(Task.WhenAny(ended, Task.Delay(grace, CancellationToken.None)), kill);
            }
        }

        ProcessTree.Kill(process, request.TrackingId);
        await ended;
    }

    private static async Task EndedOr(Task ended, CancellationToken token)
    {
        if (ended.IsCompleted || !token.CanBeCanceled)
        {
            await ended;
            return;
        }

        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() => told.TrySetResult());
        await Task.WhenAny(ended, told.Task);
    }

    private static Process Start(ProcessRequest request)
    {
        var start = new ProcessStartInfo(ProgramPath.Find(request.Program, request.Folder, request.Environment))
        {
            WorkingDirectory = request.Folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        Fill(start, request);
        try
        {
            return Process.Start(start) ?? throw new FlowRunException($"'{request.Program}' could not be started.");
        }
        catch (Win32Exception fault)
        {
            throw new FlowRunException($"'{request.Program}' could not be started: {fault.Message}", fault);
        }
    }

    private static void Fill(ProcessStartInfo start, ProcessRequest request)
    {
        foreach (var argument in request.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> take)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                take(line);
            }
        }
        catch (Exception fault) when (fault is ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The process has ended and its streams were closed under the reader: there is nothing more to read.
        }
    }
}
