using Vedette.Miners.Connections;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Control;

/// <summary>What came of one request, and what that means for the one who asked.</summary>
internal sealed class ControlReply
{
    // Of the cgminer family; makers agree on these two.
    private const int InvalidCommand = 14;

    public ControlReply(DeviceReply reply)
    {
        Reply = reply;
        Rpc = RpcReply.Read(reply);
    }

    public DeviceReply Reply { get; }

    /// <summary>Read in the cgminer manner; for other interfaces only its root is of use.</summary>
    public RpcReply Rpc { get; }

    public ReplyValue Root => Rpc.Root;

    /// <summary>What is wrong with the answer to a question; null where it can be read.</summary>
    public ControlResult? AsQuestion() =>
        Reply.Outcome != ReplyOutcome.Answered ? ControlResult.Unreachable : ByStatus() ?? (Root.Exists ? null : ControlResult.Refused("its answer cannot be read"));

    /// <summary>Of a request that changes something, over the web; null where the device took it as far as HTTP says.</summary>
    public ControlResult? AsWebRequest() => Unanswered() ?? ByStatus();

    /// <summary>Of a request that changes something, in the cgminer manner.</summary>
    public ControlResult AsRpcRequest()
    {
        if (Unanswered() is { } lost)
        {
            return lost;
        }

        if (!Rpc.IsError)
        {
            return ControlResult.Done();
        }

        return Rpc.Code == InvalidCommand || Rpc.Message?.Contains("invalid command", StringComparison.OrdinalIgnoreCase) == true
            ? ControlResult.NotSupported("This firmware does not know the command.")
            : ControlResult.Refused(Rpc.Message);
    }

    /// <summary>One that starts anew hangs up before it answers, and that is its answer.</summary>
    public ControlResult? AsReboot() => Reply.Outcome == ReplyOutcome.Broken ? ControlResult.Done("The device hung up, as one does that starts anew.") : null;

    private ControlResult? Unanswered() => Reply.Outcome switch
    {
        ReplyOutcome.Answered => null,
        ReplyOutcome.Refused => ControlResult.Unreachable,
        _ => ControlResult.Unknown,
    };

    private ControlResult? ByStatus() => Reply.Status switch
    {
        null or (>= 200 and < 300) => null,
        401 or 403 => new ControlResult(ControlOutcome.Credentials, "The device does not take the login that is configured, or wants one and none is."),
        404 or 405 or 501 => ControlResult.NotSupported("This firmware has no such interface."),
        _ => ControlResult.Refused($"HTTP {Reply.Status} {Rpc.Message}"),
    };
}
