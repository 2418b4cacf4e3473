namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What values are measured in.</summary>
public enum MeasuredIn
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A number of things for each second.</summary>
    PerSecond,

    /// <summary>Requests for each second.</summary>
    RequestsPerSecond,

    /// <summary>Operations for each second.</summary>
    OperationsPerSecond,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Bytes for each second.</summary>
    BytesPerSecond,

    /// <summary>A share: 1 is all.</summary>
    Ratio,

    /// <summary>A share: 100 is all.</summary>
    Percent,

    /// <summary>Degrees Celsius.</summary>
    Celsius,

    /// <summary>Euros.</summary>
    Eur,

    /// <summary>US dollars.</summary>
    Usd,
}
