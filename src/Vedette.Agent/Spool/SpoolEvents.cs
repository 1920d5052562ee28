using Vedette.Agent.Logging;

namespace Vedette.Agent.Spool;

/// <summary>Counts and tells what becomes of data that is not delivered: nothing is dropped without passing here.</summary>
internal sealed class SpoolEvents(AgentLog log)
{
    private static readonly int ReasonCount = Enum.GetValues<DropReason>().Length;

    private readonly long[] _batches = new long[ReasonCount];
    private readonly long[] _samples = new long[ReasonCount];
    // One line when a trouble begins, not one per batch.
    private readonly bool[] _told = new bool[ReasonCount];
    private bool _diskFailing;

    public long DroppedBatches(DropReason reason) => Interlocked.Read(ref _batches[(int)reason]);

    public long DroppedSamples(DropReason reason) => Interlocked.Read(ref _samples[(int)reason]);

    public long AllDroppedBatches => Sum(_batches);

    public long AllDroppedSamples => Sum(_samples);

    public static string Name(DropReason reason) => reason switch
    {
        DropReason.SpoolFull => "spool_full",
        DropReason.DiskFull => "disk_full",
        DropReason.Damaged => "damaged",
        DropReason.SeriesLimit => "series_limit",
        _ => "series_not_stored",
    };

    public void Dropped(DropReason reason, long batches, long samples)
    {
        Interlocked.Add(ref _batches[(int)reason], batches);
        Interlocked.Add(ref _samples[(int)reason], samples);
        if (!_told[(int)reason])
        {
            _told[(int)reason] = true;
            log.Warning("Measurements are being dropped; status and vedette_agent_dropped_samples_total count them.", ("reason", Name(reason)), ("samples", samples));
        }
    }

    public void DiskFails(string path, Exception error)
    {
        if (!_diskFailing)
        {
            _diskFailing = true;
            log.Error("The spool cannot be written; a few batches are kept in memory until it can.", ("path", path), ("error", FileProblem.Describe(error)));
        }
    }

    public void DiskWorks()
    {
        if (_diskFailing)
        {
            _diskFailing = false;
            _told[(int)DropReason.DiskFull] = false;
            _told[(int)DropReason.SeriesNotStored] = false;
            log.Info("The spool can be written again.");
        }
    }

    public void TailCut(string path, long bytes) =>
        log.Info("A record that was half written at the last end was cut off.", ("file", path), ("bytes", bytes));

    public void DamageFound(string path, long bytes) =>
        log.Warning("Part of the spool is damaged and was left out.", ("file", path), ("bytes", bytes));

    public void EpochGivenUp(string why) => log.Warning("The spool asks the server for a new epoch.", ("why", why));

    private static long Sum(long[] counts)
    {
        long sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += Interlocked.Read(ref counts[i]);
        }

        return sum;
    }
}
