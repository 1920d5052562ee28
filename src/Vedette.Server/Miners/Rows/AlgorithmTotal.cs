namespace Vedette.Server.Miners.Rows;

/// <summary>What the miners of one algorithm come to.</summary>
/// <param name="Algorithm">Null for those of which nobody knows what they compute: their sum is no more than what they say.</param>
/// <param name="Hashrate">Over those that tell; null where none does, as is the expected one.</param>
/// <param name="HashrateMiners">How many miners <paramref name="Hashrate"/> is the sum of.</param>
internal sealed record AlgorithmTotal(string? Algorithm, double? Hashrate, double? HashrateExpected, int HashrateMiners)
{
    /// <summary>Of the miners that tell a rate or an expected one; most of them first, and what is not known last.</summary>
    public static IReadOnlyList<AlgorithmTotal> Of(IEnumerable<MinerRow> rows) =>
    [
        .. rows.Where(r => r.Hashrate is not null || r.HashrateExpected is not null).GroupBy(r => r.Algorithm)
            .OrderBy(g => g.Key is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AlgorithmTotal(g.Key, Sum(g, r => r.Hashrate), Sum(g, r => r.HashrateExpected), g.Count(r => r.Hashrate is not null))),
    ];

    private static double? Sum(IEnumerable<MinerRow> rows, Func<MinerRow, double?> value) => rows.Any(r => value(r) is not null) ? rows.Sum(value) : null;
}
