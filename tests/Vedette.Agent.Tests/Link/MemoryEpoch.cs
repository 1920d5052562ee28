namespace Vedette.Agent.Tests.Link;

/// <summary>What the server in memory keeps of one epoch.</summary>
internal sealed class MemoryEpoch
{
    public List<string> Series { get; } = [];

    public Dictionary<ulong, List<(long TimestampMs, uint Reference, double Value)>> Batches { get; } = [];

    public Dictionary<ulong, uint> Checksums { get; } = [];

    /// <summary>After de-duplication.</summary>
    public List<(string Series, long TimestampMs, double Value)> Samples { get; } = [];
}
