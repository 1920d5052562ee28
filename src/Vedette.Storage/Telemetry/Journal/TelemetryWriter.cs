namespace Vedette.Storage.Telemetry.Journal;

/// <summary>
/// The one thread that writes. It (1) takes what waits, (2) plans each request on top of those before, (3) commits all as one transaction, (4) changes memory,
/// (5) tells listeners and callers, and (6) does a slice of maintenance.
/// </summary>
internal sealed class TelemetryWriter(
    TelemetryPlanner planner, WriteQueue queue, Committer committer, TelemetryMaintenance maintenance, CommitNotifier notifier)
{
    /// <summary>Runs until the queue is closed and empty.</summary>
    public void Run()
    {
        var waiting = new List<WriteRequest>();
        // :: (1)
        while (queue.Take(waiting, maintenance.HasWork ? TimeSpan.Zero : Timeout.InfiniteTimeSpan))
        {
            Write(waiting);
            waiting.Clear();
            // :: (6)
            maintenance.Step();
        }

        maintenance.Stop();
    }

    private void Write(List<WriteRequest> requests)
    {
        requests.RemoveAll(maintenance.TryTake);
        if (requests.Count == 0)
        {
            return;
        }

        try
        {
            // Memory must equal the disk before anything is planned on it.
            committer.Prepare();
            // :: (2)
            CommitGroup group = planner.Plan(requests);
            // :: (3) (4)
            committer.Commit(group);
            // :: (5)
            notifier.Committed(group);
        }
        catch (Exception reason)
        {
            // The boundary of the writer's thread: whatever went wrong, these callers hear of it and the thread goes on.
            foreach (WriteRequest request in requests)
            {
                request.Fail(reason);
            }

            notifier.Failed(reason);
        }
    }
}
