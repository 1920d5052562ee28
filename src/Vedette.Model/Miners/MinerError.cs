namespace Vedette.Model.Miners;

/// <summary>What a miner itself reports as wrong.</summary>
public sealed record MinerError
{
    /// <summary>The maker's code; empty where there is none.</summary>
    public required string Code { get; init; }

    /// <summary>The maker's meaning, or the device's own words.</summary>
    public string? Text { get; init; }

    /// <summary>fan, power_supply, board, pool, network, temperature, control_board ...</summary>
    public string? Component { get; init; }

    public int? BoardSlot { get; init; }

    public DateTimeOffset? Since { get; init; }

    public MinerErrorSeverity Severity { get; init; } = MinerErrorSeverity.Warning;
}
