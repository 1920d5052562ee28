using System.Runtime.CompilerServices;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Query.Series;

/// <summary>A reader over samples in memory that keeps to the port's rules.</summary>
internal sealed class FixedSeries(params SeriesSamples[] all) : ISeriesReader
{
    /// <summary>How many series were handed out.</summary>
    public int Read { get; private set; }

    public async IAsyncEnumerable<SeriesSamples> SelectAsync(TimeRange range, IReadOnlyList<LabelMatcher> matchers, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (SeriesSamples one in all.Where(s => matchers.All(m => m.Matches(s.Labels))))
        {
            int[] within = [.. Enumerable.Range(0, one.TimestampsMs.Length).Where(i => range.Contains(one.TimestampsMs.Span[i]))];
            if (within.Length > 0)
            {
                Read++;
                yield return new SeriesSamples(one.Labels, within.Select(i => one.TimestampsMs.Span[i]).ToArray(), within.Select(i => one.Values.Span[i]).ToArray());
            }
        }
    }

    public IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs) => [];
}
