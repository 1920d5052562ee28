using Vedette.Miners.Connections;
using Vedette.Miners.Identification;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>Asks one device in the cgminer manner, command after command, and over the web where its maker needs that.</summary>
/// <param name="maker">Under which its login is configured.</param>
internal sealed class CgminerDialogue(IMinerConnection device, MinerIdentity identity, string maker)
{
    private bool _isClosed;
    private bool _isWebClosed;

    public DeviceReplies Replies { get; } = new();

    /// <summary>Where the commands go.</summary>
    public int Port { get; init; } = 4028;

    public bool EndWithNewline { get; init; }

    /// <summary>A reply names another maker or firmware than the identity does: somebody else has this address now, or new firmware.</summary>
    public bool IsForeign { get; private set; }

    /// <param name="isOptional">Its absence is no flaw: only some versions know it.</param>
    public ValueTask<RpcReply> CallAsync(string command, CancellationToken stop, bool isOptional = false) => CallAsync(command, new RpcRequest(command), stop, isOptional);

    /// <param name="question">What the reply is kept under.</param>
    public async ValueTask<RpcReply> CallAsync(string question, RpcRequest request, CancellationToken stop, bool isOptional = false)
    {
        // Nobody listens there, or nobody in time: asking for the rest would only cost time.
        DeviceReply reply = _isClosed ? DeviceReply.Without(ReplyOutcome.Refused) : await device.AskAsync(request with { Port = Port, EndWithNewline = EndWithNewline }, stop);
        _isClosed |= reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent;
        RpcReply read = RpcReply.Read(reply);
        Notice(read);
        Replies.Add(question, read.IsError ? reply with { Body = default } : reply, "cgminer", Port, isOptional);
        return read;
    }

    /// <returns>Does not exist where the page is not there or wants a login that nobody configured.</returns>
    public async ValueTask<ReplyValue> GetAsync(string path, CancellationToken stop, bool isOptional = false)
    {
        DeviceReply reply = _isWebClosed ? DeviceReply.Without(ReplyOutcome.Refused) : await device.AskAsync(new WebRequest(path) { LoginFor = maker }, stop);

        // One refused login is enough: every further one brings a lock nearer.
        _isWebClosed |= reply.Outcome is ReplyOutcome.Refused or ReplyOutcome.Silent || reply.Status is 401 or 403;
        return Replies.Add(path, reply, "http", 80, isOptional);
    }

    private void Notice(RpcReply read)
    {
        if (read.Root.Exists && RpcMarkers.Of(read) is { IsUnknown: false } verdict)
        {
            // A mod that nobody knows by name is read as what it was made from, so it is no reason to look anew.
            IsForeign |= verdict.Vendor != identity.Vendor || (verdict.IsSpecial && verdict.Firmware != FirmwareFamily.Custom && verdict.Firmware != identity.FirmwareFamily);
        }
    }
}
