using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>LuxOS, as its maker documents it: what changes something wants a session, of which a device has one at a time, and which is given back whatever happens.</summary>
internal sealed class LuxOsControl : IDeviceControl
{
    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.LuxOs];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.RpcAsync("config", null, stop);
        ReplyValue config = reply.Rpc.First("CONFIG");
        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(config["MACAddr"].Text), config["SerialNumber"].Word);
    }

    public ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop) => action switch
    {
        BlinkAction blink => InSessionAsync(device, "ledset", blink.On ? "red,blink" : "red,off", stop),
        PauseAction => InSessionAsync(device, "curtail", "sleep", stop),
        ResumeAction => InSessionAsync(device, "curtail", "wakeup", stop),
        RebootAction => InSessionAsync(device, "rebootdevice", null, stop),
        SwitchPoolAction pool => SwitchPoolAsync(device, pool, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
    };

    private static async ValueTask<ControlResult> InSessionAsync(ControlDialogue device, string command, string? arguments, CancellationToken stop)
    {
        ControlReply logon = await device.RpcAsync("logon", null, stop);
        if (logon.Reply.Outcome != Connections.ReplyOutcome.Answered)
        {
            return ControlResult.Unreachable;
        }

        if (logon.Rpc.IsError || logon.Rpc.First("SESSION")["SessionID"].Word is not { } session)
        {
            // Somebody else changes the device now. His session is not ended from here.
            return ControlResult.Refused(logon.Rpc.Message ?? "it gave no session");
        }

        try
        {
            ControlReply reply = await device.RpcAsync(command, arguments is null ? session : $"{session},{arguments}", stop);
            return (command == "rebootdevice" ? reply.AsReboot() : null) ?? reply.AsRpcRequest();
        }
        finally
        {
            // Not to be cancelled: until it ends by itself nobody else could change the device.
            await device.RpcAsync("logoff", session, CancellationToken.None);
        }
    }

    /// <summary>Pools want no session. The new one is added behind the others and then made the first.</summary>
    private static async ValueTask<ControlResult> SwitchPoolAsync(ControlDialogue device, SwitchPoolAction wanted, CancellationToken stop)
    {
        ControlReply before = await device.RpcAsync("pools", null, stop);
        if (before.AsQuestion() is { } trouble)
        {
            return trouble;
        }

        IReadOnlyList<ReplyValue> pools = before.Rpc.Section("POOLS");
        string? worker = wanted.Worker ?? pools.OrderBy(p => p["Priority"].Whole ?? long.MaxValue).Select(p => p["User"].Word).FirstOrDefault(user => user is not null);
        if (worker is null)
        {
            return ControlResult.Refused("it has no pool whose worker's name could be kept");
        }

        if (wanted.Url.Contains(',', StringComparison.Ordinal) || worker.Contains(',', StringComparison.Ordinal))
        {
            return ControlResult.NotSupported("A comma in a pool's address or a worker's name cannot be told to this firmware.");
        }

        long? number = NumberOf(pools, wanted.Url, worker);
        if (number is null)
        {
            ControlReply added = await device.RpcAsync("addpool", $"{wanted.Url},{worker},x", stop);
            ControlReply after = await device.RpcAsync("pools", null, stop);
            number = NumberOf(after.Rpc.Section("POOLS"), wanted.Url, worker);
            if (added.AsRpcRequest() is { Outcome: not ControlOutcome.Done } failed)
            {
                return failed;
            }
        }

        return number is null ? ControlResult.Refused("it does not list the pool that was added") : (await device.RpcAsync("switchpool", $"{number}", stop)).AsRpcRequest();
    }

    private static long? NumberOf(IReadOnlyList<ReplyValue> pools, string url, string worker) =>
        pools.Where(p => p["URL"].Word == url && p["User"].Word == worker).Select(p => p["POOL"].Whole).FirstOrDefault();
}
