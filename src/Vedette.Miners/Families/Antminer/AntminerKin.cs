using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>Firmware that others made of Bitmain's: the same questions and members, and power that is reckoned and not measured. What one of them tells otherwise, it completes itself.</summary>
internal static class AntminerKin
{
    /// <param name="firmware">Under which its login is configured.</param>
    /// <param name="complete">Gets the reply to <c>stats</c> beside what was made of it.</param>
    public static async ValueTask<MinerSnapshot?> ReadAsync(
        IMinerConnection device, MinerIdentity identity, string firmware, Func<MinerSnapshot, RpcReply, MinerSnapshot> complete, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, firmware);
        RpcReply summary = await dialogue.CallAsync("summary", stop);
        RpcReply stats = await dialogue.CallAsync("stats", stop);
        RpcReply pools = await dialogue.CallAsync("pools", stop);
        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        if (identity.Mac is null)
        {
            await dialogue.GetAsync(AntminerParser.SystemInfo, stop, isOptional: true);
        }

        MinerSnapshot? snapshot = AntminerParser.Parse(dialogue.Replies, summary, stats, pools, identity);
        return snapshot is null
            ? dialogue.Replies.Foreign(identity)
            : complete(snapshot with { PowerSource = snapshot.PowerWatts is null ? PowerSource.Unknown : PowerSource.Estimated }, stats);
    }
}
