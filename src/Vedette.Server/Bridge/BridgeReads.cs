using System.Globalization;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Bridge;

/// <summary>Reads what the bridge remembers: an agent of itself, who is signed in of any host, who calls without a key of what came without one.</summary>
internal sealed class BridgeReads(AgentRegistry agents, KeylessAgents keyless, BridgeStates states)
{
    private const string HostParameter = "host";

    /// <summary>The host that a request names beside its body; null where it names none.</summary>
    public static string? Named(HttpContext context) => context.Request.Query[HostParameter].ToString() is { Length: > 0 } name ? name : null;

    public async Task<IResult> ReadAsync<T>(HttpContext context, string? host, Func<BridgeHost, T> read)
    {
        (int? agentId, ApiError? refused) = context.User.IsAgent() ? (context.User.AgentId(), null) : context.User.IsPerson() ? OfPerson(host) : OfKeyless(host);
        if (refused is not null)
        {
            return refused;
        }

        if (agentId is not int id)
        {
            using var nothing = new BridgeHost();
            return Results.Ok(read(nothing));
        }

        return Results.Ok(await states.ReadAsync(id, read, context.RequestAborted));
    }

    private (int? AgentId, ApiError? Refused) OfPerson(string? host)
    {
        if (string.IsNullOrEmpty(host))
        {
            return (null, ApiError.BadRequest("host is missing; give the id or the name of a host."));
        }

        AgentRow? agent = int.TryParse(host, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? agents.Find(id) : null;
        agent ??= agents.All.FirstOrDefault(a => string.Equals(a.Name, host, StringComparison.OrdinalIgnoreCase));
        return agent is null ? (null, ApiError.NotFound($"There is no host {host}.")) : (agent.Id, null);
    }

    private (int? AgentId, ApiError? Refused) OfKeyless(string? host)
    {
        if (!string.IsNullOrEmpty(host))
        {
            return keyless.Find(host) is { } named ? (named.Id, null) : (null, ApiError.NotFound($"No host {host} posts without a key."));
        }

        // The original's clients know of one host only; before its first state there is none.
        AgentRow? only = keyless.Only();
        return only is null && agents.All.Any(a => a.IsKeyless) ? (null, ApiError.BadRequest("host is missing; more than one host posts without a key.")) : (only?.Id, null);
    }
}
