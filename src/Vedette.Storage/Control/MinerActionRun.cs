namespace Vedette.Storage.Control;

/// <summary>What a person wanted done to some miners.</summary>
public sealed record MinerActionRun
{
    /// <summary>Given by the store.</summary>
    public int Id { get; init; }

    /// <summary>blink, pause, resume, reboot, pool, power_mode or power_limit.</summary>
    public required string Action { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Arguments { get; init; }

    public bool IsDryRun { get; init; }

    public int StaggerSeconds { get; init; }

    public required string Reason { get; init; }

    public required string CreatedBy { get; init; }

    public string? CreatedFrom { get; init; }

    public required long CreatedAtMs { get; init; }

    public string? CancelledBy { get; init; }

    public long? CancelledAtMs { get; init; }

    /// <summary>The run whose rest this one is.</summary>
    public int? RetryOf { get; init; }
}
