namespace Vedette.Storage.Telemetry.Backend;

/// <summary>One thread at a time. The Load calls are for the start.</summary>
public interface ITelemetryStoreReader : IDisposable
{
    StoredMarks LoadMarks();

    IEnumerable<StoredSymbol> LoadSymbols();

    /// <summary>Ascending by id.</summary>
    IEnumerable<StoredSeries> LoadSeries();

    IEnumerable<StoredEpoch> LoadEpochs();

    /// <summary>Ascending by id, the order in which they were defined.</summary>
    IEnumerable<StoredReferences> LoadReferences();

    IEnumerable<FlushedSeries> LoadFlushedSeries();

    /// <summary>Ascending by id; payloads are valid until the next row.</summary>
    IEnumerable<JournalRow> ReadJournal(long afterId);

    /// <summary>The rows of all ranges, as they were at one moment; within a range ascending by series, start and generation.</summary>
    void ReadChunks(IEnumerable<ChunkRange> ranges, ChunkRowHandler handler);

    /// <summary>The oldest bucket that has chunks, or null.</summary>
    long? OldestBucket();

    /// <summary>Bytes that rows take on the disk; free pages do not count.</summary>
    long UsedBytes();

    /// <summary>What is wrong with the store's own structure; empty where it is sound.</summary>
    IReadOnlyList<string> CheckStructure();

    /// <summary>Every chunk there is, for a check of their sums.</summary>
    void ReadAllChunks(ChunkRowHandler handler);
}
