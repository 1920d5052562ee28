namespace Vedette.Storage.States;

/// <summary>The read port of states: chains, and the rows of a chain. <see cref="TwinFold"/> makes moments of them. A commit that completed before a call is seen.</summary>
public interface IStateReader
{
    /// <summary>The chain whose newest row at or before the moment is the newest there is; null where nothing is known of that time.</summary>
    StateChain? FindChain(int agentId, long atMs);

    /// <summary>Chains that begin at or before <paramref name="toMs"/> and do not end before <paramref name="fromMs"/>, ascending.</summary>
    IReadOnlyList<StateChain> Chains(int agentId, long fromMs, long toMs);

    /// <summary>Hands over rows, ascending by index. A row with a wrong sum is left out, counted and told.</summary>
    void Read(StateSpan span, StateRowHandler handler);
}
