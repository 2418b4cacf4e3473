using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>Something that must hold of the whole model. One rule, one file.</summary>
internal abstract class ModelRule
{
    /// <summary>All built-in rules.</summary>
    public static readonly ImmutableArray<ModelRule> All =
    [
        new JobGraphHasNoCycle(), new PipelineIsComplete(), new JobDoesSomething(), new TimeoutIsPossible(), new ConditionCanHold(), new GatesAgree(), new ArtifactsDoNotMix(),
        new ForeignCodeIsIsolated(), new ForeignFilesAreData(), new SecretsAreNamed(), new CalledPipelinesGetTheirSecrets(), new VariablesDoNotSeeEachOther(),
        new EnvironmentsKeepParity(), new EnvironmentsKeepProvider(), new AccountsAreTheirOwn(), new EnvironmentsHaveOneName(), new PreviewsComeAndGo(), new EnvironmentsGetTheirParameters(), new PreviewsHaveTheirOwnAddresses(), new NamesFollowThePattern(), new NamesAreFree(), new TagsAreKept(), new PlacesAreThere(), new CertificatesAreAtHand(), new RegionsAreNotMixed(), new StatesAreTheirOwn(), new BucketsHaveOneRegion(), new PromotionsAreInOrder(), new WhatFollowsIsNotSkipped(), new WorkloadsCanRun(),
        new ResourcesHaveNoCycle(), new SecretsAreNotWritten(), new SecretsAreKeptNowhere(), new WhatIsOnlyWrittenIsNotRead(), new ServicesShowNoSecrets(), new CredentialsAreNotWritten(), new SecretsAreKeptSomewhere(), new ValuesCanBe(),
        new ServicesAreHosted(), new AlarmsTellSomebody(), new AccessIsListedOnce(), new AccessIsAllThereIs(), new CallsAreListed(), new MappedQueuesFit(), new NotificationsArrive(), new ToldThingsAreUsed(), new CallersAreLetIn(), new PrivatePartsReachWhatTheyNeed(), new ImagesCanBeTaken(), new ImagesHaveTags(), new LoginsHaveRoles(), new ImagesCanBeBuilt(), new PushedTagsAreTaken(), new PreviewsHaveImages(), new ImagesAreBrought(), new DeployRolesAreUsed(), new RolesTrustTheirJobs(),
        new QueriesUseDeclaredMetrics(), new JobsAreScraped(), new LatenciesAreMeasured(), new WrittenRowsCanFire(), new CompositesFit(), new DependenciesAreGoodEnough(), new PagesLeadWithImpact(), new ConditionsCanChange(), new QueriesFindSomething(), new BurningBudgetsCallSomebody(), new FreezesHoldBack(), new PrometheusCanBeAsked(), new ReasonsCanBeMissing(), new TrafficIsEnough(), new TeamsAreToldInTime(), new IndicatorsMatch(), new AlertsCompare(), new OnlyCountersHaveRates(), new CountersAreNotCompared(), new MessagesNameLabels(),
        new OnCallIsComplete(), new CriticalAlertsReachSomebody(), new RunbooksSayWhatToDo(), new SyntheticsCanBeAsked(), new StatusPagesKnow(), new ValuesAreMeasuredInTime(),
        new DashboardsHavePlaces(), new DashboardVariablesAreDeclared(), new PanelsFitTheirQueries(), new VersionsKnowWhatIsUsed(), new MetricsAreReachable(), new TelemetryIsKept(), new AlertsHaveTheirOwnNames(),
    ];

    /// <summary>
    /// Whether it looks at each pipeline and each action by itself. Then it is asked about a model with nothing but that one, and what it finds is kept as long as the
    /// pipeline is the same. A rule that follows calls, or that compares pipelines, is not local.
    /// </summary>
    public virtual bool IsLocal => false;

    /// <summary>Reports every breach of the rule in <paramref name="model"/>.</summary>
    public abstract void Check(DeliveryModel model, DiagnosticBag diagnostics);

    /// <summary>Reports a breach with places that explain it.</summary>
    protected static void Report(DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, Location location, string message, params ImmutableArray<RelatedLocation> related) =>
        diagnostics.Add(new Diagnostic(descriptor, location, message) { Related = related });
}
