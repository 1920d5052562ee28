using Vedette.Storage.States;

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

    /// <summary>Chains that begin at or before the moment, the newest first.</summary>
    IReadOnlyList<StateChain> NewestStateChains(int agentId, long atMs, int atMost);

    /// <summary>Chains that begin at or before <paramref name="toMs"/> and do not end before <paramref name="fromMs"/>, ascending.</summary>
    IReadOnlyList<StateChain> StateChains(int agentId, long fromMs, long toMs);

    /// <summary>The chain that began first, of any agent, or null.</summary>
    StateChain? OldestStateChain();

    /// <summary>Ascending by index.</summary>
    void ReadStates(StateSpan span, StoredStateHandler handler);

    /// <summary>Every state there is, for a check of their sums.</summary>
    void ReadAllStates(StoredStateHandler handler);

    /// <summary>Bytes that rows take on the disk; free pages do not count.</summary>
    long UsedBytes();

    /// <summary>What is wrong with the store's own structure; empty where it is sound.</summary>
    IReadOnlyList<string> CheckStructure();

    /// <summary>Every chunk there is, for a check of their sums.</summary>
    void ReadAllChunks(ChunkRowHandler handler);
}
