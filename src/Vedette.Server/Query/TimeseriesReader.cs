using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Query;

/// <summary>Turns an agent's <c>host_*</c> series into rows: raw, one row per timestamp; or per interval the average with minimum and maximum.</summary>
internal sealed class TimeseriesReader(ISeriesReader series)
{
    /// <summary>The rows, or null where there are more than <see cref="TimeseriesRequest.MaxPoints"/>; <paramref name="request"/> has been checked.</summary>
    public async Task<(TimeseriesTable? Table, int Points)> ReadAsync(int agentId, TimeseriesRequest request, CancellationToken stop)
    {
        List<SeriesSamples>[] byField = [.. request.Fields.Select(_ => new List<SeriesSamples>())];
        LabelMatcher[] matchers = Matchers(agentId, request.Fields);
        await foreach (SeriesSamples one in series.SelectAsync(request.Range, matchers, stop))
        {
            for (int field = 0; field < byField.Length; field++)
            {
                if (string.Equals(request.Fields[field].Series, one.Labels.MetricName, StringComparison.Ordinal))
                {
                    byField[field].Add(one);
                }
            }
        }

        return request.IntervalMs == 0 ? Raw(request, byField) : (Aggregate(request, byField), 0);
    }

    private static LabelMatcher[] Matchers(int agentId, IReadOnlyList<HostMetric> fields) =>
    [
        LabelMatcher.Equal("agent", agentId.ToString()),
        new LabelMatcher(LabelMatchType.RegexMatch, Labels.MetricNameLabel, string.Join('|', fields.Select(f => f.Series))),
    ];

    private static (TimeseriesTable? Table, int Points) Raw(TimeseriesRequest request, List<SeriesSamples>[] byField)
    {
        long[] timestamps = DistinctTimestamps(byField);
        if (timestamps.Length > TimeseriesRequest.MaxPoints)
        {
            return (null, timestamps.Length);
        }

        double[][] values = Columns(byField.Length, timestamps.Length);
        for (int field = 0; field < byField.Length; field++)
        {
            foreach (SeriesSamples one in byField[field])
            {
                ReadOnlySpan<long> times = one.TimestampsMs.Span;
                int row = 0;
                for (int i = 0; i < times.Length; i++)
                {
                    row += timestamps.AsSpan(row).BinarySearch(times[i]);
                    values[field][row] = one.Values.Span[i];
                }
            }
        }

        return (new TimeseriesTable(request.Fields, timestamps, values, null, null), timestamps.Length);
    }

    private static long[] DistinctTimestamps(List<SeriesSamples>[] byField)
    {
        var seen = new HashSet<long>();
        foreach (SeriesSamples one in byField.SelectMany(f => f))
        {
            foreach (long timestamp in one.TimestampsMs.Span)
            {
                seen.Add(timestamp);
            }
        }

        long[] sorted = [.. seen];
        Array.Sort(sorted);
        return sorted;
    }

    private static TimeseriesTable Aggregate(TimeseriesRequest request, List<SeriesSamples>[] byField)
    {
        long firstBucket = FloorDivide(request.Range.StartMs, request.IntervalMs);
        int buckets = (int)(FloorDivide(request.Range.EndMs, request.IntervalMs) - firstBucket + 1);
        double[][] sums = Columns(byField.Length, buckets);
        double[][] minimum = Columns(byField.Length, buckets);
        double[][] maximum = Columns(byField.Length, buckets);
        var filled = new bool[buckets];
        var counts = new int[buckets];
        for (int field = 0; field < byField.Length; field++)
        {
            Array.Clear(counts);
            foreach (SeriesSamples one in byField[field])
            {
                Fold(one, request.IntervalMs, firstBucket, sums[field], minimum[field], maximum[field], counts);
            }

            for (int bucket = 0; bucket < buckets; bucket++)
            {
                sums[field][bucket] /= counts[bucket] == 0 ? 1 : counts[bucket];
                filled[bucket] |= counts[bucket] > 0;
            }
        }

        return Compact(request, firstBucket, filled, sums, minimum, maximum);
    }

    private static void Fold(SeriesSamples one, long intervalMs, long firstBucket, double[] sums, double[] minimum, double[] maximum, int[] counts)
    {
        ReadOnlySpan<long> times = one.TimestampsMs.Span;
        ReadOnlySpan<double> values = one.Values.Span;
        for (int i = 0; i < times.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            int bucket = (int)(FloorDivide(times[i], intervalMs) - firstBucket);
            bool first = counts[bucket]++ == 0;
            sums[bucket] = first ? values[i] : sums[bucket] + values[i];
            minimum[bucket] = first ? values[i] : Math.Min(minimum[bucket], values[i]);
            maximum[bucket] = first ? values[i] : Math.Max(maximum[bucket], values[i]);
        }
    }

    /// <summary>Leaves out intervals without a sample: a hole is a hole.</summary>
    private static TimeseriesTable Compact(TimeseriesRequest request, long firstBucket, bool[] filled, params double[][][] columns)
    {
        int[] kept = [.. Enumerable.Range(0, filled.Length).Where(bucket => filled[bucket])];
        long[] timestamps = [.. kept.Select(bucket => (firstBucket + bucket) * request.IntervalMs)];
        double[][][] compact = [.. columns.Select(set => set.Select(column => kept.Select(bucket => column[bucket]).ToArray()).ToArray())];
        return new TimeseriesTable(request.Fields, timestamps, compact[0], compact[1], compact[2]);
    }

    private static double[][] Columns(int fields, int rows)
    {
        var columns = new double[fields][];
        for (int field = 0; field < fields; field++)
        {
            columns[field] = new double[rows];
            Array.Fill(columns[field], double.NaN);
        }

        return columns;
    }

    private static long FloorDivide(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
