using Microsoft.AspNetCore.Mvc;

namespace Vedette.Server.Query.Series;

/// <summary>The query string of <c>/api/series</c>, as it came.</summary>
internal sealed class SeriesParameters
{
    /// <summary>One or more selectors; a series that any of them matches is answered.</summary>
    [FromQuery(Name = "match")]
    public string[] Match { get; init; } = [];

    [FromQuery(Name = "start")]
    public string? Start { get; init; }

    [FromQuery(Name = "end")]
    public string? End { get; init; }

    [FromQuery(Name = "step")]
    public string? Step { get; init; }

    [FromQuery(Name = "agg")]
    public string? Agg { get; init; }

    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    [FromQuery(Name = "rate")]
    public string? Rate { get; init; }
}
