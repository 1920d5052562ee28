using Vedette.Server.Miners.Places;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>Every miner stands at the site 1, in the rack that a test gives it.</summary>
internal sealed class ScriptedPlaces : IMinerPlaces
{
    public Dictionary<string, int> Racks { get; } = [];

    public HashSet<string> Paused { get; } = [];

    public List<IntendedPool> Pools { get; } = [];

    public IReadOnlyCollection<int> Agents { get; set; } = [];

    /// <summary>What happens when a miner's place is asked for: at every judgement of it.</summary>
    public Action? Asked { get; set; }

    public MinerPlace? Find(int agentId, string minerKey)
    {
        Asked?.Invoke();
        int? rack = Racks.TryGetValue(minerKey, out int id) ? id : null;
        return new MinerPlace(1, 1, "north", null, rack, rack is null ? null : $"rack {rack}", Paused.Contains(minerKey));
    }

    public IReadOnlyList<IntendedPool> PoolsFor(int agentId, string minerKey) => Pools;
}
