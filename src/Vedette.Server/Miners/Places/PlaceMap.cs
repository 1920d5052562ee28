using System.Collections.Frozen;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

/// <summary>Sites, what stands in them, and the pools, at one moment; never changes.</summary>
internal sealed class PlaceMap(IReadOnlyList<Site> sites, IReadOnlyList<MinerContainer> containers, IReadOnlyList<MinerRack> racks, IReadOnlyList<MiningPool> pools)
{
    private readonly FrozenDictionary<int, Site> _sites = sites.ToFrozenDictionary(s => s.Id);
    private readonly FrozenDictionary<int, MinerContainer> _containers = containers.ToFrozenDictionary(c => c.Id);
    private readonly FrozenDictionary<int, MinerRack> _racks = racks.ToFrozenDictionary(r => r.Id);
    private readonly FrozenDictionary<int, MiningPool> _pools = pools.ToFrozenDictionary(p => p.Id);

    public static PlaceMap Empty { get; } = new([], [], [], []);

    public IReadOnlyList<Site> Sites => sites;

    public IReadOnlyList<MinerContainer> Containers => containers;

    public IReadOnlyList<MinerRack> Racks => racks;

    public IReadOnlyList<MiningPool> Pools => pools;

    public Site? Site(int id) => _sites.GetValueOrDefault(id);

    public MinerContainer? Container(int id) => _containers.GetValueOrDefault(id);

    public MinerRack? Rack(int id) => _racks.GetValueOrDefault(id);

    public MiningPool? Pool(int id) => _pools.GetValueOrDefault(id);
}
