using System.Text;
using Flow.Runtime.Commands;
using Flow.Runtime.Journal;
using Flow.Runtime.Steps;

namespace Flow.Runtime.Execution;

/// <summary>One attempt of a step while it runs: its output, and what it sets.</summary>
internal sealed class StepState
{
    private const int TailLength = 20;

    private readonly Lock _turn = new();
    private readonly Queue<string> _tail = new();
    private string? _resumeMark;

    public StepState(CellState cell, StepScope scope, StepDefinition definition, Record ownEnvironment, CancellationToken stop)
    {
        (Cell, Scope, Definition, Stop) = (cell, scope, definition, stop);
        Context = new(cell, scope, definition) { OwnEnvironment = ownEnvironment, Own = this, CancellationToken = stop };
    }

    public CellState Cell { get; }

    public StepScope Scope { get; }

    public StepDefinition Definition { get; }

    public StepContext Context { get; }

    public CancellationToken Stop { get; }

    public Record Outputs { get; } = [];

    public int? ExitCode { get; set; }

    public StringBuilder Stdout { get; } = new();

    public StringBuilder Stderr { get; } = new();

    public IReadOnlyList<string> Tail => [.. _tail];

    private RunServices Services => Cell.Run.Services;

    /// <summary>Takes a line of output, which may be a command to the runner.</summary>
    public void Write(string line)
    {
        lock (_turn)
        {
            if (LogCommand.Parse(line) is not { } command || !Obey(command))
            {
                Show(line);
            }
        }
    }

    public void SetOutput(string name, Value value) => Outputs[name] = value.Kind is ValueKind.None or ValueKind.Text ? value.ToString() : value.ToJson();

    public Task<int> RunAsync(IReadOnlyList<string> arguments) => StepProcess.RunAsync(this, arguments, "", Capture.None);

    private void Show(string line)
    {
        var masked = Services.Masker.Mask(line);
        _tail.Enqueue(masked);
        if (_tail.Count > TailLength)
        {
            _tail.Dequeue();
        }

        Cell.Log.Write(masked);
        Services.Recorder.Line(Cell.Title, masked);
    }

    /// <summary>Does what a command says; false where the line is to be shown as it is.</summary>
    private bool Obey(LogCommand command)
    {
        if (_resumeMark is not null)
        {
            _resumeMark = command.Name == _resumeMark ? null : _resumeMark;
            return _resumeMark is null;
        }

        switch (command.Name.ToLowerInvariant())
        {
            case "add-mask": Services.Masker.Add(command.Text); return true;
            case "error" or "warning" or "notice": Annotate(command); return true;
            case "debug": return !Services.Options.Debug;
            case "group": Show($"▸ {command.Text}"); return true;
            case "endgroup" or "add-matcher" or "remove-matcher" or "save-state" or "echo": return true;
            case "set-output": SetOutput(command.Properties.GetValueOrDefault("name", ""), command.Text); return true;
            case "stop-commands": _resumeMark = command.Text; return true;
            default: return false;
        }
    }

    private void Annotate(LogCommand command)
    {
        var file = command.Properties.GetValueOrDefault("file");
        var place = file is null ? null : command.Properties.TryGetValue("line", out var line) ? $"{file}:{line}" : file;
        var message = command.Properties.TryGetValue("title", out var title) ? $"{title}: {command.Text}" : command.Text;
        _tail.Enqueue(Services.Masker.Mask($"{command.Name}: {message}"));
        Services.Recorder.Record(new(JournalKind.Annotated)
        {
            Job = Cell.Run.Prefix + Cell.Job.Definition.Name, Cell = Cell.Key, Step = Scope.Path + Definition.Id,
            Title = Cell.Title, Result = command.Name.ToLowerInvariant(), Message = message, Location = place,
        });
    }
}
