using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Agent.Actions;

/// <summary>The miners of this agent's site. One whose address another device has now is not found: an order must not reach that one.</summary>
internal sealed class SiteKnownMiners(MinerSite site) : IKnownMiners
{
    public (string Address, MinerIdentity Identity)? Find(string key)
    {
        foreach (SiteMiner miner in site.Miners)
        {
            if (string.Equals(miner.Key, key, StringComparison.Ordinal) && !miner.IsDisplaced)
            {
                return (miner.Address, miner.Identity);
            }
        }

        return null;
    }
}
