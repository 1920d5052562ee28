using System.Collections.Frozen;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>Every kind of pool that can be asked, by its name.</summary>
internal static class PoolDialects
{
    public static readonly IReadOnlyList<PoolDialect> All =
    [
        new AntPoolDialect(), new BraiinsDialect(), new CkpoolDialect(), new F2PoolDialect(), new LuxorDialect(), new OceanDialect(), new PublicPoolDialect(), new SbiCryptoDialect(), new ViaBtcDialect(),
    ];

    private static readonly FrozenDictionary<string, PoolDialect> ByName = All.ToFrozenDictionary(d => d.Kind.Name, StringComparer.Ordinal);

    public static PoolDialect? Find(string kind) => ByName.GetValueOrDefault(kind);
}
