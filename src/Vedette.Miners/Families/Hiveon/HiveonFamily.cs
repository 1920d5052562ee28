using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Hiveon;

/// <summary>Hiveon ASIC, which kept the replies of Bitmain's firmware and adds the power to them.</summary>
internal sealed class HiveonFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Hiveon;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, "hiveon");
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
        return snapshot is null ? dialogue.Replies.Foreign(identity) : snapshot with { PowerSource = snapshot.PowerWatts is null ? PowerSource.Unknown : PowerSource.Estimated };
    }
}
