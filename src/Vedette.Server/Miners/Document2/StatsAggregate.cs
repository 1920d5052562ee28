using System.Text.Json.Serialization;

namespace Vedette.Server.Miners.Document2;

/// <summary>Document 2's sums over miners.</summary>
/// <param name="ActiveMiners">Those that hash.</param>
/// <param name="TotalHashRate">Terahashes per second; null where miners of several algorithms tell one and SHA-256 is none of them.</param>
internal sealed record StatsAggregate(int TotalMiners, int ActiveMiners, double? TotalHashRate, double? AvgTemperature, double? AvgPowerConsumption)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalSites { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalContainers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalPools { get; init; }
}
