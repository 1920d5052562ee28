namespace Vedette.Server.Miners.Rows;

/// <param name="Total">Of the chosen ones, on all pages.</param>
/// <param name="Counts">Before status, verdict and issue are chosen.</param>
internal sealed record MinerList(IReadOnlyList<MinerRow> Miners, int Total, MinerCounts Counts);
