namespace Vedette.Storage.Control;

/// <summary>Consents as agents reported them. Lines are added and never changed or removed.</summary>
public interface IConsentLedger
{
    /// <summary>Adds a line unless the agent's newest one says the same; returns whether it was added.</summary>
    ValueTask<bool> AppendAsync(int agentId, Consent consent, string source, long recordedAtMs, CancellationToken stop);

    /// <summary>The newest line; null = not asked (an agent of another maker).</summary>
    ValueTask<ConsentEntry?> LatestAsync(int agentId, CancellationToken stop);

    /// <summary>All lines of an agent, oldest first.</summary>
    ValueTask<IReadOnlyList<ConsentEntry>> ListAsync(int agentId, CancellationToken stop);
}
