using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Audit;

/// <summary>Writes down what a caller changed, with who and from where taken from the request.</summary>
internal sealed class AuditTrail(IAuditLog log, TimeProvider clock)
{
    public ValueTask RecordAsync(HttpContext context, string action, string? target) =>
        RecordAsync(context, context.User.Identity?.AuthenticationType switch
        {
            Schemes.Person => context.User.Username(),
            Schemes.AgentKey => $"agent:{context.User.AgentId()}",
            _ => "nobody",
        }, action, target);

    /// <summary>For what happens before anybody is signed in.</summary>
    public ValueTask RecordAsync(HttpContext context, string actor, string action, string? target) =>
        log.AppendAsync(new AuditEntry(clock.GetUtcNow().ToUnixTimeMilliseconds(), actor, context.Connection.RemoteIpAddress?.ToString(), action, target), CancellationToken.None);
}
