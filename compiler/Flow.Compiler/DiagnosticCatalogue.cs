using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.Datadog;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.OpenSlo;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Rules.Infrastructure;

namespace Flow.Compiler;

/// <summary>All kinds of diagnostics, by code: what <c>flow explain</c> and the reference pages show. A test sees to it that none is missing.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>The descriptors, by code.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. new[]
        {
            SyntaxDiagnostics.NotText, SyntaxDiagnostics.UnclosedString, SyntaxDiagnostics.UnclosedBlockString,
            SyntaxDiagnostics.UnclosedHole, SyntaxDiagnostics.HoleEndsWithTwoBraces, SyntaxDiagnostics.UnknownTag,
            SyntaxDiagnostics.TextTouchesQuote, SyntaxDiagnostics.UnknownEscape, SyntaxDiagnostics.UnclosedName,
            SyntaxDiagnostics.BadQuotedName, SyntaxDiagnostics.SubtractionWithoutSpaces, SyntaxDiagnostics.Exponent,
            SyntaxDiagnostics.UnquotedVersion, SyntaxDiagnostics.MalformedTime, SyntaxDiagnostics.ColonBetweenDigits,
            SyntaxDiagnostics.MissingUnit, SyntaxDiagnostics.MalformedDate, SyntaxDiagnostics.MalformedLiteral,
            SyntaxDiagnostics.TabIndentation, SyntaxDiagnostics.StrangeCharacter, SyntaxDiagnostics.TooManyMistakes,
            SyntaxDiagnostics.Unclosed, SyntaxDiagnostics.StrayCloser, SyntaxDiagnostics.Unexpected, SyntaxDiagnostics.ValueMissing,
            SyntaxDiagnostics.ValueOnNextLine, SyntaxDiagnostics.TrailingOperator, SyntaxDiagnostics.BraceOnNextLine,
            SyntaxDiagnostics.BraceMissing, SyntaxDiagnostics.BodyWithoutHeader, SyntaxDiagnostics.NameMissing,
            SyntaxDiagnostics.TypeMissing, SyntaxDiagnostics.UnclosedTypeArguments, SyntaxDiagnostics.ClauseValueMissing,
            SyntaxDiagnostics.ArgAfterClause, SyntaxDiagnostics.SmallWordAsName, SyntaxDiagnostics.NeedsParentheses,
            SyntaxDiagnostics.OperatorDoesNotChain, SyntaxDiagnostics.BracketDoesNotTouch, SyntaxDiagnostics.CommaMissing,
            SyntaxDiagnostics.SeparatorMissing, SyntaxDiagnostics.AfterValue, SyntaxDiagnostics.OneValueInParentheses,
            SyntaxDiagnostics.OneValueInHole, SyntaxDiagnostics.IncompleteIf, SyntaxDiagnostics.IncompleteMatch,
            SyntaxDiagnostics.IncompleteLoop, SyntaxDiagnostics.NestedTooDeeply, SyntaxDiagnostics.ColonForEqual,
            SyntaxDiagnostics.ColonForBody, SyntaxDiagnostics.ListDash, SyntaxDiagnostics.ForeignNeeds,
            SyntaxDiagnostics.ForeignCondition, SyntaxDiagnostics.ForeignRunner, SyntaxDiagnostics.ForeignSteps,
            SyntaxDiagnostics.ForeignStep, SyntaxDiagnostics.BlockScalar, SyntaxDiagnostics.DoubleHoleInPlainString,
            SyntaxDiagnostics.ForeignQuote, SyntaxDiagnostics.HashComment, SyntaxDiagnostics.BlockComment, SyntaxDiagnostics.Semicolon,
            SyntaxDiagnostics.Heredoc, SyntaxDiagnostics.MergeMarker, SyntaxDiagnostics.ForeignOperator, SyntaxDiagnostics.Ternary,
            SyntaxDiagnostics.DollarName, SyntaxDiagnostics.GrownValue, SyntaxDiagnostics.LoopAfterValue,
            SyntaxDiagnostics.LoopAfterElement, SyntaxDiagnostics.ForeignBlock, SyntaxDiagnostics.ForeignRepetition,
            SyntaxDiagnostics.ArrowForEqual, SyntaxDiagnostics.DoubleEqual, SyntaxDiagnostics.SingleEqual, SyntaxDiagnostics.ElseAlone, SyntaxDiagnostics.LineIsNoCall,
            SyntaxDiagnostics.UnquotedChoice, SyntaxDiagnostics.CommandWithoutRun,
            NameDiagnostics.UnknownKind, NameDiagnostics.UnknownProperty, NameDiagnostics.UnknownName, NameDiagnostics.UnknownMember,
            NameDiagnostics.Duplicate, NameDiagnostics.SetTwice, NameDiagnostics.MissingName, NameDiagnostics.TooMuch,
            NameDiagnostics.MissingProperty, NameDiagnostics.QuotedName, NameDiagnostics.MissingArgument, NameDiagnostics.NoImport,
            NameDiagnostics.ImportCycle, NameDiagnostics.NotExported, NameDiagnostics.UnknownClause, NameDiagnostics.NoBody,
            NameDiagnostics.NoValueHere, NameDiagnostics.ForeignWord, NameDiagnostics.ForeignName, NameDiagnostics.Cycle,
            NameDiagnostics.UsedAbove, NameDiagnostics.UnknownRule, NameDiagnostics.ParameterClash, NameDiagnostics.NeedsCell,
            NameDiagnostics.Absent, NameDiagnostics.LoopOutOfPlace, NameDiagnostics.NoValue, NameDiagnostics.WrongReference,
            NameDiagnostics.MissingValue, NameDiagnostics.NeedsEqual, NameDiagnostics.ShellVariable, NameDiagnostics.Shadows, NameDiagnostics.TwoMeanings,
            NameDiagnostics.NothingExported, NameDiagnostics.SecondProject, NameDiagnostics.SmallWordWithEqual,
            TypeDiagnostics.WrongType, TypeDiagnostics.NoOperator, TypeDiagnostics.NoFunction, TypeDiagnostics.WrongArguments,
            TypeDiagnostics.TooLate, TypeDiagnostics.BadLiteral, TypeDiagnostics.MayBeNone, TypeDiagnostics.NoMember,
            TypeDiagnostics.BadText, TypeDiagnostics.OutOfRange, TypeDiagnostics.UnknownType, TypeDiagnostics.MissingField,
            TypeDiagnostics.UnknownField, TypeDiagnostics.BadMatch, TypeDiagnostics.FunctionProblem, TypeDiagnostics.LambdaOutOfPlace,
            TypeDiagnostics.BadListElement, TypeDiagnostics.ConstantCondition,
            TypeDiagnostics.CSharpError,
            TypeDiagnostics.CSharpWarning,
            PipelineDiagnostics.JobCycle, PipelineDiagnostics.EmptyJob, PipelineDiagnostics.BadTrigger, PipelineDiagnostics.BadSchedule, PipelineDiagnostics.UnknownTimeZone,
            PipelineDiagnostics.TooManyCells, PipelineDiagnostics.BadMatrix, PipelineDiagnostics.NotCallable,
            PipelineDiagnostics.BadArgument, PipelineDiagnostics.BadActionReference, PipelineDiagnostics.OneVerb,
            PipelineDiagnostics.BadIdentifier, PipelineDiagnostics.BadRetry, PipelineDiagnostics.NoImage,
            PipelineDiagnostics.BadPermission, PipelineDiagnostics.NoTrigger, PipelineDiagnostics.NoJobs,
            PipelineDiagnostics.TooManyInputs, PipelineDiagnostics.DuplicateArtifactPath, PipelineDiagnostics.DefeatedCondition,
            PipelineDiagnostics.GatesContradict, PipelineDiagnostics.DataOfFailedJob,
            PipelineDiagnostics.BadTimeout, PipelineDiagnostics.VariableBesideAnother, PipelineDiagnostics.RuleBroken, PipelineDiagnostics.WaiverExpired,
            PipelineDiagnostics.WaiverUnused,
            EnvironmentDiagnostics.UnknownVariety, EnvironmentDiagnostics.MissingVariety, EnvironmentDiagnostics.ReadOnlyMember, EnvironmentDiagnostics.TooMany,
            EnvironmentDiagnostics.NotOfRun, EnvironmentDiagnostics.NothingInherited, EnvironmentDiagnostics.LeftOutIsRead, EnvironmentDiagnostics.BadKeys,
            EnvironmentDiagnostics.NoCopy, EnvironmentDiagnostics.MayNotDiffer, EnvironmentDiagnostics.AccountKept, EnvironmentDiagnostics.StateShared,
            EnvironmentDiagnostics.ParameterMissing, EnvironmentDiagnostics.ParameterWrong, EnvironmentDiagnostics.PreviewKeepsAddress,
            EnvironmentDiagnostics.NameUnlikeOthers, EnvironmentDiagnostics.BadNamePattern, EnvironmentDiagnostics.NameTwice, EnvironmentDiagnostics.TagsLost, EnvironmentDiagnostics.NoSuchRegion, EnvironmentDiagnostics.NoWayOut,
            EnvironmentDiagnostics.KeyNotKnown, EnvironmentDiagnostics.NameTaken, EnvironmentDiagnostics.PreviewNotPossible, EnvironmentDiagnostics.PreviewKept, EnvironmentDiagnostics.PreviewsCollide, EnvironmentDiagnostics.OutOfOrder,
            AccessDiagnostics.NoSuchService, AccessDiagnostics.HostedTwice, AccessDiagnostics.NotInEnvironment, AccessDiagnostics.CallNotListed, AccessDiagnostics.NotHosted,
            AccessDiagnostics.AccessRepeated, AccessDiagnostics.GrantByHand, AccessDiagnostics.LevelUnused, AccessDiagnostics.ImageNotPulled, AccessDiagnostics.TooWide,
            AccessDiagnostics.LoginWithoutRole, AccessDiagnostics.TokenProviderTwice, AccessDiagnostics.RepositoryUnknown, AccessDiagnostics.RoleUnused,
            EnvironmentDiagnostics.NotMoved, EnvironmentDiagnostics.NotMet, EnvironmentDiagnostics.TooFew, EnvironmentDiagnostics.KeptSomewhere, EnvironmentDiagnostics.ResourceCycle, EnvironmentDiagnostics.SecretWritten, EnvironmentDiagnostics.ValueRefused,
            EnvironmentDiagnostics.ProviderLeft, EnvironmentDiagnostics.NothingDiffers, EnvironmentDiagnostics.NothingIgnored, ConstructDiagnostics.OtherCloud,
            ConstructDiagnostics.CloudSaysNothing, ConstructDiagnostics.NoSuchUse, ConstructDiagnostics.SameAddress, ConstructDiagnostics.NotAllowed,
            ContainerDiagnostics.NoSources, ContainerDiagnostics.NotBuildable, ContainerDiagnostics.NotLocked, ContainerDiagnostics.BadPath,
            ContainerDiagnostics.ContainerElsewhere, ContainerDiagnostics.ResourceElsewhere, ContainerDiagnostics.BadContainerName, ContainerDiagnostics.NoImage,
            ContainerDiagnostics.BadSecret, ContainerDiagnostics.SecretShown, ContainerDiagnostics.LostOnTheWay, ContainerDiagnostics.CallFromOutside, ContainerDiagnostics.CallerNotLetIn, ContainerDiagnostics.BadOrder, ContainerDiagnostics.PagesPort,
            ContainerDiagnostics.ImageWithoutSources, ContainerDiagnostics.ImageWithoutPlace, ContainerDiagnostics.ImageNotPushed, ContainerDiagnostics.BadTag, ContainerDiagnostics.ImageGoesElsewhere, ContainerDiagnostics.BaseNotLocked,
            ContainerDiagnostics.ArchiveMissing, ContainerDiagnostics.AlarmsTellNobody, ContainerDiagnostics.TagNotPushed, ContainerDiagnostics.PreviewWithoutImage,
            LabelDiagnostics.UntrustedInShell, LabelDiagnostics.SecretInScript, LabelDiagnostics.SecretOutOfPlace,
            LabelDiagnostics.ForeignCodeSecret, LabelDiagnostics.ForeignCodeWrite, LabelDiagnostics.ForeignCodeCache, LabelDiagnostics.ForeignFiles, LabelDiagnostics.NeedlessTrust,
            LabelDiagnostics.HoleInSingleQuotes,
            LabelDiagnostics.HoleInForeignText, LabelDiagnostics.EvaluatedVariable, LabelDiagnostics.UntrustedChoice, LabelDiagnostics.InheritedSecrets,
            LabelDiagnostics.SecretNotGiven,
            GitHubActionsDiagnostics.ExpressionNotPossible, GitHubActionsDiagnostics.ContextNotAvailable,
            GitHubActionsDiagnostics.WordUnknownToGitHub, GitHubActionsDiagnostics.CaseIsIgnored,
            GitHubActionsDiagnostics.DurationNotKnown, GitHubActionsDiagnostics.DurationRounded, GitHubActionsDiagnostics.ActionNotPinned,
            GitHubActionsDiagnostics.PropertyNotPossible, GitHubActionsDiagnostics.CSharpNotPossible, GitHubActionsDiagnostics.NeedsBash,
            GitHubActionsDiagnostics.OutputsOfUnknownCells, GitHubActionsDiagnostics.MatrixNotPossible,
            GitHubActionsDiagnostics.TriggersNotPossible, GitHubActionsDiagnostics.ArtifactPlaceUnknown,
            GitHubActionsDiagnostics.ScriptNotPossible, GitHubActionsDiagnostics.LocalActionWithoutCheckout,
            GitHubActionsDiagnostics.SpeltAsAtGitHub, GitHubActionsDiagnostics.HealthNotPossible,
            GitHubActionsDiagnostics.FileNotFoundThere, GitHubActionsDiagnostics.FileShared,
            TerraformDiagnostics.ExpressionNotPossible, TerraformDiagnostics.QuantityNotPossible, TerraformDiagnostics.SettingNotPossible,
            TerraformDiagnostics.CloudMissing, TerraformDiagnostics.StateUnnamed, TerraformDiagnostics.StateMissing, TerraformDiagnostics.VariableNotPossible, TerraformDiagnostics.Untested,
            CSharpDiagnostics.NotInRunner, CSharpDiagnostics.HostOnly, CSharpDiagnostics.UnknownValue, CSharpDiagnostics.UnknownFunction,
            CSharpDiagnostics.NeedsGitHub, CSharpDiagnostics.PipelineElsewhere, CSharpDiagnostics.ActionCycle,
            ProjectDiagnostics.Unreadable, ProjectDiagnostics.NotText, ProjectDiagnostics.NoProject, ProjectDiagnostics.BadProject,
            ProjectDiagnostics.NoSources, ProjectDiagnostics.BadLock, ProjectDiagnostics.BadProvider,
            ServiceDiagnostics.QueryNotRead, ServiceDiagnostics.QueryType, ServiceDiagnostics.QueryHole, ServiceDiagnostics.UnknownMetric,
            ServiceDiagnostics.UnknownLabel, ServiceDiagnostics.UnknownJob, ServiceDiagnostics.MessageNotRead, ServiceDiagnostics.ObjectiveRange, ServiceDiagnostics.GoodOrBad, ServiceDiagnostics.NobodyPaged,
            ServiceLevelDiagnostics.MeasuredTwice, ServiceLevelDiagnostics.NoHistogram, ServiceLevelDiagnostics.NoSuchBucket, ServiceLevelDiagnostics.SliceWithoutComparison,
            ServiceLevelDiagnostics.PeriodTwice, ServiceLevelDiagnostics.RowNeverFires, ServiceLevelDiagnostics.NoRow, ServiceLevelDiagnostics.RowsOutOfOrder, ServiceLevelDiagnostics.PartsDoNotFit,
            ServiceLevelDiagnostics.NothingCounted, ServiceLevelDiagnostics.SliceTooLong, ServiceLevelDiagnostics.TighterThanDependency, ServiceLevelDiagnostics.CauseFirst, ServiceLevelDiagnostics.Decided, ServiceLevelDiagnostics.NothingMatches, ServiceLevelDiagnostics.NoBuckets, ServiceLevelDiagnostics.RangeTooShort,
            ServiceLevelDiagnostics.NotCovered, ServiceLevelDiagnostics.DashboardsWithoutRules,
            FreezeDiagnostics.NobodyToAsk, FreezeDiagnostics.NothingHeldBack, FreezeDiagnostics.SpentTwice, FreezeDiagnostics.SpentRange, FreezeDiagnostics.NoPlainAddress, FreezeDiagnostics.NeverHeldBack,
            TellingDiagnostics.EscalatesToNobody, TellingDiagnostics.TimesDoNotFit,
            TrafficDiagnostics.NeededAndNot, TrafficDiagnostics.LessThanOneError, TrafficDiagnostics.NeverEnoughTraffic, TrafficDiagnostics.OneErrorTells, TrafficDiagnostics.FiresInOrdinaryTraffic, TrafficDiagnostics.TrafficOutOfOrder,
            OnCallDiagnostics.LabelsDiffer, OnCallDiagnostics.CountsDiffer, OnCallDiagnostics.AlwaysFires, OnCallDiagnostics.RateOfGauge,
            OnCallDiagnostics.NobodyOnCall, OnCallDiagnostics.NoShift, OnCallDiagnostics.CriticalSilenced, OnCallDiagnostics.KeptQuietForEver,
            OnCallDiagnostics.UnknownRotation, OnCallDiagnostics.SilenceWithoutTime, OnCallDiagnostics.ToldNowhere,
            RunbookDiagnostics.NotKnownYet, RunbookDiagnostics.NoSteps, RunbookDiagnostics.CriticalWithoutRunbook,
            RunbookDiagnostics.NoExpectation, RunbookDiagnostics.NothingIsAsked, RunbookDiagnostics.NoCommandBefore, RunbookDiagnostics.NothingToWaitFor, RunbookDiagnostics.NoEnvironment,
            SyntheticDiagnostics.NotAsked, SyntheticDiagnostics.NotProbed, SyntheticDiagnostics.NoAddress, SyntheticDiagnostics.TooOften, SyntheticDiagnostics.TooSeldom,
            StatusPageDiagnostics.NotKnown, StatusPageDiagnostics.Twice, StatusPageDiagnostics.NoSuchComponent, StatusPageDiagnostics.OutOfOrder, StatusPageDiagnostics.Empty,
            StatusPageDiagnostics.ToldNobody, StatusPageDiagnostics.TimeRange, AnnouncementDiagnostics.NoGrafana,
            DashboardDiagnostics.PanelContent, DashboardDiagnostics.PanelSize, DashboardDiagnostics.VariableValues, DashboardDiagnostics.VariableUse, DashboardDiagnostics.PanelUnit,
            DashboardDiagnostics.ThresholdValue, DashboardDiagnostics.NoBuckets, DashboardDiagnostics.VariableTaken, DashboardDiagnostics.NoPlace,
            TelemetryDiagnostics.NoStore, TelemetryDiagnostics.KeptShorter, TelemetryDiagnostics.NoShare, TelemetryDiagnostics.ShorterThanPeriod, TelemetryDiagnostics.SentTwice,
            TelemetryDiagnostics.NotThisCloud, TelemetryDiagnostics.NoCollector, TelemetryDiagnostics.BadVariable, TelemetryDiagnostics.PastTheCollector,
            DatadogDiagnostics.NoWords, DatadogDiagnostics.NotTold,
            MonitoringDiagnostics.VersionTooOld, MonitoringDiagnostics.OtherMeaning, MonitoringDiagnostics.NotReachable, MonitoringDiagnostics.SameAlertName,
            PrometheusDiagnostics.NotTested, PrometheusDiagnostics.AlertNotTested, PrometheusDiagnostics.CalledAllTheSame, PrometheusDiagnostics.NoSuchRecord, OpenSloDiagnostics.NoWords, AlertmanagerDiagnostics.ChannelNotPossible,
        }.Concat(InfrastructureRules.All.Select(static r => r.Descriptor)).OrderBy(static d => d.Code, StringComparer.Ordinal),
    ];

    /// <summary>The descriptor of <paramref name="code"/>, or null. Case does not count.</summary>
    public static DiagnosticDescriptor? Find(string code) =>
        All.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase));
}
