namespace Vedette.MinerSimulator;

/// <param name="DevicesFolder">Recorded devices; its README gives the layout.</param>
public sealed record SimulatedSiteOptions(string DevicesFolder)
{
    /// <summary>The address of the first miner; the others follow, without those that end in 0 or 255.</summary>
    public string First { get; init; } = "127.10.0.1";

    public int Count { get; init; } = 1;

    /// <summary>Decides values and MACs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Names of recordings, played in turn; empty = all of the folder.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];

    /// <summary>Added to ports below 1024, which need root otherwise.</summary>
    public int LowPortOffset { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
