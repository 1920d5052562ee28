using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>A host's state at any moment: from memory where it is the newest, else folded from the store.</summary>
internal sealed class TwinReader(LiveTwins live, IStateReader states)
{
    /// <summary>Null where nothing is known of the moment.</summary>
    /// <param name="atMs">Null = now.</param>
    public (TwinSnapshot? Snapshot, bool IsNewest) Read(int agentId, long? atMs)
    {
        TwinSnapshot? newest = live.Newest(agentId);
        return newest is null || atMs is null || atMs >= newest.AtMs ? (newest, newest is not null) : (TwinFold.At(states, agentId, atMs.Value)?.Snapshot(), false);
    }
}
