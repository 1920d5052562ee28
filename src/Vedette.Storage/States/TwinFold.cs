namespace Vedette.Storage.States;

/// <summary>Makes any moment of a host: its chain's keyframe with the deltas up to then.</summary>
public static class TwinFold
{
    /// <summary>Null where nothing is known of that time.</summary>
    public static TwinState? At(IStateReader reader, int agentId, long atMs)
    {
        if (reader.FindChain(agentId, atMs) is not { } chain)
        {
            return null;
        }

        var state = new TwinState();
        reader.Read(new StateSpan(agentId, chain.ChainMs, atMs), (_, payload) => state.Apply(payload));
        return state.ChainMs == chain.ChainMs ? state : null;
    }
}
