namespace Vedette.Storage.Telemetry.Flush;

/// <summary>One flush on its way: how far it came.</summary>
internal sealed class FlushRun
{
    public FlushPhase Phase { get; set; }

    /// <summary>What its chunk rows carry.</summary>
    public required long Generation { get; init; }

    /// <summary>Rows up to this id are in the frozen head.</summary>
    public required long JournalThrough { get; init; }

    public required long JournalBytes { get; init; }

    /// <summary>
    /// Every series that can have frozen samples, in the order of chunk keys: rows that are inserted in their order fill the pages, which in another order stay a quarter empty.
    /// </summary>
    public required int[] Series { get; init; }

    public required IReadOnlyCollection<ulong> ChangedSpools { get; init; }

    /// <summary>How many of them are done.</summary>
    public int Done { get; set; }
}
