using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry;

/// <summary>Counts for <see cref="TelemetryStatistics"/>. Readers may run beside; each number is whole, together they may be a moment apart.</summary>
internal sealed class TelemetryCounters(TimeProvider clock)
{
    private readonly long[] _refused = new long[8];
    private long _appended;
    private long _states;
    private long _stateBytes;
    private long _corruptStates;
    private long _duplicates;
    private long _commits;
    private long _failedCommits;
    private long _lastCommitMs = long.MinValue;
    private long _journalBytes;
    private long _chunks;
    private long _chunkBytes;
    private long _flushes;
    private long _corruptRows;
    private long _corruptChunks;
    private long _maintenanceFailures;

    public long JournalBytes => Interlocked.Read(ref _journalBytes);

    public void Count(AppendResult result)
    {
        Interlocked.Add(ref _appended, result.StoredSamples);
        Interlocked.Add(ref _states, result.StoredStates);
        foreach (RefusedSampleCount refused in result.Refused)
        {
            Interlocked.Add(ref _refused[(int)refused.Reason], refused.Count);
        }
    }

    public void Duplicate() => Interlocked.Increment(ref _duplicates);

    public void Committed()
    {
        Interlocked.Increment(ref _commits);
        Interlocked.Exchange(ref _lastCommitMs, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    public void CommitFailed() => Interlocked.Increment(ref _failedCommits);

    public void JournalGrew(long bytes) => Interlocked.Add(ref _journalBytes, bytes);

    public void ChunksWritten(int chunks, long bytes)
    {
        Interlocked.Add(ref _chunks, chunks);
        Interlocked.Add(ref _chunkBytes, bytes);
    }

    public void StateBytesWritten(long bytes) => Interlocked.Add(ref _stateBytes, bytes);

    public void StateCorrupt() => Interlocked.Increment(ref _corruptStates);

    public void Flushed() => Interlocked.Increment(ref _flushes);

    public void JournalRowCorrupt() => Interlocked.Increment(ref _corruptRows);

    public void ChunkCorrupt() => Interlocked.Increment(ref _corruptChunks);

    public void MaintenanceFailed() => Interlocked.Increment(ref _maintenanceFailures);

    public TelemetryStatistics Read(int series, long headBytes)
    {
        long last = Interlocked.Read(ref _lastCommitMs);
        return new TelemetryStatistics
        {
            AppendedSamples = Interlocked.Read(ref _appended),
            RefusedSamples = Enum.GetValues<RefusalReason>().Where(r => _refused[(int)r] > 0).ToDictionary(r => r, r => Interlocked.Read(ref _refused[(int)r])),
            StoredStates = Interlocked.Read(ref _states),
            StateBytesWritten = Interlocked.Read(ref _stateBytes),
            CorruptStates = Interlocked.Read(ref _corruptStates),
            DuplicateBatches = Interlocked.Read(ref _duplicates),
            Commits = Interlocked.Read(ref _commits),
            FailedCommits = Interlocked.Read(ref _failedCommits),
            LastCommitAt = last == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(last),
            JournalBytes = JournalBytes,
            HeadBytes = headBytes,
            Series = series,
            ChunksWritten = Interlocked.Read(ref _chunks),
            ChunkBytesWritten = Interlocked.Read(ref _chunkBytes),
            Flushes = Interlocked.Read(ref _flushes),
            CorruptJournalRows = Interlocked.Read(ref _corruptRows),
            CorruptChunks = Interlocked.Read(ref _corruptChunks),
            MaintenanceFailures = Interlocked.Read(ref _maintenanceFailures),
        };
    }
}
