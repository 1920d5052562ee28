using Vedette.Model.States;
using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Scans;

/// <summary>A range of addresses that an agent looks through, and how the last look went.</summary>
internal sealed record RangeView
{
    public required int AgentId { get; init; }

    public required string Range { get; init; }

    public IReadOnlyList<string> Excluded { get; init; } = [];

    public long? Hosts { get; init; }

    /// <summary>idle, scanning or waiting.</summary>
    public string? State { get; init; }

    public long? ScanStartedAt { get; init; }

    public double? ScanSeconds { get; init; }

    public long? HostsTried { get; init; }

    public long? HostsAnswered { get; init; }

    public long? MinersFound { get; init; }

    public long? MinersNew { get; init; }

    public long? MinersMoved { get; init; }

    public long? MinersGone { get; init; }

    public long? DevicesUnknown { get; init; }

    public long? NextScanAt { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    public static RangeView Of(int agentId, EntityFacts range) => new()
    {
        AgentId = agentId,
        Range = range.Text(MinerRangeFields.Range) ?? range.Entity.Key,
        Excluded = range.Texts(MinerRangeFields.Excluded),
        Hosts = range.Integer(MinerRangeFields.Hosts),
        State = range.Text(MinerRangeFields.State),
        ScanStartedAt = range.Integer(MinerRangeFields.ScanStartedAt),
        ScanSeconds = range.Number(MinerRangeFields.ScanSeconds),
        HostsTried = range.Integer(MinerRangeFields.HostsTried),
        HostsAnswered = range.Integer(MinerRangeFields.HostsAnswered),
        MinersFound = range.Integer(MinerRangeFields.MinersFound),
        MinersNew = range.Integer(MinerRangeFields.MinersNew),
        MinersMoved = range.Integer(MinerRangeFields.MinersMoved),
        MinersGone = range.Integer(MinerRangeFields.MinersGone),
        DevicesUnknown = range.Integer(MinerRangeFields.DevicesUnknown),
        NextScanAt = range.Integer(MinerRangeFields.NextScanAt),
        Errors = range.Texts(MinerRangeFields.Errors),
    };
}
