namespace Vedette.Agent.Configuration;

/// <summary>Where document 5's SystemState is posted to, beside the server.</summary>
internal sealed record BridgeSettings
{
    public const int DefaultIntervalSeconds = 10;

    /// <summary>Without the name and the password that it may have been written with. Null = nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>What the address was written with; null = nothing.</summary>
    public BridgeKey? Key { get; init; }

    /// <summary>A file with the key, read anew for each state: it may be replaced while the agent runs. Null = there is none.</summary>
    public string? KeyFile { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(DefaultIntervalSeconds);

    public bool IncludeProcesses { get; init; } = true;

    public bool IncludeNetwork { get; init; } = true;
}
