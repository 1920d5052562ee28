using System.Collections.Concurrent;
using Vedette.Protocol.Messages;

namespace Vedette.Server.Actions;

/// <summary>What each agent last told that its own file allows. Not stored: an agent tells it with every session.</summary>
internal sealed class PermissionTable(TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, ToldPermissions> _told = new();

    /// <summary>Null where the agent told nothing since the server started.</summary>
    public ToldPermissions? Of(int agentId) => _told.GetValueOrDefault(agentId);

    public void Tell(int agentId, MinerActionPermissions permissions) => _told[agentId] = new ToldPermissions(permissions, clock.GetUtcNow().ToUnixTimeMilliseconds());
}
