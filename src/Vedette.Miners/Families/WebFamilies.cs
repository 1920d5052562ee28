using Vedette.Miners.Families.Auradine;
using Vedette.Miners.Families.Bitaxe;
using Vedette.Miners.Families.Braiins;
using Vedette.Miners.Families.Elphapex;
using Vedette.Miners.Families.Epic;
using Vedette.Miners.Families.FluMiner;
using Vedette.Miners.Families.FutureBit;
using Vedette.Miners.Families.Goldshell;
using Vedette.Miners.Families.IceRiver;
using Vedette.Miners.Families.Innosilicon;
using Vedette.Miners.Families.Marathon;
using Vedette.Miners.Families.Proto;
using Vedette.Miners.Families.VNish;

namespace Vedette.Miners.Families;

/// <summary>The families that are read over the web first: firmware before makers, for a firmware reads devices of several makers.</summary>
internal static class WebFamilies
{
    /// <param name="antminerOverRpc">Reads VNish where its web wants a password that was not configured.</param>
    public static IReadOnlyList<IMinerFamily> Create(ReadingLogins logins, IMinerFamily? antminerOverRpc) =>
    [
        new BraiinsFamily(logins),
        new VNishFamily(logins, antminerOverRpc),
        new EpicFamily(),
        new MarathonFamily(),
        new BitaxeFamily(),
        new GoldshellFamily(logins),
        new InnosiliconFamily(logins),
        new IceRiverFamily(),
        new AuradineFamily(),
        new ElphapexFamily(),
        new ProtoFamily(),
        new FluMinerFamily(),
        new FutureBitFamily(logins),
    ];
}
