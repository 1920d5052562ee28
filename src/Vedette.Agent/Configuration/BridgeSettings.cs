namespace Vedette.Agent.Configuration;

/// <summary>Where document 5's SystemState is posted to, beside the server.</summary>
internal sealed record BridgeSettings
{
    public const int DefaultIntervalSeconds = 10;

    /// <summary>Null = nowhere.</summary>
    public Uri? Url { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(DefaultIntervalSeconds);

    public bool IncludeProcesses { get; init; } = true;

    public bool IncludeNetwork { get; init; } = true;
}
