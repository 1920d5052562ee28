using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>
/// Commits, and keeps memory equal to the disk when a commit fails. A failed sync is never tried again on the same file handle: the kernel may have dropped what it could
/// not write and call the next sync a success. The connection is opened anew, and its last commit number tells whether the failed one reached the disk after all; if it did,
/// memory follows. Touched by the writer's thread only.
/// </summary>
internal sealed class Committer(ITelemetryStore store, IFaultPoints faults, TelemetryCounters counters) : IDisposable
{
    private ITelemetryStoreWriter? _writer;
    private ICommittable? _inDoubt;
    private long _lastCommit;

    /// <summary>Makes sure that memory equals the disk; what is planned next is planned on that.</summary>
    /// <exception cref="Exception">The store cannot be opened; nothing can be planned.</exception>
    public void Prepare()
    {
        if (_writer is not null)
        {
            return;
        }

        ITelemetryStoreWriter opened = store.OpenWriter();
        if (_inDoubt is { } doubtful && opened.LastCommit == doubtful.Changes.CommitNumber)
        {
            doubtful.Publish();
        }

        _inDoubt = null;
        _lastCommit = opened.LastCommit;
        _writer = opened;
    }

    /// <summary>Makes the changes durable, then publishes them.</summary>
    /// <exception cref="Exception">They are not durable and not published; see <see cref="Prepare"/>.</exception>
    public void Commit(ICommittable unit)
    {
        Prepare();
        if (!unit.Changes.IsEmpty)
        {
            unit.Changes.CommitNumber = _lastCommit + 1;
            try
            {
                faults.Reached(FaultPoint.BeforeCommit);
                _writer!.Commit(unit.Changes);
            }
            catch
            {
                _inDoubt = unit;
                counters.CommitFailed();
                Drop();
                throw;
            }

            _lastCommit++;
            counters.Committed();
        }

        unit.Publish();
    }

    public void Dispose() => Drop();

    private void Drop()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
