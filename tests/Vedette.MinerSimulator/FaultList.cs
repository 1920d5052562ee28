namespace Vedette.MinerSimulator;

/// <summary>Lets named faults fall on miners of a site, from its end on.</summary>
internal static class FaultList
{
    public static async Task ApplyAsync(SimulatedSite site, IReadOnlyDictionary<string, int> faults)
    {
        int next = site.Miners.Count - 1;
        foreach ((string kind, int count) in faults)
        {
            for (int i = 0; i < count && next >= 0; i++, next--)
            {
                await ApplyAsync(site.Miners[next], kind);
            }
        }
    }

    private static async Task ApplyAsync(SimulatedMiner miner, string kind)
    {
        switch (kind)
        {
            case "slow-drip": miner.Fault = MinerFault.SlowDrip; break;
            case "cut-reply": miner.Fault = MinerFault.CutReply; break;
            case "malformed": miner.Fault = MinerFault.Malformed; break;
            case "silent": miner.Fault = MinerFault.Silent; break;
            case "hangs-up": miner.Fault = MinerFault.HangsUp; break;
            case "one-client-at-a-time": miner.Fault = MinerFault.OneClientAtATime; break;
            case "refusing": await miner.SetPresenceAsync(MinerPresence.Refusing); break;
            case "dark": await miner.SetPresenceAsync(MinerPresence.Dark); break;
            case "board-lost": miner.Condition = Recordings.MinerCondition.BoardLost; break;
            case "sleeping": miner.Condition = Recordings.MinerCondition.Sleeping; break;
            case "shares-stopped": miner.SharesStopped = true; break;
            case "pool-changed": miner.ChangePool("stratum+tcp://elsewhere.invalid:3333", "somebody.else"); break;
            default: throw new ArgumentException($"No fault is called '{kind}'.");
        }
    }
}
