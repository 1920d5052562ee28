using Vedette.Storage.Telemetry;

namespace Vedette.Server.Query.Series;

/// <summary>Folds one series' samples into buckets, as they are or as the rate of a counter.</summary>
internal static class SampleFolding
{
    /// <summary>Over a longer silence an average says nothing about any moment in it; as Prometheus looks back.</summary>
    private const long LongestGapMs = 300_000;

    /// <summary>How far before the range the samples must begin, so that its first bucket has a rate.</summary>
    public static long LookBackMs(SeriesRequest request) => request.Rate ? LongestGap(request) : 0;

    public static void Fold(SeriesSamples samples, SeriesRequest request, SeriesBuckets into)
    {
        if (request.Rate)
        {
            FoldRates(samples, request, into);
        }
        else
        {
            FoldValues(samples, request, into);
        }
    }

    private static void FoldValues(SeriesSamples samples, SeriesRequest request, SeriesBuckets into)
    {
        ReadOnlySpan<long> times = samples.TimestampsMs.Span;
        ReadOnlySpan<double> values = samples.Values.Span;
        for (int i = 0; i < times.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                into.Add(BucketOf(times[i], request), values[i], 1);
            }
        }
    }

    /// <summary>A counter that fell was restarted, and what it shows came since. A rate stands where the later of its two samples does.</summary>
    private static void FoldRates(SeriesSamples samples, SeriesRequest request, SeriesBuckets into)
    {
        ReadOnlySpan<long> times = samples.TimestampsMs.Span;
        ReadOnlySpan<double> values = samples.Values.Span;
        long longestGap = LongestGap(request);
        int before = -1;
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                continue;
            }

            if (before >= 0 && times[i] >= request.Range.StartMs && times[i] - times[before] <= longestGap)
            {
                double seconds = (times[i] - times[before]) / 1000.0;
                double increase = values[i] < values[before] ? values[i] : values[i] - values[before];
                into.Add(BucketOf(times[i], request), increase / seconds, seconds);
            }

            before = i;
        }
    }

    private static long LongestGap(SeriesRequest request) => Math.Max(LongestGapMs, 2 * request.StepMs);

    private static int BucketOf(long timestampMs, SeriesRequest request) => (int)(SeriesRequest.FloorDivide(timestampMs, request.StepMs) - request.FirstBucket);
}
