using System.Text.Json;
using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>The firmware of ePIC Blockchain: HTTP on 4028, with the password in every body.</summary>
internal sealed class EpicControl : IDeviceControl
{
    private const string Maker = "epic";
    private const int Port = 4028;

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.Epic];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(new WebRequest("/network") { Port = Port }, stop);
        if (reply.AsQuestion() is { } trouble)
        {
            return DeviceProof.Failed(trouble);
        }

        string? mac = reply.Root.Members.Select(m => MacAddress.Normalize(m.Value["mac_address"].Text)).FirstOrDefault(found => found is not null);
        return new DeviceProof(mac, null);
    }

    public async ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop)
    {
        if (device.LoginFor(Maker) is not { } login)
        {
            return ControlResult.NoLogin(Maker);
        }

        (string path, Action<Utf8JsonWriter> parameter) = action switch
        {
            BlinkAction blink => ("/identify", (Action<Utf8JsonWriter>)(writer => writer.WriteBoolean("param", blink.On))),
            PauseAction => ("/miner", writer => writer.WriteString("param", "Stop")),
            ResumeAction => ("/miner", writer => writer.WriteString("param", "Autostart")),
            RebootAction => ("/reboot", writer => writer.WriteNumber("param", 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
        };
        string body = JsonBody.Object(writer =>
        {
            parameter(writer);
            writer.WriteString("password", login.Password);
        });
        ControlReply reply = await device.WebAsync(new WebRequest(path) { Method = "POST", Port = Port, Body = body }, stop);
        return (action is RebootAction ? reply.AsReboot() : null) ?? reply.AsWebRequest() ?? Judge(reply.Root);
    }

    /// <summary>It answers 200 to a wrong password, too.</summary>
    private static ControlResult Judge(ReplyValue answer)
    {
        if (answer["result"].Flag == true)
        {
            return ControlResult.Done();
        }

        string? error = answer["error"].Word;
        return error?.Contains("password", StringComparison.OrdinalIgnoreCase) == true
            ? new ControlResult(ControlOutcome.Credentials, "The device does not take the password that is configured.")
            : ControlResult.Refused(error);
    }
}
