using System.Text.Json.Serialization;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Rows;

/// <summary>One miner in a list. What is not known is null; once a miner is offline or stale, its figures are, too.</summary>
internal record MinerRow
{
    public required int Id { get; init; }

    public required string Key { get; init; }

    public required int SiteId { get; init; }

    public required int AgentId { get; init; }

    public required string Name { get; init; }

    public string? IpAddress { get; init; }

    public int? Port { get; init; }

    public string? Mac { get; init; }

    public string? Serial { get; init; }

    public string? Hostname { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    /// <summary>sha256d, scrypt and others; null where neither the device nor its model tells.</summary>
    public string? Algorithm { get; init; }

    public string? FirmwareFamily { get; init; }

    public string? FirmwareVersion { get; init; }

    /// <summary>As the miner says it: mining, tuning, starting, sleeping, stopped, fault, unreachable, auth_required, unknown.</summary>
    public string? State { get; init; }

    public required string Status { get; init; }

    public required string Verdict { get; init; }

    public IReadOnlyList<string> VerdictReasons { get; init; } = [];

    /// <summary>The same reasons, each with what a sentence in any language is made of.</summary>
    public IReadOnlyList<Statement> VerdictStatements { get; init; } = [];

    /// <summary>Types of its findings.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>critical, warning or information: of its worst finding.</summary>
    public string? Severity { get; init; }

    public double? Hashrate { get; init; }

    public double? HashrateExpected { get; init; }

    public double? PowerWatts { get; init; }

    public double? EfficiencyJoulesPerTerahash { get; init; }

    public double? TemperatureBoard { get; init; }

    public double? TemperatureChip { get; init; }

    /// <summary>What heat is judged by: of its maker, or of its firmware.</summary>
    public HeatLimits HeatLimits { get; init; } = HeatLimits.Usual;

    /// <summary>Turns per minute, by slot.</summary>
    public IReadOnlyList<double?> Fans { get; init; } = [];

    public string? PoolUrl { get; init; }

    public string? Worker { get; init; }

    public double? RejectedRatio { get; init; }

    public double? UptimeSeconds { get; init; }

    public int? ContainerId { get; init; }

    public int? RackId { get; init; }

    public int? RackRow { get; init; }

    public int? RackColumn { get; init; }

    public int? PoolId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Paused { get; init; }

    /// <summary>blink, blink_off, pause, resume, reboot, pool, power_mode, power_limit: what there is a way to tell its firmware; null where its agent does not say.</summary>
    public IReadOnlyList<string>? SupportedActions { get; init; }

    public long FirstSeen { get; init; }

    /// <summary>The last successful read.</summary>
    public long? LastSeen { get; init; }

    /// <summary>What the row was made of, where its figures are shown: null where it is offline or stale.</summary>
    [JsonIgnore]
    public ToldRow? Figures { get; init; }
}
