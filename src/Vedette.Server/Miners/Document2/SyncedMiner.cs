using System.Globalization;
using Vedette.Model.States;
using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Document2;

/// <summary>What an agent of document 2 told of one miner until now.</summary>
internal sealed record SyncedMiner
{
    public required string Address { get; init; }

    public required int Port { get; init; }

    public required string Name { get; init; }

    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    public required long DiscoveredAtMs { get; init; }

    /// <summary>Null before the first statistics, as are the figures below.</summary>
    public long? CollectedAtMs { get; init; }

    /// <summary>Hashes per second.</summary>
    public double? Hashrate { get; init; }

    public long? Accepted { get; init; }

    public long? Rejected { get; init; }

    public double? Temperature { get; init; }

    public double? FanRpm { get; init; }

    public double? PowerWatts { get; init; }

    public string Key => string.Create(CultureInfo.InvariantCulture, $"ip:{Address}:{Port}");

    /// <summary>Null where the facts are not of such a miner.</summary>
    public static SyncedMiner? Of(MinerFacts facts)
    {
        EntityFacts miner = facts.Miner;
        if (facts.Told is not { IpAddress: { } address, Port: int port } told)
        {
            return null;
        }

        return new SyncedMiner
        {
            Address = address,
            Port = port,
            Name = told.Name ?? $"Unknown-{address}",
            Manufacturer = told.Vendor is null or MinerStatus.Unknown ? null : told.Vendor,
            Model = told.Model,
            DiscoveredAtMs = miner.Integer(MinerFields.DiscoveredAt) ?? told.CollectedAtMs ?? 0,
            CollectedAtMs = told.CollectedAtMs,
            Hashrate = miner.Number(MinerFields.HashrateFiveSeconds),
            Accepted = told.SharesAccepted,
            Rejected = told.SharesRejected,
            Temperature = told.TemperatureBoard,
            FanRpm = facts.Fans.Count > 0 ? facts.Fans[0].Number(MinerFanFields.Rpm) : null,
            PowerWatts = told.PowerWatts,
        };
    }

    public void Describe(FieldWriter into)
    {
        into.Text(MinerFields.Address, Address);
        into.Integer(MinerFields.Port, Port);
        into.Text(MinerFields.Vendor, Manufacturer?.ToLowerInvariant() ?? MinerStatus.Unknown);
        into.Text(MinerFields.Model, Model);
        into.Text(MinerFields.State, Hashrate > 0 ? "mining" : MinerStatus.Unknown);
        into.Text(MinerFields.PowerSource, PowerWatts is null ? null : "reported");
        into.Integer(MinerFields.DiscoveredAt, DiscoveredAtMs);
        into.Text(MinerFields.Name, Name);
    }

    public void Read(FieldWriter into)
    {
        into.Integer(MinerFields.CollectedAt, CollectedAtMs);
        into.Number(MinerFields.HashrateFiveSeconds, Hashrate);
        into.Number(MinerFields.PowerWatts, PowerWatts);
        into.Number(MinerFields.Efficiency, PowerWatts is double watts && Hashrate is > 0 and var rate ? watts / (rate / 1e12) : null);
        into.Number(MinerFields.BoardTemperature, Temperature);
        into.Integer(MinerFields.SharesAccepted, Accepted);
        into.Integer(MinerFields.SharesRejected, Rejected);
    }
}
