using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>Small miners with AxeOS. They ask nobody who he is. Which calls there are depends on the version; one that is missing answers 404.</summary>
internal sealed class BitaxeControl : IDeviceControl
{
    private const string Info = "/api/system/info";
    private const int HighestPort = 65_535;

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.Bitaxe];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest(Info), stop);
        return reply.AsQuestion() is { } trouble ? DeviceProof.Failed(trouble) : new DeviceProof(MacAddress.Normalize(reply.Root["macAddr"].Text), null);
    }

    public ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop) => action switch
    {
        // The light goes out by itself after some seconds; there is no call for it.
        BlinkAction { On: true } => PostAsync(device, "identify", stop),
        PauseAction => PostAsync(device, "pause", stop),
        ResumeAction => PostAsync(device, "resume", stop),
        RebootAction => PostAsync(device, "restart", stop),
        SwitchPoolAction pool => SwitchPoolAsync(device, pool, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
    };

    private static async ValueTask<ControlResult> PostAsync(ControlDialogue device, string call, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest($"/api/system/{call}") { Method = "POST" }, stop);
        return (call == "restart" ? reply.AsReboot() : null) ?? reply.AsWebRequest() ?? ControlResult.Done();
    }

    /// <summary>Host and port lie apart, and it takes them at its next start, which follows. Versions from 2.15 keep their pools elsewhere: what was written is read back before.</summary>
    private static async ValueTask<ControlResult> SwitchPoolAsync(ControlDialogue device, SwitchPoolAction wanted, CancellationToken stop)
    {
        if (!Uri.TryCreate(wanted.Url, UriKind.Absolute, out Uri? url) || url.Scheme != "stratum+tcp" || url.Host.Length == 0 || url.Port is <= 0 or > HighestPort)
        {
            return ControlResult.NotSupported("This firmware takes pools of the form stratum+tcp://HOST:PORT only.");
        }

        string body = JsonBody.Object(writer =>
        {
            writer.WriteString("stratumURL", url.Host);
            writer.WriteNumber("stratumPort", url.Port);
            if (wanted.Worker is not null)
            {
                writer.WriteString("stratumUser", wanted.Worker);
            }
        });
        ControlReply reply = await device.WebAsync(new WebRequest("/api/system") { Method = "PATCH", Body = body }, stop);
        if (reply.AsWebRequest() is { } trouble)
        {
            return trouble;
        }

        ReplyValue now = (await device.WebAsync(new WebRequest(Info), stop)).Root;
        bool isTaken = now["stratumURL"].Word == url.Host && now["stratumPort"].Whole == url.Port && (wanted.Worker is null || now["stratumUser"].Word == wanted.Worker);
        return isTaken ? await PostAsync(device, "restart", stop) : now.Exists ? ControlResult.Refused("it kept its pool") : ControlResult.Unknown;
    }
}
