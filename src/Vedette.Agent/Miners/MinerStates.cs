using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.States;

namespace Vedette.Agent.Miners;

/// <summary>The miners of the site with their boards, pools and fans, and its ranges, as entities of the twin.</summary>
internal sealed class MinerStates(MinerSite site) : IStateSource
{
    private readonly Dictionary<string, MinerEntities> _known = new(StringComparer.Ordinal);

    public string Name => "miners";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Miner, EntityKind.MinerBoard, EntityKind.MinerPool, EntityKind.MinerFan, EntityKind.MinerRange];

    public void Report(IStateSink sink)
    {
        IReadOnlyList<SiteMiner> miners = site.Miners;
        foreach (SiteMiner miner in miners)
        {
            if (!_known.TryGetValue(miner.Key, out MinerEntities? entities) || !entities.AreOf(miner))
            {
                _known[miner.Key] = entities = new MinerEntities(miner);
            }

            entities.Report(miner, sink);
        }

        if (_known.Count > miners.Count)
        {
            ForgetOthers(miners);
        }

        foreach (SiteRange range in site.Ranges)
        {
            MinerRangeEntity.Report(range, site.Excluded, sink);
        }
    }

    private void ForgetOthers(IReadOnlyList<SiteMiner> miners)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (SiteMiner miner in miners)
        {
            keys.Add(miner.Key);
        }

        foreach (string key in _known.Keys.Where(k => !keys.Contains(k)).ToList())
        {
            _known.Remove(key);
        }
    }
}
