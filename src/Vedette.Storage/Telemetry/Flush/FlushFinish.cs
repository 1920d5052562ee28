using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Flush;

/// <summary>
/// The transaction that makes a flush count: from here on the journal rows are of no use. What they alone knew moves to the epochs' own rows with it.
/// </summary>
internal sealed class FlushFinish : ICommittable
{
    private readonly EngineState _state;
    private readonly FlushRun _run;
    private readonly List<SpoolState> _compacted = [];

    public FlushFinish(EngineState state, FlushRun run)
    {
        _state = state;
        _run = run;
        Changes.CompleteGeneration = run.Generation;
        Changes.FlushedThrough = run.JournalThrough;
        foreach (ulong id in run.ChangedSpools)
        {
            if (state.Spools.Find(id) is { } spool)
            {
                Changes.Epochs.Add(spool.ToStored());
                CompactReferences(spool);
            }
        }
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
        _run.Phase = FlushPhase.DeleteJournal;
        _state.Marks.LastReferencesId += Changes.References.Count;
        _state.Counters.JournalGrew(-_run.JournalBytes);
        _state.Counters.Flushed();
        foreach (SpoolState spool in _compacted)
        {
            spool.ReferenceRows = 1;
        }
    }

    /// <summary>No journal row is left that needs the older definitions, unless they changed since the flush began.</summary>
    private void CompactReferences(SpoolState spool)
    {
        if (spool.ReferenceRows <= 1 || spool.ReferencesSince > _run.JournalThrough + 1)
        {
            return;
        }

        var bytes = new List<byte>(spool.ReferenceCount * 3);
        foreach (int series in spool.References)
        {
            Varints.Write(bytes, (ulong)series);
        }

        Changes.ClearedReferences.Add(spool.Id);
        Changes.References.Add(new StoredReferences(
            _state.Marks.LastReferencesId + Changes.References.Count + 1, spool.Id, spool.ReferencesSince, 0, [.. bytes]));
        _compacted.Add(spool);
    }
}
