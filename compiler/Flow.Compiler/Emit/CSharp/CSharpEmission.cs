using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>What all emitters of one run share.</summary>
internal sealed record CSharpEmission(
    DeliveryModel Model,
    ImmutableDictionary<string, string> Classes,
    CSharpOptions Options,
    EmitOptions Emit,
    DiagnosticBag Diagnostics)
{
    /// <summary>The composite action that lies in this folder or has this name, or null.</summary>
    public CompositeAction? Action(ActionReference reference) => reference switch
    {
        DeclaredAction declared => Model.Actions.FirstOrDefault(a => a.Name == declared.Name),
        LocalAction local => Model.Actions.FirstOrDefault(a => Folder(a.Folder.Path) == Folder(local.Path)),
        _ => null,
    };

    /// <summary>Reports that the runner cannot do something.</summary>
    public void Refuse(Location location, string message) => Diagnostics.Report(CSharpDiagnostics.NotInRunner, location, message);

    /// <summary>Reports that something changes nothing in a local run.</summary>
    public void Note(Location location, string message) => Diagnostics.Report(CSharpDiagnostics.HostOnly, location, message);

    private static string Folder(string path) => (path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("$/", StringComparison.Ordinal) ? path[2..] : path).Trim('/');
}
