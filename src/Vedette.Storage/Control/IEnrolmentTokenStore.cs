namespace Vedette.Storage.Control;

/// <summary>One-time tokens for agents.</summary>
public interface IEnrolmentTokenStore
{
    /// <param name="siteId">The site that the agent will watch, as an agent of the kind <see cref="AgentKind.Site"/>; null = none.</param>
    ValueTask<EnrolmentToken> AddAsync(string? name, int? siteId, byte[] tokenHash, long createdAtMs, long expiresAtMs, CancellationToken stop);

    ValueTask<EnrolmentToken?> FindAsync(int id, CancellationToken stop);

    /// <summary>
    /// Uses the token up and makes the agent, its key, its consent and its hardware in one transaction: of many calls at once, one wins, and a failure uses nothing up.
    /// The agent's name is the token's or the hostname, made unique by a number: <c>web1</c>, <c>web1-2</c>.
    /// </summary>
    ValueTask<RedeemResult> RedeemAsync(EnrolmentRedemption redemption, CancellationToken stop);
}
