using Vedette.Miners.Discovery;

namespace Vedette.Agent.Miners;

/// <summary>What came of one press of a button.</summary>
/// <param name="Row">Null where no miner answered there, or nobody looked.</param>
internal sealed record ButtonPress(string Address, ReportVerdict Verdict, ScanRow? Row);
