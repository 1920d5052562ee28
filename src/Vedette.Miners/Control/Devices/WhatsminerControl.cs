using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>
/// Whatsminers with the third interface. Each request carries a token made of the command, the password, a salt that the device tells and the time. The older interfaces and the pools, which are sent
/// encrypted, are left out.
/// </summary>
internal sealed class WhatsminerControl : IDeviceControl
{
    private const string Maker = "whatsminer";
    private const string DeviceInfo = """{"cmd":"get.device.info"}""";
    private const int TokenLength = 8;

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.Whatsminer];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WhatsminerAsync(DeviceInfo, stop);
        if (reply.Reply.Outcome == Connections.ReplyOutcome.Refused)
        {
            return DeviceProof.Failed(ControlResult.NotSupported("The third interface (TCP 4433) is not there or is switched off; the older ones are not written to."));
        }

        ReplyValue told = reply.Root["msg"];
        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(told["network"]["mac"].Text), told["miner"]["miner-sn"].Word);
    }

    public async ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop)
    {
        if (device.LoginFor(Maker) is not { } login)
        {
            return ControlResult.NoLogin(Maker);
        }

        ControlReply info = await device.WhatsminerAsync(DeviceInfo, stop);
        if (info.AsQuestion() is { } trouble)
        {
            return trouble;
        }

        if (info.Root["msg"]["salt"].Word is not { } salt)
        {
            return ControlResult.NotSupported("The device tells no salt, without which no request is signed.");
        }

        (string command, Action<Utf8JsonWriter> parameter) = CommandOf(action);
        long now = device.NowSeconds;
        string request = JsonBody.Object(writer =>
        {
            writer.WriteString("cmd", command);
            parameter(writer);
            writer.WriteNumber("ts", now);
            writer.WriteString("token", TokenOf(command, login.Password, salt, now));
            writer.WriteString("account", login.User);
        });
        ControlReply reply = await device.WhatsminerAsync(request, stop);
        return (action is RebootAction ? reply.AsReboot() : null) ?? Judge(reply);
    }

    internal static string TokenOf(string command, string password, string salt, long seconds) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{command}{password}{salt}{seconds}")))[..TokenLength];

    private static (string Command, Action<Utf8JsonWriter> Parameter) CommandOf(MinerAction action) => action switch
    {
        BlinkAction { On: true } => ("set.system.led", WriteBlinking),
        BlinkAction => ("set.system.led", writer => writer.WriteString("param", "auto")),
        PauseAction => ("set.miner.service", writer => writer.WriteString("param", "stop")),
        ResumeAction => ("set.miner.service", writer => writer.WriteString("param", "start")),
        RebootAction => ("set.system.reboot", writer => writer.WriteNull("param")),
        PowerModeAction power => ("set.miner.power_mode", writer => writer.WriteString("param", power.Mode switch { PowerMode.Low => "low", PowerMode.High => "high", _ => "normal" })),
        PowerLimitAction limit => ("set.miner.power_limit", writer => writer.WriteNumber("param", limit.Watts)),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
    };

    // Red and green in turn, five times a second: nothing that the device does by itself looks like it.
    private static void WriteBlinking(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("param");
        foreach ((string color, int duration) in new[] { ("red", 100), ("green", 150) })
        {
            writer.WriteStartObject();
            writer.WriteString("color", color);
            writer.WriteNumber("period", 200);
            writer.WriteNumber("duration", duration);
            writer.WriteNumber("start", 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ControlResult Judge(ControlReply reply)
    {
        if (reply.AsWebRequest() is { } lost)
        {
            return lost;
        }

        if (reply.Root["code"].Whole == 0)
        {
            return ControlResult.Done();
        }

        string words = reply.Root["msg"].Word ?? reply.Root["desc"].Word ?? "";
        return words.Contains("token", StringComparison.OrdinalIgnoreCase) || words.Contains("password", StringComparison.OrdinalIgnoreCase) || words.Contains("account", StringComparison.OrdinalIgnoreCase)
            ? new ControlResult(ControlOutcome.Credentials, "The device does not take the account or the password that is configured.")
            : words.Contains("invalid command", StringComparison.OrdinalIgnoreCase) ? ControlResult.NotSupported("This firmware does not know the command.")
            : ControlResult.Refused(words);
    }
}
