namespace Vedette.Collectors.Llm.Api;

/// <summary>One reading of a server's counters and gauges in the lens's own words. Null = it does not tell.</summary>
internal sealed record ServerMetrics
{
    public static ServerMetrics Unknown { get; } = new();

    public long? RequestsRunning { get; init; }

    public long? RequestsWaiting { get; init; }

    public double? RequestsTotal { get; init; }

    public double? PromptTokensTotal { get; init; }

    public double? GenerationTokensTotal { get; init; }

    public double? TimeToFirstTokenSum { get; init; }

    public double? TimeToFirstTokenCount { get; init; }

    /// <summary>0 to 1; the fullest of several engines, because that one makes requests wait.</summary>
    public double? KvCacheRatio { get; init; }

    public static ServerMetrics From(ReadOnlySpan<byte> text, MetricNames names)
    {
        Dictionary<string, MetricTotal> totals = PrometheusText.Read(text, names.All());
        return new ServerMetrics
        {
            RequestsRunning = Whole(First(totals, names.Running)?.Sum),
            RequestsWaiting = Whole(First(totals, names.Waiting)?.Sum),
            RequestsTotal = First(totals, names.Requests)?.Sum,
            PromptTokensTotal = First(totals, names.PromptTokens)?.Sum,
            GenerationTokensTotal = First(totals, names.GenerationTokens)?.Sum,
            TimeToFirstTokenSum = totals.GetValueOrDefault(names.TimeToFirstToken + "_sum")?.Sum,
            TimeToFirstTokenCount = totals.GetValueOrDefault(names.TimeToFirstToken + "_count")?.Sum,
            KvCacheRatio = First(totals, names.KvCache)?.Highest is >= 0 and <= 1 and var ratio ? ratio : null,
        };
    }

    private static MetricTotal? First(Dictionary<string, MetricTotal> totals, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (totals.TryGetValue(name, out MetricTotal? total))
            {
                return total;
            }
        }

        return null;
    }

    private static long? Whole(double? value) => value is >= 0 and < 1e15 and var known ? (long)known : null;
}
