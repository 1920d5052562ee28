using System.Collections.Frozen;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>The miners of one agent's newest state; never changes. What a state did not touch is taken over from the one before, down to the fields that were read.</summary>
internal sealed class AgentMiners
{
    /// <summary>An agent that started anew finds its miners one after the other: until then those of before are neither gone nor unknown.</summary>
    private const long SettledAfterMs = 5 * 60 * 1000;

    private readonly Dictionary<(EntityKind Kind, string Key), EntityFacts> _entities;
    private readonly FrozenDictionary<string, MinerFacts> _miners;

    private AgentMiners(int agentId, TwinSnapshot state, Dictionary<(EntityKind, string), EntityFacts> entities, IReadOnlyDictionary<string, MinerFacts> miners, IReadOnlySet<string> present)
    {
        (AgentId, AtMs, IsSettled, Present) = (agentId, state.AtMs, state.IsComplete && state.AtMs - state.ChainMs >= SettledAfterMs, present);
        _entities = entities;
        _miners = miners.ToFrozenDictionary(StringComparer.Ordinal);
        Ranges = [.. entities.Values.Where(e => e.Entity.Kind == EntityKind.MinerRange).OrderBy(e => e.Entity.Key, StringComparer.Ordinal)];
    }

    public int AgentId { get; }

    /// <summary>When the state was read.</summary>
    public long AtMs { get; }

    /// <summary>What is not in it is not there.</summary>
    public bool IsSettled { get; }

    /// <summary>Keys of the miners that stand in the state itself.</summary>
    public IReadOnlySet<string> Present { get; }

    public IReadOnlyList<EntityFacts> Ranges { get; }

    public IReadOnlyCollection<MinerFacts> All => _miners.Values;

    public MinerFacts? Find(string key) => _miners.GetValueOrDefault(key);

    /// <summary>How many miners the two do not share.</summary>
    public int CountChanged(AgentMiners? before) => _miners.Values.Count(m => !ReferenceEquals(m, before?.Find(m.Key)));

    public static AgentMiners Of(int agentId, TwinSnapshot state, AgentMiners? before)
    {
        var entities = new Dictionary<(EntityKind, string), EntityFacts>();
        foreach (TwinEntity entity in state.Entities)
        {
            if (IsOfMiners(entity.Kind))
            {
                EntityFacts? known = before?._entities.GetValueOrDefault((entity.Kind, entity.Key));
                entities[(entity.Kind, entity.Key)] = ReferenceEquals(known?.Entity, entity) ? known! : new EntityFacts(entity);
            }
        }

        ILookup<string, EntityFacts> boards = Parts(entities.Values, EntityKind.MinerBoard, MinerBoardFields.Miner);
        ILookup<string, EntityFacts> pools = Parts(entities.Values, EntityKind.MinerPool, MinerPoolFields.Miner);
        ILookup<string, EntityFacts> fans = Parts(entities.Values, EntityKind.MinerFan, MinerFanFields.Miner);
        var miners = new Dictionary<string, MinerFacts>(StringComparer.Ordinal);
        foreach (EntityFacts miner in entities.Values.Where(e => e.Entity.Kind == EntityKind.Miner))
        {
            string key = miner.Entity.Key;
            var facts = new MinerFacts(
                agentId,
                miner,
                InOrder(boards[key], MinerBoardFields.Slot, null),
                InOrder(pools[key], MinerPoolFields.Group, MinerPoolFields.Index),
                InOrder(fans[key], MinerFanFields.Slot, null));
            miners[key] = before?.Find(key) is { } known && known.IsSame(facts) ? known : facts;
        }

        var present = miners.Keys.ToFrozenSet(StringComparer.Ordinal);
        return new AgentMiners(agentId, state, entities, TakeOver(state, before, miners), present);
    }

    /// <summary>Of one miner alone, at any moment; null where it does not stand in the state.</summary>
    public static MinerFacts? OfOne(int agentId, TwinSnapshot state, string key)
    {
        TwinEntity[] own = [.. state.Entities.Where(e => e.Kind == EntityKind.Miner ? e.Key == key : IsOfMiners(e.Kind) && e.Key.StartsWith(key + "/", StringComparison.Ordinal))];
        return Of(agentId, state with { Entities = own }, before: null).Find(key);
    }

    private static bool IsOfMiners(EntityKind kind) => kind is EntityKind.Miner or EntityKind.MinerBoard or EntityKind.MinerPool or EntityKind.MinerFan or EntityKind.MinerRange;

    private static Dictionary<string, MinerFacts> TakeOver(TwinSnapshot state, AgentMiners? before, Dictionary<string, MinerFacts> miners)
    {
        if (state.AtMs - state.ChainMs >= SettledAfterMs || before is null)
        {
            return miners;
        }

        var all = new Dictionary<string, MinerFacts>(miners, StringComparer.Ordinal);
        var addresses = miners.Values.Select(m => m.Address).ToHashSet(StringComparer.Ordinal);
        foreach (MinerFacts earlier in before.All)
        {
            // Another one at its address takes its place.
            if (!addresses.Contains(earlier.Address))
            {
                all.TryAdd(earlier.Key, earlier);
            }
        }

        return all;
    }

    private static ILookup<string, EntityFacts> Parts(IEnumerable<EntityFacts> all, EntityKind kind, EntityField miner) =>
        all.Where(e => e.Entity.Kind == kind).ToLookup(e => e.Text(miner) ?? "", StringComparer.Ordinal);

    private static EntityFacts[] InOrder(IEnumerable<EntityFacts> parts, EntityField first, EntityField? then) =>
        [.. parts.OrderBy(p => p.Integer(first) ?? 0).ThenBy(p => then is null ? 0 : p.Integer(then) ?? 0).ThenBy(p => p.Entity.Key, StringComparer.Ordinal)];
}
