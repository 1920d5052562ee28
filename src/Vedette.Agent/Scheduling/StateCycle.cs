using Vedette.Agent.Spool;
using Vedette.Protocol.States;

namespace Vedette.Agent.Scheduling;

/// <summary>Has every source report and puts what differs into the spool: one keyframe, then a delta per cycle.</summary>
/// <param name="isKnown">False while a first reading is under way: a state without what is not known yet would tell that it is gone.</param>
internal sealed class StateCycle(IReadOnlyList<StateSourceRunner> sources, Func<bool> isKnown, Spool.Spool spool, SpoolEvents dropped)
{
    /// <summary>A quarter of a day: the server folds that many deltas in a few milliseconds, and a keyframe of a large host costs little when it is this rare.</summary>
    public static readonly TimeSpan KeyframeEvery = TimeSpan.FromHours(6);

    // One reader that hangs must not keep the host's state back for ever.
    private const int LongestWaitCycles = 3;

    private readonly StateTracker _tracker = new(KeyframeEvery);
    private StateBuffer? _sink;
    private long _seenLosses;
    private int _waited;
    private bool _begun;

    /// <summary>Entities kept, for the agent's own figures.</summary>
    public int EntityCount => _tracker.Count;

    public void Run(long timestampMs)
    {
        if (sources.Count > 0 && (_begun || IsTime()))
        {
            _begun = true;
            spool.Append(BatchContent.State(Build(timestampMs)));
        }
    }

    private bool IsTime() => isKnown() || ++_waited > LongestWaitCycles;

    /// <summary>The payload of one cycle; valid until the next.</summary>
    public ReadOnlySpan<byte> Build(long timestampMs)
    {
        // A delta that was dropped, or that another server may lack, leaves later ones without ground.
        long losses = dropped.AllDroppedBatches + spool.EpochChanges;
        if (losses != _seenLosses)
        {
            _tracker.RestartChain();
            _seenLosses = losses;
        }

        _sink ??= new StateBuffer(_tracker);
        _tracker.Begin(timestampMs);
        _sink.TimestampMs = timestampMs;
        foreach (StateSourceRunner source in sources)
        {
            source.Run(_sink, _tracker);
        }

        return _tracker.Finish();
    }
}
