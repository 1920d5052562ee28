using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>
/// The miners that one agent tells of, folded from its states as they commit. Of an agent without miners it keeps next to nothing: entities of other kinds are stepped over. Used under its owner's lock.
/// </summary>
internal sealed class SiteSightings(int agentId)
{
    /// <summary>As many as an agent keeps and a sync may tell of. More are not judged, and the log says so.</summary>
    public const int MostMiners = 20_000;

    /// <summary>More parts of one kind are not kept.</summary>
    private const int MostParts = 64;

    /// <summary>A miner's past is kept for so long after its agent stopped listing it: an agent that starts anew finds its miners one by one.</summary>
    private const long KeepGoneMs = 30 * 60 * 1000;

    private readonly Dictionary<string, WatchedMiner> _miners = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, (SeenEntity Entity, WatchedMiner Miner)> _references = [];
    private readonly HashSet<WatchedMiner> _touched = [];
    private long _chainMs = long.MinValue;
    private uint _index;
    private bool _hasGap;

    // After Follow: the newest index is not known, so that the next is no gap.
    private bool _anyIndex;

    public IReadOnlyCollection<WatchedMiner> Miners => _miners.Values;

    /// <summary>There were more miners than are judged.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The newest state's time on the agent's clock.</summary>
    public long AtMs { get; private set; } = long.MinValue;

    public WatchedMiner? Find(string minerKey) => _miners.GetValueOrDefault(minerKey);

    /// <summary>Whether a row continues what is known, begins anew, is of the past, or needs what is not here.</summary>
    public RowFit Fit(StateHeader header)
    {
        if (header.ChainMs == _chainMs)
        {
            // A row that was missing came late: what was folded without it is not sure.
            return header.Index > _index ? RowFit.Next : _hasGap ? RowFit.NeedsPast : RowFit.Past;
        }

        return header.AtMs <= AtMs ? RowFit.Past : header.IsKeyframe ? RowFit.Next : RowFit.NeedsPast;
    }

    /// <summary>Folds a row of <see cref="RowFit.Next"/> in. The result are the miners that it tells something of; valid until the next call.</summary>
    /// <param name="aheadMs">The agent's clock minus ours.</param>
    public IReadOnlyCollection<WatchedMiner> Fold(ReadOnlySpan<byte> payload, long aheadMs)
    {
        var reader = new StateReader(payload);
        StateHeader header = reader.Header;
        _touched.Clear();
        if (header.ChainMs != _chainMs)
        {
            Begin(header);
        }
        else
        {
            _hasGap |= header.Index != _index + 1 && !_anyIndex;
        }

        (_index, AtMs, _anyIndex) = (header.Index, header.AtMs, false);
        while (reader.TryRead(out EntityDelta delta))
        {
            Apply(delta);
        }

        foreach (WatchedMiner miner in _touched)
        {
            miner.FirstToldMs ??= AtMs - aheadMs;
            miner.TakeReading(AtMs, aheadMs);
        }

        if (header.IsKeyframe)
        {
            MarkGone(AtMs - aheadMs);
        }

        return _touched;
    }

    /// <summary>A chain that holds no miner up to a row, so that what comes after can be followed.</summary>
    public void Follow(StateHeader header)
    {
        Begin(header);
        (_index, AtMs, _anyIndex, _hasGap) = (header.Index, header.AtMs, true, false);
    }

    /// <summary>Lets those go that the agent has not listed for long.</summary>
    public void ForgetGone(long nowMs)
    {
        foreach (WatchedMiner miner in _miners.Values.Where(m => nowMs - m.GoneSinceMs > KeepGoneMs).ToList())
        {
            _miners.Remove(miner.Key);
        }
    }

    private void Begin(StateHeader header)
    {
        _references.Clear();
        foreach (WatchedMiner miner in _miners.Values)
        {
            miner.Entity = null;
            miner.Boards.Clear();
            miner.Pools.Clear();
            miner.Fans.Clear();
        }

        _chainMs = header.ChainMs;
        _hasGap = !header.IsKeyframe;
    }

    private void MarkGone(long nowMs)
    {
        foreach (WatchedMiner miner in _miners.Values.Where(m => m.Entity is null))
        {
            miner.GoneSinceMs ??= nowMs;
            miner.Standing = null;
        }
    }

    private void Apply(EntityDelta delta)
    {
        if (delta.Appears)
        {
            if (delta.Kind is EntityKind.Miner or EntityKind.MinerBoard or EntityKind.MinerPool or EntityKind.MinerFan)
            {
                Appear(delta);
            }

            return;
        }

        if (!_references.TryGetValue(delta.Reference, out (SeenEntity Entity, WatchedMiner Miner) known))
        {
            return;
        }

        _touched.Add(known.Miner);
        if (delta.IsGone)
        {
            _references.Remove(delta.Reference);
            Detach(known.Entity, known.Miner);
            return;
        }

        if (delta.HasDescription)
        {
            known.Entity.TakeDescription(delta.Description);
        }

        if (delta.HasReadings)
        {
            known.Entity.TakeReadings(delta.Readings);
        }

        known.Entity.TakePatch(delta.Patch);
    }

    private void Appear(EntityDelta delta)
    {
        SeenEntity entity = SeenEntity.Of(delta.Kind, delta.Key);
        entity.TakeDescription(delta.Description);
        entity.TakeReadings(delta.Readings);
        string minerKey = OwnerOf(entity);
        if (!_miners.TryGetValue(minerKey, out WatchedMiner? miner))
        {
            if (_miners.Count >= MostMiners)
            {
                IsFull = true;
                return;
            }

            _miners.Add(minerKey, miner = new WatchedMiner(agentId, minerKey));
        }

        if (entity.Kind == EntityKind.Miner)
        {
            miner.Entity = entity;
            miner.GoneSinceMs = null;
        }
        else if (Parts(entity.Kind, miner) is { Count: < MostParts } parts)
        {
            parts.Add(entity);
        }
        else
        {
            return;
        }

        _references[delta.Reference] = (entity, miner);
        _touched.Add(miner);
    }

    private void Detach(SeenEntity entity, WatchedMiner miner)
    {
        if (entity.Kind != EntityKind.Miner)
        {
            Parts(entity.Kind, miner).Remove(entity);
        }
        else if (ReferenceEquals(miner.Entity, entity))
        {
            miner.Entity = null;
            miner.GoneSinceMs = AtMs;
            miner.Standing = null;
        }
    }

    private static List<SeenEntity> Parts(EntityKind kind, WatchedMiner miner) => kind switch
    {
        EntityKind.MinerBoard => miner.Boards,
        EntityKind.MinerPool => miner.Pools,
        _ => miner.Fans,
    };

    /// <summary>A part names its miner; where it does not, its key begins with it.</summary>
    private static string OwnerOf(SeenEntity entity) => entity.Kind switch
    {
        EntityKind.Miner => entity.Key,
        EntityKind.MinerBoard => entity.Text(MinerBoardFields.Miner),
        EntityKind.MinerPool => entity.Text(MinerPoolFields.Miner),
        _ => entity.Text(MinerFanFields.Miner),
    } ?? (entity.Key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? entity.Key[..slash] : entity.Key);
}
