namespace Vedette.Server.Miners.Places;

/// <summary>Where a miner stands and what it is meant to work for, as people decided it.</summary>
internal interface IMinerPlaces
{
    /// <summary>The agents that ever told of a miner which people still see, before this start of the server, too.</summary>
    IReadOnlyCollection<int> Agents { get; }

    /// <summary>Null where the miner was given no number yet.</summary>
    MinerPlace? Find(int agentId, string minerKey);

    /// <summary>The pool that was chosen for the miner, else those of its site and of all sites; empty where nobody said.</summary>
    IReadOnlyList<IntendedPool> PoolsFor(int agentId, string minerKey);
}
