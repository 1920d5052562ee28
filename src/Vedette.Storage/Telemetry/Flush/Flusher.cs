using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Flush;

/// <summary>
/// Moves the head's samples into chunk rows and lets the journal go:
/// (1) freeze: the head's generation steps on, and the last journal id is noted;
/// (2) chunk rows, some series per transaction; the head drops what is written;
/// (3) one transaction says that the flush is complete and the journal flushed through the noted id;
/// (4) journal rows are deleted, some per transaction.
/// A crash before (3) leaves the journal whole: recovery deletes the rows of (2) and replays. See docs/formats/journal.md.
/// </summary>
internal sealed class Flusher(EngineState state, TelemetryOptions options, TimeProvider clock, Committer committer, IFaultPoints faults) : IMaintenance
{
    // Some 15 ms of encoding and inserting: what an append waits at most for a flush.
    private const int SeriesPerSlice = 1000;
    private const int VisitedPerSlice = 100_000;
    private const int JournalRowsPerSlice = 5000;

    private readonly ChunkCutter _cutter = new();
    private readonly List<FlushRequest> _requests = [];
    private readonly List<FlushRequest> _answeredByRun = [];
    private FlushRun? _run;
    private bool _due;

    public bool HasWork => _run is not null || _due || _requests.Count > 0;

    public void Request(FlushRequest request) => _requests.Add(request);

    /// <summary>Rows that a process before flushed and did not come to delete.</summary>
    public void DeleteLeftovers(long journalThrough) =>
        _run = new FlushRun { Phase = FlushPhase.DeleteJournal, Generation = 0, JournalThrough = journalThrough, JournalBytes = 0, Series = [], ChangedSpools = [] };

    public void CheckDue()
    {
        long bucket = TimeBuckets.Of((clock.GetUtcNow() - options.FlushGrace).ToUnixTimeMilliseconds());
        _due |= state.Counters.JournalBytes > 0
            && (bucket > state.Marks.LastFlushBucket || state.Counters.JournalBytes >= options.MaxJournalBytes || state.Head.ByteCount >= options.MaxHeadBytes);
    }

    public void Step()
    {
        if (_run is null)
        {
            Start();
            return;
        }

        switch (_run.Phase)
        {
            case FlushPhase.WriteChunks:
                // :: (2)
                var slice = new FlushSlice(state, _run);
                slice.Fill(_cutter, SeriesPerSlice, VisitedPerSlice);
                committer.Commit(slice);
                faults.Reached(FaultPoint.InFlush);
                break;
            case FlushPhase.Finish:
                // :: (3)
                committer.Commit(new FlushFinish(state, _run));
                faults.Reached(FaultPoint.InFlush);
                break;
            default:
                // :: (4)
                DeleteJournal(_run);
                break;
        }
    }

    public void Failed(Exception reason)
    {
        foreach (FlushRequest request in _requests.Concat(_answeredByRun))
        {
            request.Fail(reason);
        }

        _requests.Clear();
        _answeredByRun.Clear();
        _due = false;
    }

    private void Start()
    {
        // :: (1)
        _due = false;
        _answeredByRun.AddRange(_requests);
        _requests.Clear();
        state.Marks.LastFlushBucket = TimeBuckets.Of((clock.GetUtcNow() - options.FlushGrace).ToUnixTimeMilliseconds());
        state.Head.StartGeneration();
        _run = new FlushRun
        {
            Generation = ++state.Marks.Generation,
            JournalThrough = state.Marks.LastJournalId,
            JournalBytes = state.Counters.JournalBytes,
            Series = state.Registry.IdsByMetric(),
            ChangedSpools = state.Spools.TakeChanged(),
        };
    }

    private void DeleteJournal(FlushRun run)
    {
        var deletion = new JournalDeletion(run.JournalThrough, JournalRowsPerSlice);
        committer.Commit(deletion);
        if (deletion.Changes.DeletedRows < JournalRowsPerSlice)
        {
            _run = null;
            foreach (FlushRequest request in _answeredByRun)
            {
                request.Complete(true);
            }

            _answeredByRun.Clear();
        }
    }
}
