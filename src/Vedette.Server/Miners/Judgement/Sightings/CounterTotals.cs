namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>Counts since the mining program began, as one poll told them.</summary>
internal readonly record struct CounterTotals
{
    public required long AtMs { get; init; }

    /// <summary>Of the mining program; null = not told.</summary>
    public required double? UptimeSeconds { get; init; }

    public required double? Accepted { get; init; }

    public required double? Rejected { get; init; }

    public required double? HardwareErrors { get; init; }
}
