using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

/// <summary>Makes one-time tokens. Needs no running server: <c>enroll-local</c> works on the data folder alone.</summary>
internal sealed class EnrolmentTokens(IEnrolmentTokenStore store, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The stored token and its text, which exists this once.</summary>
    /// <param name="siteId">The site that the agent will watch; null = none.</param>
    public async Task<(EnrolmentToken Token, string Text)> IssueAsync(string? name, int? siteId, CancellationToken stop)
    {
        string secret = CredentialFormat.NewSecret();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        EnrolmentToken token = await store.AddAsync(name, siteId, CredentialFormat.HashOf(secret), now, now + (long)Lifetime.TotalMilliseconds, stop);
        return (token, CredentialFormat.Write(CredentialKind.EnrolmentToken, token.Id, secret));
    }
}
