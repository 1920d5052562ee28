namespace Vedette.Server.Miners.Rows;

/// <summary>The miners of a site, a container or a rack in one look. Sums are over those that tell; null where none does.</summary>
internal sealed record MinersSummary
{
    public required int TotalMiners { get; init; }

    public required int Hashing { get; init; }

    public required int NeedsAttention { get; init; }

    public required int Sleeping { get; init; }

    public required int Offline { get; init; }

    public required int UnknownDevices { get; init; }

    public double? Hashrate { get; init; }

    public double? HashrateExpected { get; init; }

    /// <summary>How many miners <see cref="Hashrate"/> is the sum of.</summary>
    public required int HashrateMiners { get; init; }

    public double? PowerWatts { get; init; }

    /// <summary>How many miners <see cref="PowerWatts"/> is the sum of.</summary>
    public required int PowerMiners { get; init; }

    /// <summary>Of the miners of SHA-256 that tell both: a terahash of another kind is another thing.</summary>
    public double? EfficiencyJoulesPerTerahash { get; init; }

    public double? RejectedRatio { get; init; }

    /// <summary>The hottest chip, or board where no chip is told of.</summary>
    public double? TemperatureMax { get; init; }

    public required FindingCounts Findings { get; init; }

    public static MinersSummary Of(IReadOnlyList<MinerRow> rows, FindingCounts findings)
    {
        MinerRow[] both = [.. rows.Where(r => r is { PowerWatts: not null, Hashrate: > 0 } && r.Figures?.Algorithm is null or "sha256d")];
        MinerRow[] counting = [.. rows.Where(r => r.Figures is { SharesAccepted: not null, SharesRejected: not null })];
        return new MinersSummary
        {
            TotalMiners = rows.Count,
            Hashing = rows.Count(r => r.Status == MinerStatus.Hashing),
            NeedsAttention = rows.Count(r => r.Status == MinerStatus.NeedsAttention),
            Sleeping = rows.Count(r => r.Status == MinerStatus.Sleeping),
            Offline = rows.Count(r => r.Status == MinerStatus.Offline),
            UnknownDevices = rows.Count(r => r.Status == MinerStatus.Unknown),
            Hashrate = Sum(rows, r => r.Hashrate),
            HashrateExpected = Sum(rows, r => r.HashrateExpected),
            HashrateMiners = rows.Count(r => r.Hashrate is not null),
            PowerWatts = Sum(rows, r => r.PowerWatts),
            PowerMiners = rows.Count(r => r.PowerWatts is not null),
            EfficiencyJoulesPerTerahash = both.Length == 0 ? null : Math.Round(both.Sum(r => r.PowerWatts!.Value) / (both.Sum(r => r.Hashrate!.Value) / 1e12), 3),
            RejectedRatio = ToldRow.Ratio(counting.Sum(r => r.Figures!.SharesAccepted), counting.Sum(r => r.Figures!.SharesRejected)),
            TemperatureMax = rows.Max(r => r.TemperatureChip ?? r.TemperatureBoard),
            Findings = findings,
        };
    }

    private static double? Sum(IReadOnlyList<MinerRow> rows, Func<MinerRow, double?> value) => rows.Any(r => value(r) is not null) ? rows.Sum(value) : null;
}
