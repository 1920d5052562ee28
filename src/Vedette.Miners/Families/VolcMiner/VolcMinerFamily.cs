using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Identification;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.VolcMiner;

/// <summary>VolcMiner and Hammer, which it was before: Bitmain's member names with megahashes in them, on a port of their own that waits for a line's end.</summary>
internal sealed class VolcMinerFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor is "volcminer" or "hammer";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, identity.Vendor) { Port = MinerIdentifier.VolcMinerPort, EndWithNewline = true };
        RpcReply summary = await dialogue.CallAsync("summary", stop);
        if (!dialogue.Replies.Answered)
        {
            // Hammers listen where all others do.
            dialogue = new CgminerDialogue(device, identity, identity.Vendor);
            summary = await dialogue.CallAsync("summary", stop);
        }

        RpcReply stats = await dialogue.CallAsync("stats", stop);
        RpcReply pools = await dialogue.CallAsync("pools", stop);
        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        if (identity.Mac is null || identity.FirmwareVersion is null)
        {
            await dialogue.GetAsync(AntminerParser.SystemInfo, stop, isOptional: true);
        }

        if (!summary.Root.Exists && !stats.Root.Exists)
        {
            await dialogue.GetAsync(VolcMinerPage.Path, stop, isOptional: true);
        }

        return Parse(dialogue.Replies, summary, stats, pools, identity) ?? dialogue.Replies.Foreign(identity);
    }

    private static MinerSnapshot? Parse(DeviceReplies replies, RpcReply summaryReply, RpcReply statsReply, RpcReply poolsReply, MinerIdentity known)
    {
        ReplyValue summary = summaryReply.First("SUMMARY");
        ReplyValue info = replies[AntminerParser.SystemInfo];
        AntminerStats stats = AntminerStats.Parse(statsReply.Section("STATS"), ReplyUnits.Mega);
        ReplyValue page = replies[VolcMinerPage.Path];
        if (!summary.Exists && !statsReply.Root.Exists && page["summary"].IsObject)
        {
            return VolcMinerPage.Fill(replies.Begin(Identity(info, statsReply, known)), page);
        }

        if (!summary.Exists && !statsReply.Root.Exists && !info.IsObject)
        {
            return null;
        }

        ReplyValue entry = AntminerStats.EntryOf(statsReply.Section("STATS"));
        double? elapsed = summary["Elapsed"].NotNegative ?? stats.ElapsedSeconds;
        MinerHashrate rates = CgminerRates.Parse(summary);
        rates = rates with { FiveSeconds = rates.FiveSeconds ?? stats.FiveSeconds, Average = rates.Average ?? stats.Average };
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(poolsReply, elapsed);
        MinerBoard[] boards = new MinerBoard[stats.Boards.Count];
        for (int i = 0; i < boards.Length; i++)
        {
            boards[i] = stats.Boards[i] with { FrequencyMegahertz = stats.Boards[i].FrequencyMegahertz ?? entry["frequency"].Positive };
        }

        return replies.Begin(Identity(info, statsReply, known)) with
        {
            State = Readings.StateByRate(rates.FiveSeconds, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = stats.PowerWatts,
            PowerSource = stats.PowerWatts is null ? PowerSource.Unknown : PowerSource.Reported,
            Temperatures = Readings.OfBoards(boards),
            Fans = stats.Fans,
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
        };
    }

    private static MinerIdentity Identity(ReplyValue info, RpcReply stats, MinerIdentity known)
    {
        string? raw = info["minertype"].Word ?? stats.First("STATS")["Type"].Word ?? known.RawModel;
        return known with
        {
            Vendor = raw?.StartsWith("Hammer", StringComparison.OrdinalIgnoreCase) == true ? "hammer" : known.Vendor,
            Mac = MacAddress.Normalize(info["macaddr"].Text) ?? known.Mac,
            Hostname = info["hostname"].Word ?? known.Hostname,
            RawModel = raw,
            Model = raw ?? known.Model,
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = info["system_filesystem_version"].Word ?? known.FirmwareVersion ?? stats.First("STATS")["Miner"].Word,
            Algorithm = known.Algorithm ?? "scrypt",
        };
    }
}
