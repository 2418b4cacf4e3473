namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>How dashboards are called.</summary>
public static class DashboardNames
{
    /// <summary>The dashboard of alerts that belong to no service.</summary>
    public const string WithoutOwner = "alerts";
}
