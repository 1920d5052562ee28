using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry;

/// <summary>The engine's own counters at one moment; counts are since the start of the process.</summary>
public sealed record TelemetryStatistics
{
    public long AppendedSamples { get; init; }

    public IReadOnlyDictionary<RefusalReason, long> RefusedSamples { get; init; } = new Dictionary<RefusalReason, long>();

    public long StoredStates { get; init; }

    /// <summary>Bytes of states as their rows keep them.</summary>
    public long StateBytesWritten { get; init; }

    public long CorruptStates { get; init; }

    public long DuplicateBatches { get; init; }

    public long Commits { get; init; }

    public long FailedCommits { get; init; }

    /// <summary>Null before the first commit of this process.</summary>
    public DateTimeOffset? LastCommitAt { get; init; }

    public long JournalBytes { get; init; }

    public long HeadBytes { get; init; }

    public int Series { get; init; }

    /// <summary>Chunks written by flushes.</summary>
    public long ChunksWritten { get; init; }

    public long ChunkBytesWritten { get; init; }

    public long Flushes { get; init; }

    public long CorruptJournalRows { get; init; }

    public long CorruptChunks { get; init; }

    public long MaintenanceFailures { get; init; }
}
