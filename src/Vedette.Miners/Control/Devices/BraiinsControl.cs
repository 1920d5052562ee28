using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>Braiins OS over its REST interface, which versions since 25.07 have. Pools are left out: what is read of them lacks their passwords, and they are written as a whole.</summary>
internal sealed class BraiinsControl : IDeviceControl
{
    private const string Maker = "braiins";

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.Braiins];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest("/api/v1/miner/details"), stop);
        if (reply.Reply.Status is 401 or 403)
        {
            (string? token, ControlResult? refused) = await LogInAsync(device, stop);
            if (token is null)
            {
                return DeviceProof.Failed(refused!);
            }

            reply = await device.WebAsync(new WebRequest("/api/v1/miner/details") { Authorization = token }, stop);
        }

        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(reply.Root["mac_address"].Text), reply.Root["serial_number"].Word);
    }

    public async ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop)
    {
        (string? token, ControlResult? refused) = await LogInAsync(device, stop);
        if (token is null)
        {
            return refused!;
        }

        (string path, string? body) = action switch
        {
            BlinkAction blink => ("actions/locate", blink.On ? "true" : "false"),
            PauseAction => ("actions/pause", null),
            ResumeAction => ("actions/resume", null),
            RebootAction => ("actions/reboot", null),
            PowerLimitAction limit => ("performance/power-target", JsonBody.Object(writer => writer.WriteNumber("watt", limit.Watts))),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
        };
        ControlReply reply = await device.WebAsync(new WebRequest($"/api/v1/{path}") { Method = "PUT", Body = body, Authorization = token }, stop);
        return (action is RebootAction ? reply.AsReboot() : null) ?? reply.AsWebRequest() ?? ControlResult.Done();
    }

    private static async ValueTask<(string? Token, ControlResult? Refused)> LogInAsync(ControlDialogue device, CancellationToken stop)
    {
        if (device.LoginFor(Maker) is not { } login)
        {
            return (null, ControlResult.NoLogin(Maker));
        }

        string body = JsonBody.Object(writer =>
        {
            writer.WriteString("username", login.User);
            writer.WriteString("password", login.Password);
        });
        ControlReply reply = await device.WebAsync(new WebRequest("/api/v1/auth/login") { Method = "POST", Body = body }, stop);
        return reply.AsQuestion() is { } trouble ? (null, trouble)
            : reply.Root["token"].Word is { } token ? (token, null)
            : (null, ControlResult.Refused("it gave no token"));
    }
}
