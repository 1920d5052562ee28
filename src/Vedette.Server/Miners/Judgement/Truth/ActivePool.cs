using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Finds the pools that get a miner's shares.</summary>
internal static class ActivePool
{
    /// <summary>Not the share of work that a firmware's maker takes.</summary>
    public static bool IsOwners(SeenEntity pool) => pool.Flag(MinerPoolFields.IsDeveloperFee) != true && pool.Text(MinerPoolFields.Url) is { Length: > 0 };

    /// <summary>Those that the device marks, in its order; several where it shares its work among groups.</summary>
    public static List<SeenEntity> Marked(List<SeenEntity> pools) => pools.FindAll(p => IsOwners(p) && p.Flag(MinerPoolFields.Active) == true);

    /// <summary>The one that the device marks, or its only one; null where that is not one.</summary>
    public static SeenEntity? One(List<SeenEntity> pools)
    {
        List<SeenEntity> marked = Marked(pools);
        if (marked.Count > 0)
        {
            return marked.Count == 1 ? marked[0] : null;
        }

        List<SeenEntity> owners = pools.FindAll(IsOwners);
        return owners.Count == 1 ? owners[0] : null;
    }
}
