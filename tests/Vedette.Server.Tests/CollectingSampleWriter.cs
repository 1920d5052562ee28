using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests;

internal sealed class CollectingSampleWriter : ISampleWriter
{
    public List<SampleSet> Sets { get; } = [];

    public ValueTask<DefineResult> DefineSeriesAsync(SpoolEpoch epoch, uint firstRef, IReadOnlyList<Labels> series, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<AppendResult> AppendAsync(SpoolBatch batch, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<AppendResult> AppendAsync(SampleSet samples, CancellationToken stop)
    {
        Sets.Add(samples);
        return ValueTask.FromResult(new AppendResult(AppendOutcome.Stored, samples.Samples.Count, []));
    }

    /// <summary>The values of the newest set by the metric's name.</summary>
    public Dictionary<string, double> Last() => Sets[^1].Samples.ToDictionary(s => Sets[^1].Series[s.SeriesIndex].MetricName, s => s.Value);
}
