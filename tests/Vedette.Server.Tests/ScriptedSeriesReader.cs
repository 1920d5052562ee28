using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests;

internal sealed class ScriptedSeriesReader : ISeriesReader
{
    public List<LatestSample> Samples { get; } = [];

    public IAsyncEnumerable<SeriesSamples> SelectAsync(TimeRange range, IReadOnlyList<LabelMatcher> matchers, CancellationToken stop) => throw new NotSupportedException();

    public IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs) =>
        [.. Samples.Where(s => s.TimestampMs >= notBeforeMs && matchers.All(m => m.Matches(s.Labels)))];
}
