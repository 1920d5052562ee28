using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Server.Query;

/// <summary>What <c>/api/vps/{id}/metrics/timeseries</c> is asked for.</summary>
/// <param name="IntervalMs">0 = raw samples.</param>
internal sealed record TimeseriesRequest(TimeRange Range, long IntervalMs, IReadOnlyList<HostMetric> Fields)
{
    /// <summary>As Prometheus: enough for a pixel per point on any screen, little enough that one call cannot hold the server.</summary>
    public const int MaxPoints = 11_000;

    /// <summary>Reads both parameter spellings; a problem is a sentence that names the parameter, what came and what was needed.</summary>
    public static bool TryParse(IQueryCollection query, long nowMs, out TimeseriesRequest request, out string problem)
    {
        request = null!;
        if (!TryTime(query, "start_time", "startTime", null, out long startMs, out problem)
            || !TryTime(query, "end_time", "endTime", nowMs, out long endMs, out problem)
            || !TryInterval(query, out long intervalMs, out problem)
            || !TryFields(query, out IReadOnlyList<HostMetric> fields, out problem))
        {
            return false;
        }

        if (startMs >= endMs)
        {
            problem = $"start_time must lie before end_time; got {startMs} and {endMs} (milliseconds since the Unix epoch).";
            return false;
        }

        if (intervalMs > 0 && ((endMs - startMs) / intervalMs) + 1 > MaxPoints)
        {
            problem = TooMany(((endMs - startMs) / intervalMs) + 1);
            return false;
        }

        request = new TimeseriesRequest(new TimeRange(startMs, endMs), intervalMs, fields);
        return true;
    }

    public static string TooMany(long points) =>
        $"The range holds {points} points; at most {MaxPoints} are answered. Ask for a shorter range or a longer interval.";

    private static bool TryTime(IQueryCollection query, string name, string otherName, long? fallback, out long timestampMs, out string problem)
    {
        problem = "";
        timestampMs = fallback ?? 0;
        string? text = query[name].FirstOrDefault() ?? query[otherName].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            problem = fallback is null ? $"{name} is missing; give RFC 3339 or seconds or milliseconds since the Unix epoch." : "";
            return fallback is not null;
        }

        if (TimeParameter.TryParse(text, out timestampMs))
        {
            return true;
        }

        problem = $"{name} is '{text}'; needed is RFC 3339 or seconds or milliseconds since the Unix epoch.";
        return false;
    }

    private static bool TryInterval(IQueryCollection query, out long intervalMs, out string problem)
    {
        intervalMs = 0;
        problem = "";
        string? text = query["interval"].FirstOrDefault();
        if (string.IsNullOrEmpty(text) || IntervalParameter.TryParse(text, out intervalMs))
        {
            return true;
        }

        problem = $"interval is '{text}'; needed is a whole number with s, m, h or d, for example 30s, 1m, 5m or 1h.";
        return false;
    }

    private static bool TryFields(IQueryCollection query, out IReadOnlyList<HostMetric> fields, out string problem)
    {
        problem = "";
        fields = HostMetrics.All;
        string? text = query["fields"].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        fields = [.. HostMetrics.All.Where(m => names.Contains(m.Field, StringComparer.Ordinal))];
        string? unknown = names.FirstOrDefault(name => HostMetrics.All.All(m => !string.Equals(m.Field, name, StringComparison.Ordinal)));
        problem = unknown is null ? "" : $"fields names '{unknown}'; known are {string.Join(", ", HostMetrics.All.Select(m => m.Field))}.";
        return unknown is null;
    }
}
