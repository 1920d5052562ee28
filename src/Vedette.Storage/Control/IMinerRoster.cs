namespace Vedette.Storage.Control;

/// <summary>The numbers of miners and what people decided about them.</summary>
public interface IMinerRoster
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<RosteredMiner>> ListAsync(CancellationToken stop);

    /// <summary>
    /// Gives numbers, in one transaction. In this order: a key that its site knows keeps its number; a former key's number goes on under the new key; a miner that the same agent saw in another site
    /// moves here, out of its place; else it is new. Each is one of the agent's, and present, from then on. In the order of the sightings.
    /// </summary>
    ValueTask<IReadOnlyList<RosteredMiner>> SightAsync(IReadOnlyList<MinerSighting> sightings, CancellationToken stop);

    /// <summary>Marks miners as no longer in the state of their agent.</summary>
    ValueTask LeaveAsync(IReadOnlyList<int> ids, long atMs, CancellationToken stop);

    /// <summary>Stores what people decided, for all or for none: name, place, pool, tags, pause. Occupied where a slot holds another miner in the end.</summary>
    ValueTask<PlaceOutcome> DecideAsync(IReadOnlyList<RosteredMiner> decided, CancellationToken stop);

    /// <summary>False where there is no such miner.</summary>
    ValueTask<bool> DeleteAsync(int id, CancellationToken stop);
}
