using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry;

/// <summary>The read port that queries and pages stand on.</summary>
public interface ISeriesReader
{
    /// <summary>
    /// Series that match every matcher and have a sample within <paramref name="range"/> (both ends inclusive), each with those samples, ascending, one per timestamp. The order of series
    /// is not defined. A commit that completed before the call is seen.
    /// </summary>
    IAsyncEnumerable<SeriesSamples> SelectAsync(TimeRange range, IReadOnlyList<LabelMatcher> matchers, CancellationToken stop);

    /// <summary>The newest sample of every series that matches and has one at or after <paramref name="notBeforeMs"/>.</summary>
    IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs);
}
