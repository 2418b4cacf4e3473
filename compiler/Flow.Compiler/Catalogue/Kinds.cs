using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Catalogue.Kinds;

namespace Flow.Compiler.Catalogue;

/// <summary>All kinds of the language, each written once.</summary>
public static class KindCatalogue
{
    /// <summary>The kinds, in the order of the reference.</summary>
    public static readonly ImmutableArray<Kind> All =
    [
        ProjectKinds.Project, ProjectKinds.Team, ProjectKinds.Environment,
        PreviewKinds.Per, InfrastructureKinds.Cloud, InfrastructureKinds.Provider, InfrastructureKinds.Terraform, InfrastructureKinds.Data, InfrastructureKinds.Ephemeral, ContainerKinds.Container, AccessKinds.Access,
        ServiceKinds.Service, ServiceKinds.Metric, ServiceKinds.Slo, ServiceKinds.Alert, DashboardKinds.Dashboard, RunbookKinds.Runbook, SyntheticKinds.Synthetic, StatusKinds.StatusPage, StatusKinds.Incident, OnCallKinds.Rotation, OnCallKinds.Silence,
        PipelineKinds.Pipeline, PipelineKinds.Parameter, PipelineKinds.Output,
        JobKinds.Job, JobKinds.Call, JobKinds.Sidecar, JobKinds.Cleanup,
        StepKinds.Step, StepKinds.Run, StepKinds.Uses, StepKinds.Checkout, StepKinds.Setup, StepKinds.Login, StepKinds.BuildImage, StepKinds.Announce, StepKinds.Artifact, StepKinds.Take, StepKinds.Cache,
        StepKinds.Report, StepKinds.Summary, StepKinds.CSharp,
        ProjectKinds.Action, ProjectKinds.Rule, ProjectKinds.Waive,
        LanguageKinds.Let, LanguageKinds.Function, LanguageKinds.Type, LanguageKinds.EnumKind, LanguageKinds.Template, LanguageKinds.Import,
    ];

    /// <summary>What may stand in a file, outside all bodies.</summary>
    public static readonly ImmutableArray<string> FileKinds =
        ["project", "team", "environment", "service", "metric", "slo", "alert", "dashboard", "runbook", "synthetic", "status-page", "incident", "rotation", "silence", "pipeline", "action", "rule", "waive", "let", "function", "type", "enum", "template", "import"];

    private static readonly FrozenDictionary<string, Kind> ByWord = All.ToFrozenDictionary(static k => k.Word);

    /// <summary>The kind whose word is <paramref name="word"/>, or null. Properties are found through their owner.</summary>
    public static Kind? Find(string word) => ByWord.GetValueOrDefault(word);
}
