using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>Gathers samples by name and labels, stamps each series once, and leaves out what is not a number.</summary>
/// <param name="site">The name of the agent's site, for series of miners.</param>
internal sealed class SampleSetBuilder(AgentRow agent, string? site = null)
{
    private readonly Dictionary<Labels, int> _indexes = [];
    private readonly List<Labels> _series = [];
    private readonly List<IndexedSample> _samples = [];
    private long _timestampMs;

    /// <summary>The time of the samples that follow.</summary>
    public void At(long timestampMs) => _timestampMs = timestampMs;

    public void Add(string metric, double value, params ReadOnlySpan<Label> labels)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        Labels named = Labels.Create(metric, labels);
        if (!_indexes.TryGetValue(named, out int index))
        {
            index = _series.Count;
            _indexes.Add(named, index);
            _series.Add(SeriesStamp.Stamp(named, agent, site));
        }

        _samples.Add(new IndexedSample(index, _timestampMs, value));
    }

    public SampleSet Build(long receivedAtMs) => new(agent.Id, _series, _samples, receivedAtMs);
}
