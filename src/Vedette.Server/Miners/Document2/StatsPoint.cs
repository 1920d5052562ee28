namespace Vedette.Server.Miners.Document2;

/// <summary>Document 2's statistics of a miner at a moment; null = not measured.</summary>
internal sealed record StatsPoint(int MinerId, DateTime Timestamp)
{
    /// <summary>Terahashes per second.</summary>
    public double? HashRate { get; set; }

    public long? AcceptedShares { get; set; }

    public long? RejectedShares { get; set; }

    /// <summary>Degrees Celsius, the hottest sensor.</summary>
    public double? Temperature { get; set; }

    /// <summary>The fastest fan.</summary>
    public double? FanSpeed { get; set; }

    public double? PowerConsumption { get; set; }
}
