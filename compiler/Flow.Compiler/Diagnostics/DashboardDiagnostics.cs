namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in dashboards that a project writes itself.</summary>
public static class DashboardDiagnostics
{
    /// <summary>A panel without content, or with several.</summary>
    public static readonly DiagnosticDescriptor PanelContent = new(
        "FLOW8300", Severity.Error, "A panel shows nothing, or several things at once",
        """
        A panel has one or more `query`, or a `text`, or `logs`. `shows` says how a query is drawn.
        """,
        """
        dashboard orders {
          row "Orders" { panel "Orders per second" { width = 12 } }
        }
        """,
        """
        dashboard orders {
          row "Orders" { panel "Orders per second" { query promql"sum(rate(orders_total[${{ interval }}]))", width = 12 } }
        }
        """);

    /// <summary>A size that Grafana's grid does not have.</summary>
    public static readonly DiagnosticDescriptor PanelSize = new(
        "FLOW8301", Severity.Error, "A panel does not fit into the grid",
        """
        The grid of a dashboard has 24 columns. A panel is two lines high at least.
        """,
        """
        dashboard orders {
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total[5m]))", width = 32 } }
        }
        """,
        """
        dashboard orders {
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total[5m]))", width = 24 } }
        }
        """);

    /// <summary>A variable without values, or with two sources of them.</summary>
    public static readonly DiagnosticDescriptor VariableValues = new(
        "FLOW8302", Severity.Error, "Nothing says what a variable can be",
        """
        The values of a variable are those of a label of a metric, or they are written: `values = ["eu", "us"]`.
        """,
        """
        dashboard orders {
          variable country
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{country='$country'}[5m]))" } }
        }
        """,
        """
        dashboard orders {
          variable country { metric = "orders_total" }
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{country='$country'}[5m]))" } }
        }
        """);

    /// <summary>A matcher with a variable that is not declared, or that can be several.</summary>
    public static readonly DiagnosticDescriptor VariableUse = new(
        "FLOW8303", Severity.Error, "A query names a variable that it cannot use like this",
        """
        Grafana puts the chosen value in the place of `$name`. A name that the dashboard does not declare stays as it is and matches nothing; where several values can be chosen they are put there
        as a regular expression, which `=` does not read.
        """,
        """
        dashboard orders {
          variable country { metric = "orders_total", multiple = true }
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{country='$country'}[5m]))" } }
        }
        """,
        """
        dashboard orders {
          variable country { metric = "orders_total", multiple = true }
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{country=~'$country'}[5m]))" } }
        }
        """);

    /// <summary>A panel whose unit is none of its values.</summary>
    public static readonly DiagnosticDescriptor PanelUnit = new(
        "FLOW8304", Severity.Error, "A panel shows values in a unit that they are not measured in",
        """
        What a query measures follows from the units of its metrics: `rate` of bytes gives bytes for each second, one thing divided by its like a ratio. A scale for another unit would be wrong by
        whole powers of ten. Several queries of one panel are of one unit, or `unit` says which is shown.
        """,
        """
        metric took_seconds { kind = histogram }
        dashboard orders {
          row "Time" {
            panel "Slow" { query promql"histogram_quantile(0.99, sum by (le) (rate(took_seconds_bucket[5m])))", unit = milliseconds }
          }
        }
        """,
        """
        metric took_seconds { kind = histogram }
        dashboard orders {
          row "Time" {
            panel "Slow" { query promql"histogram_quantile(0.99, sum by (le) (rate(took_seconds_bucket[5m])))", unit = seconds }
          }
        }
        """);

    /// <summary>A threshold that is no value of its panel.</summary>
    public static readonly DiagnosticDescriptor ThresholdValue = new(
        "FLOW8305", Severity.Error, "A threshold is no value of its panel",
        """
        A threshold is a number in the unit of the panel, or says its own unit: `5%` for a ratio, `300ms` for seconds, `1GiB` for bytes.
        """,
        """
        metric memory_bytes
        dashboard memory {
          row "Memory" { panel "Used" { query promql"sum(memory_bytes)", threshold red over 5s } }
        }
        """,
        """
        metric memory_bytes
        dashboard memory {
          row "Memory" { panel "Used" { query promql"sum(memory_bytes)", threshold red over 1GiB } }
        }
        """);

    /// <summary>A heatmap of something that has no buckets.</summary>
    public static readonly DiagnosticDescriptor NoBuckets = new(
        "FLOW8306", Severity.Error, "A heatmap is drawn from buckets, and the query has none",
        """
        The rows of a heatmap are the buckets of a histogram: the series of its query differ by the label `le`.
        """,
        """
        metric took_seconds { kind = histogram }
        dashboard times {
          row "Time" { panel "All" { query promql"sum(rate(took_seconds_bucket[5m]))", shows = heatmap } }
        }
        """,
        """
        metric took_seconds { kind = histogram }
        dashboard times {
          row "Time" { panel "All" { query promql"sum by (le) (rate(took_seconds_bucket[5m]))", shows = heatmap } }
        }
        """);

    /// <summary>A variable that dashboards have already.</summary>
    public static readonly DiagnosticDescriptor VariableTaken = new(
        "FLOW8138", Severity.Error, "Dashboards have such a variable already",
        """
        Each dashboard lets whoever looks choose the data source (`datasource`, and `logs` where it shows some), and the environment whose deployments are shown (`deployed_to`). Grafana knows variables by
        their names, so that another one cannot be called so.
        """,
        """
        metric orders_total "Orders" { kind = counter, labels = ["region"] }
        dashboard orders {
          variable deployed_to { metric = orders_total, label = "region" }
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{region='$deployed_to'}[5m]))" } }
        }
        """,
        """
        metric orders_total "Orders" { kind = counter, labels = ["region"] }
        dashboard orders {
          variable region { metric = orders_total }
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total{region='$region'}[5m]))" } }
        }
        """);

    /// <summary>A dashboard that has no place of its own.</summary>
    public static readonly DiagnosticDescriptor NoPlace = new(
        "FLOW8307", Severity.Error, "A dashboard has no place of its own",
        """
        A dashboard that is added to the one of a service, or shown instead of it, says of which. Only one can be shown instead of it, and no two have the same name.
        """,
        """
        dashboard orders {
          place = added
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total[5m]))" } }
        }
        """,
        """
        service api
        dashboard orders of api {
          place = added
          row "Orders" { panel "Orders" { query promql"sum(rate(orders_total[5m]))" } }
        }
        """);
}
