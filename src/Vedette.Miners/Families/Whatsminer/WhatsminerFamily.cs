using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Whatsminer;

/// <summary>
/// MicroBT: the interface on 4028 up to version 2, the framed one on 4433 from version 3 on. Newer firmware has both or only the second; it is asked first where the version says so, and where the first tells nothing.
/// Only commands that need no token.
/// </summary>
internal sealed class WhatsminerFamily : IMinerFamily
{
    /// <summary>Firmware is named by its day; from this one on the third interface tells more.</summary>
    private const string ThirdInterfaceSince = "20241101";

    public bool Reads(MinerIdentity identity) => identity.Vendor == "whatsminer";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        bool isNew = identity.ApiVersion?.StartsWith('3') == true
            || (identity.FirmwareVersion is { Length: >= 8 } version && string.CompareOrdinal(version, 0, ThirdInterfaceSince, 0, 8) >= 0);
        if (isNew && await ReadThirdAsync(device, identity, stop) is { } third)
        {
            return third;
        }

        var dialogue = new CgminerDialogue(device, identity, "whatsminer");
        await AskAsync(dialogue, identity, stop);
        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        return WhatsminerParser.Parse(dialogue.Replies, identity) ?? (isNew ? null : await ReadThirdAsync(device, identity, stop)) ?? dialogue.Replies.Foreign(identity);
    }

    /// <summary>The three large ones as one question, and one by one where that brings nothing: some versions do not join.</summary>
    private static async ValueTask AskAsync(CgminerDialogue dialogue, MinerIdentity identity, CancellationToken stop)
    {
        RpcReply joined = await dialogue.CallAsync(WhatsminerParser.Joined, new RpcRequest(WhatsminerParser.Joined), stop, isOptional: true);
        bool hasSummary = joined.Part("summary").First("SUMMARY").Exists;
        bool hasPools = joined.Part("pools").Section("POOLS").Count > 0;
        bool hasBoards = joined.Part("edevs").Section("DEVS").Count > 0;
        RpcReply summary = hasSummary ? joined : await dialogue.CallAsync("summary", stop);
        if (!hasPools)
        {
            await dialogue.CallAsync("pools", stop);
        }

        if (!hasBoards && (await dialogue.CallAsync("edevs", stop, isOptional: true)).Section("DEVS").Count == 0)
        {
            await dialogue.CallAsync("devs", stop);
        }

        await dialogue.CallAsync("get_error_code", stop, isOptional: true);
        if (identity.FirmwareVersion is null)
        {
            await dialogue.CallAsync("get_version", stop, isOptional: true);
        }

        if (identity.RawModel is null)
        {
            await dialogue.CallAsync("devdetails", stop, isOptional: true);
        }

        if (identity.Mac is null || identity.Hostname is null)
        {
            await dialogue.CallAsync("get_miner_info", stop, isOptional: true);
        }

        if (WhatsminerParser.LacksPower(dialogue.Replies))
        {
            await dialogue.CallAsync("get_psu", stop, isOptional: true);
        }

        if (!hasSummary && summary.IsError)
        {
            await dialogue.CallAsync("status", stop, isOptional: true);
        }
    }

    private static async ValueTask<MinerSnapshot?> ReadThirdAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var replies = new DeviceReplies();
        foreach ((string question, string json) in WhatsminerThirdParser.Questions)
        {
            DeviceReply reply = await device.AskWhatsminerAsync(json, stop);
            bool isRefused = ReplyDocument.Read(reply.Body).Root["code"].Whole is not (null or 0);
            replies.Add(question, isRefused ? reply with { Body = default } : reply, "whatsminer_v3", 4433, isOptional: question == WhatsminerThirdParser.ErrorCodes);
            if (reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent)
            {
                break;
            }
        }

        return WhatsminerThirdParser.Parse(replies, identity);
    }
}
