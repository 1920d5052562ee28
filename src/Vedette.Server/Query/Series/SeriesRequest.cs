using System.Globalization;
using Vedette.Model.Series;
using Vedette.Server.Query.Selectors;

namespace Vedette.Server.Query.Series;

/// <summary>What <c>/api/series</c> is asked for, checked.</summary>
/// <param name="Selectors">Matchers of each; a series that satisfies all of one is answered.</param>
internal sealed record SeriesRequest(IReadOnlyList<IReadOnlyList<LabelMatcher>> Selectors, TimeRange Range, long StepMs, BucketValue Value, int Limit, bool Rate)
{
    /// <summary>As <see cref="TimeseriesRequest.MaxPoints"/>, for each series.</summary>
    public const int MaxPoints = TimeseriesRequest.MaxPoints;

    public const int DefaultLimit = 200;

    public const int MaxLimit = 2000;

    /// <summary>Over all series of a reply: some 90 MB while it is made.</summary>
    public const long MaxReplyPoints = (long)DefaultLimit * MaxPoints;

    /// <summary>A page asks for a panel's curves in one call; it has no more than these.</summary>
    private const int MaxSelectors = 20;

    private const long DefaultRangeMs = 3_600_000;

    public long FirstBucket => FloorDivide(Range.StartMs, StepMs);

    public int Buckets => (int)(FloorDivide(Range.EndMs, StepMs) - FirstBucket + 1);

    /// <summary>A problem is a sentence that names the parameter, what came and what was needed.</summary>
    public static bool TryParse(SeriesParameters from, long nowMs, out SeriesRequest request, out string problem)
    {
        request = null!;
        if (!TrySelectors(from.Match, out List<IReadOnlyList<LabelMatcher>> selectors, out problem)
            || !TryRange(from, nowMs, out TimeRange range, out problem)
            || !TryStep(from.Step, range, out long stepMs, out problem)
            || !TryValue(from.Agg, out BucketValue value, out problem)
            || !TryLimit(from.Limit, out int limit, out problem)
            || !TryRate(from.Rate, out bool rate, out problem))
        {
            return false;
        }

        request = new SeriesRequest(selectors, range, stepMs, value, limit, rate);
        problem = (long)request.Buckets * limit <= MaxReplyPoints
            ? ""
            : $"{limit} series of {request.Buckets} points are asked for; at most {MaxReplyPoints} points are answered. Ask for a longer step or a lower limit.";
        return problem.Length == 0;
    }

    public static long FloorDivide(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);

    private static bool TrySelectors(string[] match, out List<IReadOnlyList<LabelMatcher>> selectors, out string problem)
    {
        selectors = [];
        problem = match.Length is > 0 and <= MaxSelectors ? "" : $"match is given {match.Length} times; needed are 1 to {MaxSelectors} selectors, for example node_load1{{instance=\"web1\"}}.";
        foreach (string selector in problem.Length == 0 ? match : [])
        {
            if (!SelectorParser.TryParse(selector, out IReadOnlyList<LabelMatcher> matchers, out SelectorError error))
            {
                problem = $"match '{(selector.Length > 200 ? selector[..200] + "..." : selector)}' cannot be read {error}.";
                return false;
            }

            selectors.Add(matchers);
        }

        return problem.Length == 0;
    }

    private static bool TryRange(SeriesParameters from, long nowMs, out TimeRange range, out string problem)
    {
        range = default;
        if (!TryTime("end", from.End, nowMs, out long endMs, out problem) || !TryTime("start", from.Start, endMs - DefaultRangeMs, out long startMs, out problem))
        {
            return false;
        }

        range = new TimeRange(startMs, endMs);
        problem = startMs < endMs ? "" : $"start must lie before end; got {startMs} and {endMs} (milliseconds since the Unix epoch).";
        return problem.Length == 0;
    }

    private static bool TryTime(string name, string? text, long fallback, out long timestampMs, out string problem)
    {
        timestampMs = fallback;
        bool good = string.IsNullOrEmpty(text) || TimeParameter.TryParse(text, out timestampMs);
        problem = good ? "" : $"{name} is '{text}'; needed is RFC 3339 or seconds or milliseconds since the Unix epoch.";
        return good;
    }

    private static bool TryStep(string? text, TimeRange range, out long stepMs, out string problem)
    {
        problem = "";
        stepMs = AutomaticStep.For(range);
        if (text is not (null or "" or "auto") && !IntervalParameter.TryParse(text, out stepMs))
        {
            problem = $"step is '{text}'; needed is auto, or a whole number with s, m, h or d, for example 15s, 1m, 5m or 1h.";
            return false;
        }

        long points = FloorDivide(range.EndMs, stepMs) - FloorDivide(range.StartMs, stepMs) + 1;
        problem = points <= MaxPoints ? "" : TimeseriesRequest.TooMany(points);
        return problem.Length == 0;
    }

    private static bool TryValue(string? text, out BucketValue value, out string problem)
    {
        BucketValue? named = text switch { null or "" or "avg" => BucketValue.Avg, "min" => BucketValue.Min, "max" => BucketValue.Max, "last" => BucketValue.Last, _ => null };
        value = named ?? default;
        problem = named is null ? $"agg is '{text}'; needed is avg, min, max or last." : "";
        return named is not null;
    }

    private static bool TryLimit(string? text, out int limit, out string problem)
    {
        limit = DefaultLimit;
        bool good = string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit);
        problem = good ? "" : $"limit is '{text}'; needed is a whole number from 1 to {MaxLimit}.";
        return good;
    }

    private static bool TryRate(string? text, out bool rate, out string problem)
    {
        rate = text == "true";
        problem = text is null or "" or "true" or "false" ? "" : $"rate is '{text}'; needed is true or false.";
        return problem.Length == 0;
    }
}
