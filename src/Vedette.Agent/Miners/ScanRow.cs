using Vedette.Miners.Discovery;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>One device that a scan found, with what it said when it was read; null where there was no time for that, or no answer.</summary>
internal sealed record ScanRow(ScanFinding Finding, MinerSnapshot? Snapshot)
{
    public MinerIdentity? Identity => Snapshot?.Identity is { Vendor: not "unknown" } read ? read : Finding.Identity;

    public string? Mac => Identity?.Mac ?? Finding.NeighbourMac;

    public TimeSpan Took => Finding.Took + (Snapshot?.Took ?? TimeSpan.Zero);
}
