using Vedette.Storage.States;

namespace Vedette.Storage.Telemetry.Backend;

/// <summary>What one transaction does, in this order. Rows with a known key replace.</summary>
public sealed class TelemetryChanges
{
    public long CommitNumber { get; set; }

    public List<StoredSymbol> Symbols { get; } = [];

    public List<StoredSeries> Series { get; } = [];

    public List<StoredEpoch> Epochs { get; } = [];

    /// <summary>Epochs whose references are deleted, before <see cref="References"/> are added.</summary>
    public List<ulong> ClearedReferences { get; } = [];

    public List<StoredReferences> References { get; } = [];

    public List<JournalRow> Journal { get; } = [];

    public List<StoredState> States { get; } = [];

    public List<ChunkRow> Chunks { get; } = [];

    public List<FlushedSeries> FlushedSeries { get; } = [];

    public long? StartedGeneration { get; set; }

    public long? CompleteGeneration { get; set; }

    public long? FlushedThrough { get; set; }

    /// <summary>Rows of a flush that did not come to its end.</summary>
    public List<ChunkKey> DeletedChunks { get; } = [];

    public List<FlushedSeries> DeletedFlushedSeries { get; } = [];

    /// <summary>Deletes at most <see cref="DeleteAtMost"/> journal rows up to this id.</summary>
    public long? DeleteJournalThrough { get; set; }

    /// <summary>Deletes at most <see cref="DeleteAtMost"/> chunks of this bucket, and its <see cref="FlushedSeries"/> with the last.</summary>
    public long? DeleteBucket { get; set; }

    /// <summary>Deletes at most <see cref="DeleteAtMost"/> rows of this chain, the newest first, and the chain with the last.</summary>
    public StateChain? DeleteStateChain { get; set; }

    public int DeleteAtMost { get; set; }

    public List<int> DeletedSeries { get; } = [];

    public List<ulong> DeletedEpochs { get; } = [];

    /// <summary>Set by the store: how many rows the limited deletions took.</summary>
    public int DeletedRows { get; set; }

    public bool IsEmpty =>
        Symbols.Count + Series.Count + Epochs.Count + ClearedReferences.Count + References.Count + Journal.Count + States.Count + Chunks.Count + FlushedSeries.Count == 0
        && DeletedChunks.Count + DeletedFlushedSeries.Count + DeletedSeries.Count + DeletedEpochs.Count == 0
        && StartedGeneration is null && CompleteGeneration is null && FlushedThrough is null && DeleteJournalThrough is null && DeleteBucket is null
        && DeleteStateChain is null;
}
