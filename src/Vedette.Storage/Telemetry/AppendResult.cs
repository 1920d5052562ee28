namespace Vedette.Storage.Telemetry;

/// <summary>What became of an append; unless the outcome is <see cref="AppendOutcome.UnknownEpoch"/>, it is durable and may be acknowledged.</summary>
/// <param name="Refused">Samples refused for good, by reason; empty where all were stored.</param>
public sealed record AppendResult(AppendOutcome Outcome, int StoredSamples, IReadOnlyList<RefusedSampleCount> Refused)
{
    /// <summary>1 where a state was stored.</summary>
    public int StoredStates { get; init; }
}
