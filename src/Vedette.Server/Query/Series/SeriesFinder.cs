using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Query.Series;

/// <summary>Reads the series of a request and folds each as it comes, so that of the samples only one series' are held.</summary>
/// <param name="maxSamples">Read for one reply.</param>
internal sealed class SeriesFinder(ISeriesReader reader, long maxSamples = SeriesFinder.MaxSamples)
{
    /// <summary>Some seconds of reading; who needs more asks for less at a time.</summary>
    public const long MaxSamples = 50_000_000;

    /// <summary>Stops at the first series beyond the limit: what is not answered is not read. Null where the samples are too many.</summary>
    public async Task<SeriesFound?> ReadAsync(SeriesRequest request, CancellationToken stop)
    {
        var found = new Dictionary<Labels, SeriesBuckets>();
        var range = new TimeRange(request.Range.StartMs - SampleFolding.LookBackMs(request), request.Range.EndMs);
        long samples = 0;
        foreach (IReadOnlyList<LabelMatcher> matchers in request.Selectors)
        {
            await foreach (SeriesSamples one in reader.SelectAsync(range, matchers, stop))
            {
                // Of a rate, what lies before the range only helps; and another selector may have found it already.
                if (one.TimestampsMs.IsEmpty || one.TimestampsMs.Span[^1] < request.Range.StartMs || found.ContainsKey(one.Labels))
                {
                    continue;
                }

                if (found.Count == request.Limit)
                {
                    return new SeriesFound(Sorted(found), Truncated: true);
                }

                samples += one.TimestampsMs.Length;
                if (samples > maxSamples)
                {
                    return null;
                }

                var buckets = new SeriesBuckets(one.Labels, request.Buckets);
                SampleFolding.Fold(one, request, buckets);
                found.Add(one.Labels, buckets);
            }
        }

        return new SeriesFound(Sorted(found), Truncated: false);
    }

    private static List<SeriesBuckets> Sorted(Dictionary<Labels, SeriesBuckets> found) => [.. found.Values.OrderBy(s => s.Labels.ToString(), StringComparer.Ordinal)];
}
