using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Families.Avalon;
using Vedette.Miners.Families.Bitaxe;
using Vedette.Miners.Families.Epic;
using Vedette.Miners.Families.Hiveon;
using Vedette.Miners.Families.LuxOs;
using Vedette.Miners.Families.Msk;
using Vedette.Miners.Families.PlainCgminer;
using Vedette.Miners.Families.SealMiner;
using Vedette.Miners.Families.VolcMiner;
using Vedette.Miners.Families.Whatsminer;

namespace Vedette.Miners.Families;

/// <summary>Every family there is, the more special one first.</summary>
internal static class MinerFamilies
{
    public static IReadOnlyList<IMinerFamily> With(MinerConnectionOptions options, TimeProvider clock)
    {
        _ = options;
        _ = clock;
        return
        [
            new EpicFamily(),
            new LuxOsFamily(),
            new HiveonFamily(),
            new MskFamily(),
            new BitaxeFamily(),
            new WhatsminerFamily(),
            new AvalonFamily(),
            new VolcMinerFamily(),
            new SealMinerFamily(),
            new AntminerFamily(),

            // Reads whatever speaks this language, so nothing may stand behind it.
            new PlainCgminerFamily(),
        ];
    }
}
