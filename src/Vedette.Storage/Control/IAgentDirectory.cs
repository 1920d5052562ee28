namespace Vedette.Storage.Control;

/// <summary>The agents and the hashes of their keys. Deleted agents are not seen through this port; their ids stay used. Names compare without regard to case.</summary>
public interface IAgentDirectory
{
    /// <summary>Adds an agent with its key; null where the name is taken.</summary>
    ValueTask<AgentRow?> AddAsync(NewAgent agent, CancellationToken stop);

    /// <summary>Every agent that is not deleted, by ascending id.</summary>
    ValueTask<IReadOnlyList<AgentRow>> ListAsync(CancellationToken stop);

    ValueTask<AgentRow?> FindAsync(int id, CancellationToken stop);

    ValueTask<RenameOutcome> RenameAsync(int id, string name, CancellationToken stop);

    /// <summary>Revokes the key in force and puts <paramref name="newKeyHash"/> in its place, or none where it is null. The agent is no keyless one from then on. False where there is no such agent.</summary>
    ValueTask<bool> ReplaceKeyAsync(int id, byte[]? newKeyHash, long atMs, CancellationToken stop);

    /// <summary>Marks the agent deleted, revokes its key and frees its name; false where there is no such agent.</summary>
    ValueTask<bool> DeleteAsync(int id, long atMs, CancellationToken stop);

    ValueTask<BindUidOutcome> BindUidAsync(int id, string agentUid, CancellationToken stop);

    /// <summary>False where there is no such agent.</summary>
    ValueTask<bool> UpdateFactsAsync(int id, AgentFacts facts, CancellationToken stop);

    /// <summary>Puts the agent into a site, or out of its site where it is null; false where there is no such agent or site.</summary>
    ValueTask<bool> AssignSiteAsync(int id, int? siteId, CancellationToken stop);

    /// <summary>Moves last-seen times forward, never back; ids that do not exist are skipped.</summary>
    ValueTask TouchAsync(IReadOnlyList<AgentSeen> seen, CancellationToken stop);
}
