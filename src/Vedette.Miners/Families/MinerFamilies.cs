using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Families.Avalon;
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
        var antminer = new AntminerFamily();
        var logins = new ReadingLogins(name => options.Logins.TryGetValue(name, out DeviceLogin? login) ? login : null, clock);
        return
        [
            .. WebFamilies.Create(logins, antminer),
            new LuxOsFamily(),
            new HiveonFamily(),
            new MskFamily(),
            new WhatsminerFamily(),
            new AvalonFamily(),
            new VolcMinerFamily(),
            new SealMinerFamily(),
            antminer,

            // Reads whatever speaks this language, so nothing may stand behind it.
            new PlainCgminerFamily(),
        ];
    }
}
