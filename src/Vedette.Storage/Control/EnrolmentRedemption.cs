namespace Vedette.Storage.Control;

/// <summary>Everything that becomes true at once when a token is used.</summary>
public sealed record EnrolmentRedemption
{
    public required int TokenId { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>The name where the token carries none.</summary>
    public required string Hostname { get; init; }

    /// <summary>SHA-256 of the new agent key's secret.</summary>
    public required byte[] KeyHash { get; init; }

    public required AgentFacts Facts { get; init; }

    public required Consent Consent { get; init; }

    public HardwareDocument? Hardware { get; init; }

    public required long AtMs { get; init; }
}
