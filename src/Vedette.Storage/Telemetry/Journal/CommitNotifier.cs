using Vedette.Model.Series;
using Vedette.Storage.States;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Tells listeners and callers of a durable group, and operators of a failed one. Touched by the writer's thread only.</summary>
internal sealed class CommitNotifier(EngineState state, TelemetryParts parts)
{
    private readonly IReadOnlyList<ICommitListener> _listeners = parts.Listeners;
    private readonly ITelemetryEvents _events = parts.Events;
    private Labels[] _labels = [];

    /// <exception cref="Exception">A fault point threw: callers are to be told that they do not know.</exception>
    public void Committed(CommitGroup group)
    {
        parts.Faults.Reached(FaultPoint.AfterCommitBeforeAck);
        if (_listeners.Count > 0)
        {
            TellListeners(group);
        }

        foreach (CommittedState committed in group.States)
        {
            TellListeners(committed);
        }

        group.Complete();
    }

    public void Failed(Exception reason) => _events.CommitFailed(reason);

    private void TellListeners(CommitGroup group)
    {
        foreach ((int agentId, Range range) in group.Batches)
        {
            ReadOnlySpan<int> series = group.Samples.Series(range);
            if (series.IsEmpty)
            {
                continue;
            }

            if (_labels.Length < series.Length)
            {
                _labels = new Labels[series.Length * 2];
            }

            for (int i = 0; i < series.Length; i++)
            {
                _labels[i] = state.Registry.Get(series[i])!.Labels;
            }

            var committed = new CommittedSamples(agentId, _labels.AsSpan(0, series.Length), group.Samples.TimestampsMs(range), group.Samples.Values(range));
            foreach (ICommitListener listener in _listeners)
            {
                Tell(listener, committed);
            }
        }
    }

    private void TellListeners(CommittedState committed)
    {
        foreach (IStateCommitListener listener in parts.StateListeners)
        {
            try
            {
                listener.Committed(committed);
            }
            catch (Exception reason)
            {
                // As for samples.
                _events.ListenerFailed(reason);
            }
        }
    }

    private void Tell(ICommitListener listener, CommittedSamples committed)
    {
        try
        {
            listener.Committed(committed);
        }
        catch (Exception reason)
        {
            // The samples are durable whatever a listener makes of them.
            _events.ListenerFailed(reason);
        }
    }
}
