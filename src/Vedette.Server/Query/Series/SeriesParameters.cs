using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Vedette.Server.Query.Series;

/// <summary>The query string of <c>/api/series</c>, as it came.</summary>
internal sealed class SeriesParameters
{
    [FromQuery(Name = "match")]
    [Description("A selector as Prometheus': name{label=\"v\",l2!=\"x\",l3=~\"re\",l4!~\"re\"}. May stand up to 20 times; a series that any of them matches is answered.")]
    public string[] Match { get; init; } = [];

    [FromQuery(Name = "start")]
    [Description("RFC 3339, or seconds or milliseconds since the Unix epoch; absent = an hour before end.")]
    public string? Start { get; init; }

    [FromQuery(Name = "end")]
    [Description("As start; absent = now.")]
    public string? End { get; init; }

    [FromQuery(Name = "step")]
    [Description("A whole number with s, m, h or d; absent or auto = at most 500 points.")]
    public string? Step { get; init; }

    [FromQuery(Name = "agg")]
    [Description("The value of a point: avg (absent), min, max or last.")]
    public string? Agg { get; init; }

    [FromQuery(Name = "limit")]
    [Description("The most series in the reply, 1 to 2000; absent = 200.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "rate")]
    [Description("true = a counter's increase per second, restarts seen; absent = false.")]
    public string? Rate { get; init; }
}
