using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Retention;

/// <summary>
/// Removes epochs that nobody used for as long as samples are kept, and series that have no sample left and that no epoch refers to. A reference of a living epoch keeps
/// its series: the agent will not define it again.
/// </summary>
internal sealed class RegistrySweep : ICommittable
{
    private readonly EngineState _state;
    private readonly List<HeadSeries> _series = [];

    public RegistrySweep(EngineState state, long oldestKeptMs)
    {
        _state = state;
        var referenced = new HashSet<int>();
        foreach (SpoolState spool in state.Spools.All)
        {
            if (spool.LastUsedMs < oldestKeptMs)
            {
                Changes.DeletedEpochs.Add(spool.Id);
                continue;
            }

            foreach (int series in spool.References)
            {
                referenced.Add(series);
            }
        }

        long oldestBucket = TimeBuckets.Of(oldestKeptMs);
        foreach (HeadSeries series in state.Registry.All())
        {
            if (series.IsEmpty && series.LastBucket < oldestBucket && !referenced.Contains(series.Id))
            {
                _series.Add(series);
                Changes.DeletedSeries.Add(series.Id);
            }
        }
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
        foreach (ulong epoch in Changes.DeletedEpochs)
        {
            _state.Spools.Remove(epoch);
        }

        if (_series.Count > 0)
        {
            _state.Registry.Remove(_series);
        }
    }
}
