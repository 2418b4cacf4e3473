namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in what customers are told.</summary>
public static class StatusPageDiagnostics
{
    /// <summary>A component of which nothing tells whether it works.</summary>
    public static readonly DiagnosticDescriptor NotKnown = new(
        "FLOW8225", Severity.Error, "The state of a component cannot be known",
        """
        A service level or a synthetic tells whether a component works. An alert alone does not: it is as quiet when nothing is measured as when all is well. A synthetic tells it in the environments in which it is asked. What a page shows of one environment is
        recorded by its Prometheus, and a preview has one only where it says so itself.
        """,
        """
        service api
        status-page customers { component orders as "Taking orders" of api }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        """);

    /// <summary>Two components of one name.</summary>
    public static readonly DiagnosticDescriptor Twice = new(
        "FLOW8226", Severity.Error, "Two components have one name",
        """
        History and incidents know a component by its name, and customers by the one behind `as`. Both are there once on a page; capital letters do not count.
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers {
          component orders as "Taking orders" of api
          component orders as "The basket" of api
        }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers {
          component orders as "Taking orders" of api
          component basket as "The basket" of api
        }
        """);

    /// <summary>An incident of a component that is not there.</summary>
    public static readonly DiagnosticDescriptor NoSuchComponent = new(
        "FLOW8227", Severity.Error, "The page has no such component",
        """
        `affects` names components of the page that the incident stands on.
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        incident cards "Cards were refused" of customers {
          affects = order
          update "We look for the reason." on 2026-11-03 at 10:12 as investigating
        }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        incident cards "Cards were refused" of customers {
          affects = orders
          update "We look for the reason." on 2026-11-03 at 10:12 as investigating
        }
        """);

    /// <summary>Updates that are not in the order of time.</summary>
    public static readonly DiagnosticDescriptor OutOfOrder = new(
        "FLOW8228", Severity.Error, "Updates are not in the order of time",
        """
        The last update says how far an incident is, so they are written in the order in which they were told, the newest at the end.
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        incident cards "Cards were refused" of customers {
          affects = orders
          update "They work again." on 2026-11-03 at 10:40 as resolved
          update "We look for the reason." on 2026-11-03 at 10:12 as investigating
        }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        incident cards "Cards were refused" of customers {
          affects = orders
          update "We look for the reason." on 2026-11-03 at 10:12 as investigating
          update "They work again." on 2026-11-03 at 10:40 as resolved
        }
        """);

    /// <summary>A page without components.</summary>
    public static readonly DiagnosticDescriptor Empty = new(
        "FLOW8229", Severity.Error, "A status page shows nothing",
        """
        A page has a `component` at least, and so has each group of it.
        """,
        """
        status-page customers "Is the shop open?"
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers "Is the shop open?" { component orders as "Taking orders" of api }
        """);

    /// <summary>A text for customers that is on no page.</summary>
    public static readonly DiagnosticDescriptor ToldNobody = new(
        "FLOW8230", Severity.Warning, "No customer reads this",
        """
        The `public` text of a silence stands on the status pages that have a component of its service. Where there is none, nobody reads it.
        """,
        """
        service api
        silence upgrade of api {
          days = 2026-12-24..2026-12-24
          because "the database moves"
          public = "Orders may take longer."
        }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers { component orders as "Taking orders" of api }
        silence upgrade of api {
          days = 2026-12-24..2026-12-24
          because "the database moves"
          public = "Orders may take longer."
        }
        """);

    /// <summary>A time that no page can have.</summary>
    public static readonly DiagnosticDescriptor TimeRange = new(
        "FLOW8231", Severity.Error, "No status page has such a time",
        """
        `every` is a minute at least and an hour at most, and `history` is a number of days, from 1 to 366.
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers {
          history = 12h
          component orders as "Taking orders" of api
        }
        """,
        """
        service api
        synthetic answers of api { get "https://shop.example.com/healthz" }
        status-page customers {
          history = 30d
          component orders as "Taking orders" of api
        }
        """);
}
