namespace Vedette.Storage.Control;

/// <summary>What an agent tells about itself; null leaves the stored value as it is.</summary>
public sealed record AgentFacts
{
    public string? Description { get; init; }

    public string? IpAddress { get; init; }

    public string? OsType { get; init; }

    public string? OsName { get; init; }

    public string? AgentVersion { get; init; }

    /// <summary>A JSON object that replaces the stored one.</summary>
    public string? Metadata { get; init; }
}
