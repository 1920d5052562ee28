using Vedette.Model.Miners;
using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>What a list shows of a miner and its agent told; what people decided and what is thought of it comes on top.</summary>
internal sealed record ToldRow
{
    private const int MostFans = 64;

    public string? Name { get; private init; }

    public string? IpAddress { get; private init; }

    public int? Port { get; private init; }

    public string? Mac { get; private init; }

    public string? Serial { get; private init; }

    public string? Hostname { get; private init; }

    public string? Vendor { get; private init; }

    public string? Model { get; private init; }

    public string? FirmwareFamily { get; private init; }

    public string? FirmwareVersion { get; private init; }

    public string? State { get; private init; }

    /// <summary>Words of <see cref="ControlWays"/>; null where its agent does not say.</summary>
    public IReadOnlyList<string>? SupportedActions { get; private init; }

    public double? Hashrate { get; private init; }

    public double? HashrateExpected { get; private init; }

    public double? PowerWatts { get; private init; }

    public double? Efficiency { get; private init; }

    public double? TemperatureBoard { get; private init; }

    public double? TemperatureChip { get; private init; }

    public IReadOnlyList<double?> Fans { get; private init; } = [];

    public string? PoolUrl { get; private init; }

    public string? Worker { get; private init; }

    public double? RejectedRatio { get; private init; }

    public double? UptimeSeconds { get; private init; }

    public string? Algorithm { get; private init; }

    public long? SharesAccepted { get; private init; }

    public long? SharesRejected { get; private init; }

    public long? CollectedAtMs { get; private init; }

    public long? MissedPolls { get; private init; }

    public static ToldRow Of(MinerFacts facts)
    {
        EntityFacts miner = facts.Miner;
        EntityFacts? pool = PoolInUse(facts.Pools);
        return new ToldRow
        {
            Name = miner.Text(MinerFields.Name),
            IpAddress = miner.Text(MinerFields.Address),
            Port = miner.Small(MinerFields.Port),
            Mac = miner.Text(MinerFields.Mac),
            Serial = miner.Text(MinerFields.Serial),
            Hostname = miner.Text(MinerFields.Hostname),
            Vendor = miner.Text(MinerFields.Vendor),
            Model = miner.Text(MinerFields.Model),
            FirmwareFamily = miner.Text(MinerFields.FirmwareFamily),
            FirmwareVersion = miner.Text(MinerFields.FirmwareVersion),
            State = miner.Text(MinerFields.State),
            SupportedActions = miner.KnownTexts(MinerFields.SupportedActions) is { } told ? [.. ControlWays.Words.Where(told.Contains)] : null,
            Hashrate = miner.Number(MinerFields.HashrateFiveSeconds) ?? miner.Number(MinerFields.HashrateOneMinute) ?? miner.Number(MinerFields.HashrateFiveMinutes)
                ?? miner.Number(MinerFields.HashrateFifteenMinutes) ?? miner.Number(MinerFields.HashrateAverage),
            HashrateExpected = miner.Number(MinerFields.HashrateExpected) ?? miner.Number(MinerFields.LabelHashrate),
            PowerWatts = miner.Number(MinerFields.PowerWatts),
            Efficiency = miner.Number(MinerFields.Efficiency),
            TemperatureBoard = miner.Number(MinerFields.BoardTemperature) ?? Highest(facts.Boards, MinerBoardFields.BoardTemperature),
            TemperatureChip = miner.Number(MinerFields.ChipTemperature) ?? Highest(facts.Boards, MinerBoardFields.ChipTemperature),
            Fans = FanSpeeds(miner, facts.Fans),
            PoolUrl = pool?.Text(MinerPoolFields.Url),
            Worker = pool?.Text(MinerPoolFields.Worker),
            RejectedRatio = Ratio(miner.Integer(MinerFields.SharesAccepted), miner.Integer(MinerFields.SharesRejected)),
            UptimeSeconds = miner.Number(MinerFields.UptimeSeconds) ?? miner.Number(MinerFields.ProcessUptimeSeconds),
            Algorithm = MinerAlgorithm.Of(miner.Text(MinerFields.Algorithm)),
            SharesAccepted = miner.Integer(MinerFields.SharesAccepted),
            SharesRejected = miner.Integer(MinerFields.SharesRejected),
            CollectedAtMs = miner.Integer(MinerFields.CollectedAt),
            MissedPolls = miner.Integer(MinerFields.MissedPolls),
        };
    }

    /// <summary>Null while nothing was counted.</summary>
    public static double? Ratio(long? accepted, long? rejected) =>
        accepted is >= 0 and var good && rejected is >= 0 and var bad && good + bad > 0 ? Math.Round((double)bad / (good + bad), 6) : null;

    /// <summary>The one that gets the shares; where the device does not say, the first of those that live.</summary>
    private static EntityFacts? PoolInUse(IReadOnlyList<EntityFacts> pools)
    {
        EntityFacts[] own = [.. pools.Where(p => p.Flag(MinerPoolFields.IsDeveloperFee) != true)];
        return own.FirstOrDefault(p => p.Flag(MinerPoolFields.Active) == true)
            ?? own.OrderBy(p => p.Text(MinerPoolFields.Status) switch { "alive" => 0, "dead" or "disabled" => 2, _ => 1 }).ThenBy(p => p.Integer(MinerPoolFields.Priority) ?? p.Integer(MinerPoolFields.Index) ?? 0).FirstOrDefault();
    }

    private static double? Highest(IReadOnlyList<EntityFacts> boards, EntityField field) => boards.Max(b => b.Number(field));

    /// <summary>By slot; a fan that the model has and the device does not tell of is null.</summary>
    private static double?[] FanSpeeds(EntityFacts miner, IReadOnlyList<EntityFacts> fans)
    {
        EntityFacts[] chassis = [.. fans.Where(f => f.Text(MinerFanFields.Kind) is not ("psu" or "power_supply"))];
        long slots = Math.Max(miner.Integer(MinerFields.ExpectedFans) ?? 0, chassis.Length == 0 ? 0 : 1 + chassis.Max(f => f.Integer(MinerFanFields.Slot) ?? 0));
        var speeds = new double?[Math.Clamp(slots, 0, MostFans)];
        foreach (EntityFacts fan in chassis)
        {
            if (fan.Integer(MinerFanFields.Slot) is >= 0 and var slot && slot < speeds.Length)
            {
                speeds[slot] = fan.Number(MinerFanFields.Rpm);
            }
        }

        return speeds;
    }
}
