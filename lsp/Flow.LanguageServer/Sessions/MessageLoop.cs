using System.Collections.Concurrent;
using System.Diagnostics;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Sessions;

/// <summary>
/// Works off what the client sends, in order and one after the other. A second thread reads, so that a request can be taken back while another is worked on.
/// </summary>
internal sealed class MessageLoop
{
    private static readonly TimeSpan longestEnd = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(Message Message, PendingRequest? Request)> queue = [];
    private readonly MessageReader input;
    private readonly PendingRequests pending;
    private readonly ServerLog log;
    private readonly ServerSession session;
    private readonly TaskCompletionSource hasEnded = new();
    private long count;
    private bool isWatching;

    /// <summary>Prepares to read from <paramref name="input"/>.</summary>
    public MessageLoop(Stream input, MessageWriter output, ServerLog log, string version, TimeProvider clock)
    {
        this.input = new MessageReader(input);
        this.log = log;
        pending = new PendingRequests(output);
        session = new ServerSession(new ClientConnection(output, log), version, clock, work => queue.Add((new Continuation(work), null)));
    }

    /// <summary>Works until the client says <c>exit</c>, its input ends, or its process does.</summary>
    /// <returns>0 where the client had asked to shut down, else 1: LSP 3.17, "Exit notification".</returns>
    public int Run()
    {
        new Thread(ReadAll) { IsBackground = true, Name = "flow lsp: input" }.Start();
        while (true)
        {
            var isMessage = queue.TryTake(out var next, Wait());
            Guard(session.LookAtDay);
            if (!isMessage)
            {
                Guard(session.Idle.RunDue);
            }
            else if (next.Message is InputEnded or NotificationMessage { Method: "exit" })
            {
                hasEnded.SetResult();
                return session.Phase == SessionPhase.ShutDown ? 0 : 1;
            }
            else
            {
                Take(next.Message, next.Request);
                Guard(session.LookWhetherIdle);
                Interlocked.Increment(ref count);
            }
        }
    }

    /// <summary>Until something that waits is due, or the day ends: in milliseconds.</summary>
    private int Wait()
    {
        var day = session.Calendar.UntilEndOf(session.Workspace.Day);
        return session.Idle.Wait() is >= 0 and var idle ? Math.Min(idle, day) : day;
    }

    /// <summary>Ends the server when the process <paramref name="id"/> ends. One that cannot be seen from here (in another container) is left alone.</summary>
    private void Watch(int id)
    {
        try
        {
            var process = Process.GetProcessById(id);
            new Thread(() => End(process)) { IsBackground = true, Name = "flow lsp: the client's process" }.Start();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            log.Write($"the client's process {id} cannot be watched: {fault.Message}");
        }
    }

    private void End(Process client)
    {
        using (client)
        {
            client.WaitForExit();
        }

        log.Write("the client's process has ended");
        Finish(new InputEnded());
    }

    private void ReadAll()
    {
        while (input.Read() is { } message)
        {
            log.Received(message);
            Sort(message);
        }

        Finish(new InputEnded());
    }

    /// <summary>The loop gets to the end in its own time; what hangs must not keep the process alive without a client.</summary>
    private void Finish(Message last)
    {
        queue.Add((last, null));
        for (long before = -1, now = Interlocked.Read(ref count); before != now; (before, now) = (now, Interlocked.Read(ref count)))
        {
            if (hasEnded.Task.Wait(longestEnd))
            {
                return;
            }
        }

        Environment.Exit(1);
    }

    private void Sort(Message message)
    {
        switch (message)
        {
            case MalformedMessage malformed:
                pending.Refuse(malformed.Id, malformed.Code, malformed.Reason);
                break;
            case NotificationMessage { Method: "$/cancelRequest" } cancel:
                Cancel(cancel);
                break;
            case NotificationMessage { Method: "exit" }:
                Finish(message);
                break;
            case RequestMessage request when pending.Take(request) is { } taken:
                queue.Add((message, taken));
                break;
            case RequestMessage:
                break;
            default:
                queue.Add((message, null));
                break;
        }
    }

    private void Cancel(NotificationMessage message)
    {
        try
        {
            pending.Cancel(Parameters.Read(message.Params, ProtocolJson.Default.CancelParams).Id);
        }
        catch (RequestException fault)
        {
            log.Write(fault.Message);
        }
    }

    private void Take(Message message, PendingRequest? request)
    {
        switch (message)
        {
            case RequestMessage when request is { IsAnswered: false }:
                Answer(request);
                break;
            case NotificationMessage notification:
                Notice(notification);
                break;
            case ResponseMessage response:
                Guard(() => session.Client.Answered(response));
                break;
            case Continuation continuation:
                Guard(continuation.Work);
                break;
        }
    }

    private void Answer(PendingRequest request)
    {
        var method = request.Message.Method;
        if (WhyNot(method) is { } refusal)
        {
            request.Fail(refusal.Code, refusal.Message);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        Guard(() => request.Guard(() => RouteTable.Requests[method].Run(session, request)), method);
        var took = Stopwatch.GetElapsedTime(started);
        log.Answered(request.Message, took);
        session.Client.WriteTrace($"{method} #{request.Message.Id}", $"answered after {took.TotalMilliseconds:0.0} ms");
        AfterInitialize(request.Message);
    }

    private void AfterInitialize(RequestMessage request)
    {
        if (session.Phase == SessionPhase.Running && !isWatching && request.Method == "initialize")
        {
            isWatching = true;
            if (Parameters.Read(request.Params, ProtocolJson.Default.InitializeParams).ProcessId is { } id)
            {
                Watch(id);
            }
        }
    }

    private RequestException? WhyNot(string method) => (session.Phase, method) switch
    {
        (SessionPhase.New, not "initialize") => new(ErrorCodes.ServerNotInitialized, "The first request is initialize."),
        (SessionPhase.Running, "initialize") => new(ErrorCodes.InvalidRequest, "The server is initialized already."),
        (SessionPhase.ShutDown, _) => new(ErrorCodes.InvalidRequest, "The server was shut down; only exit may follow."),
        _ when !RouteTable.Requests.ContainsKey(method) => new(ErrorCodes.MethodNotFound, $"There is no method {method}."),
        _ => null,
    };

    private void Notice(NotificationMessage message)
    {
        if (session.Phase != SessionPhase.Running)
        {
            return;
        }

        if (RouteTable.Notifications.TryGetValue(message.Method, out var route))
        {
            Guard(() => route.Run(session, message.Params), message.Method);
        }
        else if (!message.Method.StartsWith("$/", StringComparison.Ordinal))
        {
            log.Write($"unknown notification {message.Method}");
        }
    }

    private void Guard(Action work, string what = "the work in the background")
    {
        try
        {
            work();
        }
        catch (RequestException fault)
        {
            session.Client.Log(MessageType.Warning, $"{what}: {fault.Message}");
        }
        catch (Exception fault)
        {
            Report(what, fault);
        }
    }

    private void Report(string what, Exception fault)
    {
        log.Write($"a fault in {what}: {fault}");
        session.Client.Log(MessageType.Error, $"flow has a fault of its own in {what}: {fault.GetType().Name}: {fault.Message}");
    }

    /// <summary>Something that another thread has prepared.</summary>
    private sealed record Continuation(Action Work) : Message;
}
