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

    /// <summary>Of the one algorithm that its miners have; null where they have several, whose rates cannot be added, as is the expected one.</summary>
    public double? Hashrate { get; init; }

    public double? HashrateExpected { get; init; }

    /// <summary>How many miners tell a rate.</summary>
    public required int HashrateMiners { get; init; }

    /// <summary>One for each algorithm; none where nobody tells a rate.</summary>
    public required IReadOnlyList<AlgorithmTotal> Algorithms { get; init; }

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
        MinerRow[] counting = [.. rows.Where(r => r.Figures is { SharesAccepted: not null, SharesRejected: not null })];
        IReadOnlyList<AlgorithmTotal> algorithms = AlgorithmTotal.Of(rows);
        AlgorithmTotal? only = algorithms.Count == 1 ? algorithms[0] : null;
        // Terahashes are of SHA-256. Where nobody names an algorithm, as agents of document 2 do not, they are of whatever these miners compute.
        string? measured = only is { Algorithm: null } ? null : MinerAlgorithm.Sha256;
        MinerRow[] both = [.. rows.Where(r => r is { PowerWatts: not null, Hashrate: > 0 } && r.Algorithm == measured)];
        return new MinersSummary
        {
            TotalMiners = rows.Count,
            Hashing = rows.Count(r => r.Status == MinerStatus.Hashing),
            NeedsAttention = rows.Count(r => r.Status == MinerStatus.NeedsAttention),
            Sleeping = rows.Count(r => r.Status == MinerStatus.Sleeping),
            Offline = rows.Count(r => r.Status == MinerStatus.Offline),
            UnknownDevices = rows.Count(r => r.Status == MinerStatus.Unknown),
            Hashrate = only?.Hashrate,
            HashrateExpected = only?.HashrateExpected,
            HashrateMiners = algorithms.Sum(a => a.HashrateMiners),
            Algorithms = algorithms,
            PowerWatts = rows.Any(r => r.PowerWatts is not null) ? rows.Sum(r => r.PowerWatts) : null,
            PowerMiners = rows.Count(r => r.PowerWatts is not null),
            EfficiencyJoulesPerTerahash = both.Length == 0 ? null : Math.Round(both.Sum(r => r.PowerWatts!.Value) / (both.Sum(r => r.Hashrate!.Value) / 1e12), 3),
            RejectedRatio = ToldRow.Ratio(counting.Sum(r => r.Figures!.SharesAccepted), counting.Sum(r => r.Figures!.SharesRejected)),
            TemperatureMax = rows.Max(r => r.TemperatureChip ?? r.TemperatureBoard),
            Findings = findings,
        };
    }
}
