using Vedette.Server.Audit;
using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

/// <summary>Issues a one-time token with the line to paste on the host.</summary>
internal sealed class EnrolmentInvitation(EnrolmentTokens tokens, IServerAddresses addresses, AuditTrail audit)
{
    /// <summary>Whether the request says under what name this server is reached.</summary>
    public bool CanAddress(HttpContext context) => ServerUrl.Of(context.Request, addresses) is not null;

    /// <summary>Null where <see cref="CanAddress"/> is false.</summary>
    /// <param name="siteId">The site that the agent will watch; null = none.</param>
    public async Task<IssuedEnrolmentToken?> IssueAsync(HttpContext context, string? name, int? siteId)
    {
        if (ServerUrl.Of(context.Request, addresses) is not Uri url)
        {
            return null;
        }

        (EnrolmentToken token, string text) = await tokens.IssueAsync(name, siteId, context.RequestAborted);
        await audit.RecordAsync(context, "token.create", $"{token.Id} {name}".TrimEnd());
        context.Response.Headers.CacheControl = "no-store";
        string serverUrl = ServerUrl.Text(url);
        string ca = addresses.CaFingerprint is string fingerprint ? $" --ca sha256:{fingerprint}" : "";
        return new IssuedEnrolmentToken(
            token.Id,
            text,
            DateTimeOffset.FromUnixTimeMilliseconds(token.ExpiresAtMs).UtcDateTime,
            serverUrl,
            addresses.CaFingerprint,
            $"VEDETTE_TOKEN={text} vedette-agent enroll --server {serverUrl}{ca}");
    }
}
