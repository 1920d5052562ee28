using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>VNish (AnthillOS): a password gives a token, and the token goes bare but for the calls under system/.</summary>
internal sealed class VNishControl : IDeviceControl
{
    private const string Maker = "vnish";

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.VNish];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest("/api/v1/info"), stop);
        if (reply.Reply.Status is 401 or 403)
        {
            (string? token, ControlResult? refused) = await UnlockAsync(device, stop);
            if (token is null)
            {
                return DeviceProof.Failed(refused!);
            }

            reply = await device.WebAsync(new WebRequest("/api/v1/info") { Authorization = token }, stop);
        }

        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(reply.Root["system"]["network_status"]["mac"].Text), reply.Root["serial"].Word);
    }

    public async ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop)
    {
        (string? token, ControlResult? refused) = await UnlockAsync(device, stop);
        if (token is null)
        {
            return refused!;
        }

        return action switch
        {
            BlinkAction blink => await BlinkAsync(device, token, blink.On, stop),
            PauseAction => await PostAsync(device, "mining/stop", token, stop),
            ResumeAction => await PostAsync(device, "mining/start", token, stop),
            RebootAction => await PostAsync(device, "system/reboot", "Bearer " + token, stop),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
        };
    }

    /// <summary>Some versions take the call for a turn of the switch, whatever stands in it; they say how it stands after that.</summary>
    private static async ValueTask<ControlResult> BlinkAsync(ControlDialogue device, string token, bool on, CancellationToken stop)
    {
        for (int turn = 0; turn < 2; turn++)
        {
            var request = new WebRequest("/api/v1/find-miner") { Method = "POST", Authorization = token, Body = JsonBody.Object(writer => writer.WriteBoolean("on", on)) };
            ControlReply reply = await device.WebAsync(request, stop);
            if (reply.AsWebRequest() is { } trouble)
            {
                return trouble;
            }

            if ((reply.Root["on"].Flag ?? on) == on)
            {
                return ControlResult.Done();
            }
        }

        return ControlResult.Refused("its light stays as it is");
    }

    private static async ValueTask<ControlResult> PostAsync(ControlDialogue device, string path, string authorization, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest($"/api/v1/{path}") { Method = "POST", Body = "{}", Authorization = authorization }, stop);
        return (path == "system/reboot" ? reply.AsReboot() : null)
            ?? reply.AsWebRequest()
            ?? (reply.Root["success"].Flag == false || reply.Root["err"].Word is not null ? ControlResult.Refused(reply.Root["err"].Word) : ControlResult.Done());
    }

    private static async ValueTask<(string? Token, ControlResult? Refused)> UnlockAsync(ControlDialogue device, CancellationToken stop)
    {
        if (device.LoginFor(Maker) is not { } login)
        {
            return (null, ControlResult.NoLogin(Maker));
        }

        ControlReply reply = await device.WebAsync(
            new WebRequest("/api/v1/unlock") { Method = "POST", Body = JsonBody.Object(writer => writer.WriteString("pw", login.Password)) }, stop);
        return reply.AsQuestion() is { } trouble ? (null, trouble)
            : reply.Root["token"].Word is { } token ? (token, null)
            : (null, ControlResult.Refused("it gave no token"));
    }
}
