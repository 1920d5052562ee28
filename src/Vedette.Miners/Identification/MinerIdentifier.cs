using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Identification;

/// <summary>
/// Finds out what a device is: (1) its interface on 4028, (2) its first web page, (3) ePIC's own manner on 4028, (4) a Whatsminer's third interface, (5) VolcMiner's port, (6) paths that only one maker answers.
/// Each next step only as far as the ones before left it open; HTTP goes to 4028 only where a miner's command failed there, for it stops some miners.
/// </summary>
internal sealed class MinerIdentifier(IMinerConnection device)
{
    public const int VolcMinerPort = 8359;

    private const int EpicPort = 4028;
    private const int MostEvidence = 16;

    private readonly List<MinerEvidence> _evidence = [];
    private bool _mayBeEpic;
    private bool _hasWeb;
    private bool _isSilent;
    private bool _isConfirmed;

    /// <summary>Null where nothing there speaks a miner's language.</summary>
    public async ValueTask<MinerIdentity?> IdentifyAsync(CancellationToken stop)
    {
        // :: (1)
        MinerVerdict? rpc = await AskRpcAsync(stop);
        if (rpc is { IsSpecial: true })
        {
            return Identity(rpc, null);
        }

        // :: (2)
        MinerVerdict? web = await AskFirstPageAsync(stop);
        if (rpc is { IsUnknown: false })
        {
            return Identity(rpc, web);
        }

        // :: (3)
        if (web is null && _mayBeEpic)
        {
            web = await AskEpicAsync(stop);
        }

        // :: (4) (5)
        MinerVerdict? other = web is null ? await AskThirdInterfaceAsync(stop) ?? (_isSilent ? null : await AskVolcMinerAsync(stop)) : null;

        // :: (6)
        if (web is null && other is null && _hasWeb)
        {
            web = await AskKnownPathsAsync(stop);
        }

        return (web ?? other ?? rpc) is { } verdict ? Identity(verdict, null) : null;
    }

    /// <summary>False where only a word on a page speaks for it: such a device has to answer its family's questions before it counts.</summary>
    public bool IsConfirmed => _isConfirmed;

    private async ValueTask<MinerVerdict?> AskRpcAsync(CancellationToken stop)
    {
        MinerVerdict? unknown = null;
        foreach (string command in (string[])["version", "devdetails", "stats", "get_version", "summary"])
        {
            DeviceReply reply = await device.AskAsync(new RpcRequest(command), stop);
            if (reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent)
            {
                _isSilent = reply.Outcome == ReplyOutcome.Silent;
                break;
            }

            RpcReply read = RpcReply.Read(reply);
            MinerVerdict? verdict = RpcMarkers.Of(read);
            if (verdict is { IsUnknown: false })
            {
                return Seen($"rpc {command}", verdict);
            }

            unknown ??= verdict ?? (read.Root["STATUS"].Exists || read.Root["status"].Exists
                ? new MinerVerdict("unknown", FirmwareFamily.Unknown, read.Description ?? read.Message ?? "STATUS") { RawModel = read.Description }
                : null);
            if (unknown is null && !read.Root.Exists)
            {
                // Nothing, or something that is no reply: more commands would get the same.
                _mayBeEpic = read.Message is null || read.Message.StartsWith("HTTP/", StringComparison.Ordinal);
                break;
            }
        }

        return unknown is null ? null : Seen("rpc version", unknown);
    }

    private async ValueTask<MinerVerdict?> AskFirstPageAsync(CancellationToken stop)
    {
        DeviceReply reply = await device.AskAsync(new WebRequest("/"), stop);
        _hasWeb = reply.Outcome == ReplyOutcome.Answered;
        _isSilent &= reply.Outcome == ReplyOutcome.Silent;
        MinerVerdict? verdict = WebMarkers.Of(reply);
        string source = "GET /";
        if (verdict is null && reply.Status is 301 or 302 or 307 or 308 && reply.Headers.GetValueOrDefault("location", "").StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            source = "GET https /";
            verdict = WebMarkers.Of(await device.AskAsync(new WebRequest("/") { Port = 443, Tls = true }, stop));
        }

        bool isChallenge = verdict?.Marker.StartsWith("realm", StringComparison.Ordinal) == true;
        return verdict is null ? null : Seen(source, verdict, isConfirming: isChallenge);
    }

    private async ValueTask<MinerVerdict?> AskEpicAsync(CancellationToken stop)
    {
        DeviceReply reply = await device.AskAsync(new WebRequest("/capabilities") { Port = EpicPort }, stop);
        ReplyValue capabilities = reply.IsAnswer ? ReplyDocument.Read(reply.Body).Root : ReplyValue.Nothing;
        return capabilities["Model"].Word is { } model
            ? Seen("GET :4028/capabilities", new MinerVerdict("antminer", FirmwareFamily.Epic, model) { RawModel = model })
            : null;
    }

    private async ValueTask<MinerVerdict?> AskThirdInterfaceAsync(CancellationToken stop)
    {
        DeviceReply reply = await device.AskWhatsminerAsync("{\"cmd\":\"get.device.info\"}", stop);
        ReplyValue root = reply.IsAnswer ? ReplyDocument.Read(reply.Body).Root : ReplyValue.Nothing;
        ReplyValue message = root["msg"];
        if (!root["code"].Exists || !message.IsObject)
        {
            return null;
        }

        string? model = message["miner"]["type"].Word;
        return Seen("v3 get.device.info", new MinerVerdict("whatsminer", FirmwareFamily.Stock, model ?? "get.device.info")
        {
            RawModel = model,
            FirmwareVersion = message["system"]["fwversion"].Word,
            ApiVersion = message["system"]["api"].Word,
        });
    }

    private async ValueTask<MinerVerdict?> AskVolcMinerAsync(CancellationToken stop)
    {
        DeviceReply reply = await device.AskAsync(new RpcRequest("version") { Port = VolcMinerPort, EndWithNewline = true }, stop);
        return reply.IsAnswer && RpcMarkers.Of(RpcReply.Read(reply)) is { } verdict ? Seen($"rpc :{VolcMinerPort} version", verdict.IsUnknown ? verdict with { Vendor = "volcminer", Firmware = FirmwareFamily.Stock } : verdict) : null;
    }

    private async ValueTask<MinerVerdict?> AskKnownPathsAsync(CancellationToken stop)
    {
        foreach (WebQuestion question in WebQuestion.All)
        {
            DeviceReply reply = await device.AskAsync(question.Request, stop);
            if (reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent)
            {
                return null;
            }

            ReplyValue root = reply.IsAnswer ? ReplyDocument.Read(reply.Body).Root : ReplyValue.Nothing;
            if ((root.IsObject || reply.Status == 401) && question.Understand(root, reply) is { } verdict)
            {
                return Seen($"{question.Request.Method} {question.Request.Path}", verdict);
            }
        }

        return null;
    }

    private MinerVerdict Seen(string source, MinerVerdict verdict, bool isConfirming = true)
    {
        _isConfirmed |= isConfirming;
        if (_evidence.Count < MostEvidence)
        {
            _evidence.Add(new MinerEvidence(source, verdict.Marker));
        }

        return verdict;
    }

    /// <summary>Special firmware beats the maker's, whichever interface told it; two makers are one too many.</summary>
    private MinerIdentity Identity(MinerVerdict first, MinerVerdict? second)
    {
        bool isSecond = second is { IsSpecial: true } && !first.IsSpecial && second.Vendor == first.Vendor;
        MinerVerdict taken = isSecond ? second! : first;
        return new MinerIdentity
        {
            Vendor = taken.Vendor,
            RawModel = taken.RawModel ?? first.RawModel,
            FirmwareFamily = taken.Firmware,
            FirmwareVersion = taken.FirmwareVersion ?? (isSecond ? null : first.FirmwareVersion),
            ApiVersion = taken.ApiVersion ?? first.ApiVersion,
            Evidence = [.. _evidence],
            IsAmbiguous = second is not null && second.Vendor != first.Vendor && !AreOneMaker(first.Vendor, second.Vendor),
        };
    }

    /// <summary>The same makers under two names: their web pages do not tell which.</summary>
    private static bool AreOneMaker(string first, string second) => first is "hammer" or "volcminer" && second is "hammer" or "volcminer";
}
