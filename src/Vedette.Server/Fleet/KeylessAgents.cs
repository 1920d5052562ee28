using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>
/// Finds who speaks without a key, by the name he gives himself, and makes him an agent at his first call. Who has a key, or had one, is never spoken for without it.
/// Behind a policy that lets keyless callers in; for all others there is nothing to do.
/// </summary>
internal sealed class KeylessAgents(AgentRegistry agents, AgentLastSeen lastSeen, AuditTrail audit) : IDisposable
{
    /// <summary>A name is whatever the caller says, so that their number has to end somewhere.</summary>
    public const int Most = 100;

    // Held over "count and add": two first calls at once are not two over the limit.
    private readonly SemaphoreSlim _adding = new(1, 1);

    /// <summary>Makes the caller the agent of that name; null where he is known already, by his key or from now on by his name.</summary>
    /// <param name="name">Null = the caller tells none, and is called after his address.</param>
    public Task<ApiError?> IdentifyAsync(HttpContext context, string? name)
    {
        string called = name ?? RemoteAddress.Of(context) ?? "local";
        return IdentifyAsync(context, called, agent => HasName(agent, called));
    }

    /// <summary>As <see cref="IdentifyAsync(HttpContext, string?)"/>, by document 1's uid; the name is for the first time.</summary>
    /// <param name="uid">Checked, in its plain form.</param>
    public Task<ApiError?> IdentifyByUidAsync(HttpContext context, string uid, string? name)
    {
        // Two machines may well call themselves the same; the uid tells them apart.
        string first = name is null || agents.All.Any(a => HasName(a, name)) ? uid : name;
        return IdentifyAsync(context, first, agent => string.Equals(agent.AgentUid, uid, StringComparison.Ordinal));
    }

    /// <summary>The keyless agent of that name; null where there is none.</summary>
    public AgentRow? Find(string name) => agents.All.FirstOrDefault(a => a.IsKeyless && HasName(a, name));

    /// <summary>The one there is; null where there is none or more than one.</summary>
    public AgentRow? Only() => agents.All.Where(a => a.IsKeyless).Take(2).ToList() is [var only] ? only : null;

    public void Dispose() => _adding.Dispose();

    private static bool HasName(AgentRow agent, string name) => string.Equals(agent.Name, name, StringComparison.OrdinalIgnoreCase);

    private async Task<ApiError?> IdentifyAsync(HttpContext context, string name, Func<AgentRow, bool> isSame)
    {
        if (context.User.IsAgent())
        {
            return null;
        }

        AgentRow? agent = agents.All.FirstOrDefault(isSame);
        if (agent is null)
        {
            (agent, ApiError? refused) = await AddAsync(context, name, isSame);
            if (refused is not null)
            {
                return refused;
            }
        }

        if (!agent!.IsKeyless)
        {
            return new ApiError(StatusCodes.Status409Conflict, $"The agent {agent.Name} has a key of its own, or had one: it is not spoken for without.", "agent_has_key");
        }

        lastSeen.Touch(agent.Id);
        context.User = Caller.Agent(agent);
        return null;
    }

    private async Task<(AgentRow? Agent, ApiError? Refused)> AddAsync(HttpContext context, string name, Func<AgentRow, bool> isSame)
    {
        if (AgentNames.Problem(name) is { } problem)
        {
            return (null, ApiError.BadRequest($"Without a key the host's {problem}"));
        }

        await _adding.WaitAsync(context.RequestAborted);
        try
        {
            if (agents.All.FirstOrDefault(isSame) is { } meanwhile)
            {
                return (meanwhile, null);
            }

            if (agents.All.Count(a => a.IsKeyless) >= Most)
            {
                return (null, new ApiError(StatusCodes.Status409Conflict, $"There are {Most} agents without a key, and no more are taken. Delete some, or give this host a key.", "too_many_keyless"));
            }

            if (await agents.AddKeylessAsync(name, context.RequestAborted) is not { } added)
            {
                return (null, new ApiError(StatusCodes.Status409Conflict, $"The name {name} belongs to another agent.", "name_taken"));
            }

            await audit.RecordAsync(context, "keyless", "agent.create-keyless", $"{added.Id} {added.Name}");
            return (added, null);
        }
        finally
        {
            _adding.Release();
        }
    }
}
