using System.Globalization;
using Vedette.Model.Series;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Miners.Document2;

/// <summary>Document 2's reading calls, from the series and the rows.</summary>
internal sealed class MinerStatistics(ISeriesReader series, MinerRows rows, PlaceBook places, TimeProvider clock)
{
    private const double Tera = 1e12;

    private const string Metrics = "miner_hashrate_hashes_per_second|miner_shares_total|miner_temperature_celsius|miner_fan_speed_rpm|miner_power_watts";

    /// <summary>The shortest first: what a miner tells of its present rate.</summary>
    private static readonly string[] Windows = ["avg", "15m", "5m", "1m", "5s"];

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StatsPoint>> OfMinerAsync(RosteredMiner miner, TimeSpan back, int limit, CancellationToken stop)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        LabelMatcher[] matchers =
        [
            new LabelMatcher(LabelMatchType.RegexMatch, Labels.MetricNameLabel, Metrics),
            LabelMatcher.Equal("agent", miner.AgentId.ToString(CultureInfo.InvariantCulture)),
            LabelMatcher.Equal("miner", miner.Key),
        ];
        var all = new List<SeriesSamples>();
        await foreach (SeriesSamples one in series.SelectAsync(new TimeRange(now - (long)back.TotalMilliseconds, now), matchers, stop))
        {
            all.Add(one);
        }

        var points = new SortedDictionary<long, StatsPoint>();
        foreach (SeriesSamples one in all.OrderBy(s => Array.IndexOf(Windows, s.Labels["window"])))
        {
            for (int i = 0; i < one.TimestampsMs.Length; i++)
            {
                long at = one.TimestampsMs.Span[i];
                if (!points.TryGetValue(at, out StatsPoint? point))
                {
                    points.Add(at, point = new StatsPoint(miner.Id, DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime));
                }

                Put(point, one.Labels, one.Values.Span[i]);
            }
        }

        return [.. points.Values.Reverse().Take(limit)];
    }

    public async Task<StatsAggregate> OfAsync(Func<MinerRow, bool> which, CancellationToken stop) => Of([.. (await rows.ReadAsync(_ => true, stop)).Where(which)]);

    public async Task<StatsAggregate> OverviewAsync(CancellationToken stop)
    {
        PlaceMap map = places.Map;
        return await OfAsync(_ => true, stop) with { TotalSites = map.Sites.Count, TotalContainers = map.Containers.Count, TotalPools = map.Pools.Count };
    }

    private static StatsAggregate Of(IReadOnlyList<MinerRow> own) => new(
        own.Count,
        own.Count(r => r.Status is MinerStatus.Hashing or MinerStatus.NeedsAttention),
        Total(AlgorithmTotal.Of(own)),
        own.Average(r => r.TemperatureChip ?? r.TemperatureBoard),
        own.Average(r => r.PowerWatts));

    /// <summary>The document's clients read one figure: where there are several algorithms, that of SHA-256, of which terahashes are; 0 where nobody tells a rate.</summary>
    private static double? Total(IReadOnlyList<AlgorithmTotal> algorithms) =>
        algorithms.Count == 0 ? 0 : (algorithms.Count == 1 ? algorithms[0] : algorithms.FirstOrDefault(a => a.Algorithm == MinerAlgorithm.Sha256)) is { } one ? Math.Round((one.Hashrate ?? 0) / Tera, 6) : null;

    private static void Put(StatsPoint point, Labels labels, double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        switch (labels.MetricName)
        {
            case "miner_hashrate_hashes_per_second":
                point.HashRate = value / Tera;
                break;
            case "miner_shares_total" when labels["result"] == "accepted":
                point.AcceptedShares = (point.AcceptedShares ?? 0) + (long)value;
                break;
            case "miner_shares_total" when labels["result"] == "rejected":
                point.RejectedShares = (point.RejectedShares ?? 0) + (long)value;
                break;
            case "miner_temperature_celsius":
                point.Temperature = Math.Max(point.Temperature ?? double.MinValue, value);
                break;
            case "miner_fan_speed_rpm":
                point.FanSpeed = Math.Max(point.FanSpeed ?? 0, value);
                break;
            case "miner_power_watts":
                point.PowerConsumption = value;
                break;
        }
    }
}
