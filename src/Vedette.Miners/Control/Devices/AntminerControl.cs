using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control.Devices;

/// <summary>Bitmain's own firmware, by the calls that its own pages make. What was written is read back: the calls answer yes to much that they do not take.</summary>
internal sealed class AntminerControl : IDeviceControl
{
    private const string Maker = "antminer";
    private const int Sleep = 1;
    private const int Normal = 0;
    private const int High = 2;
    private const int Low = 3;

    public IReadOnlyList<ControlWay> Ways { get; } = [ControlWays.Antminer];

    public async ValueTask<DeviceProof> ProveAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(Get("get_system_info"), stop);
        return reply.AsQuestion() is { } trouble
            ? DeviceProof.Failed(trouble)
            : new DeviceProof(MacAddress.Normalize(reply.Root["macaddr"].Text), reply.Root["serinum"].Word);
    }

    public ValueTask<ControlResult> ActAsync(ControlDialogue device, MinerAction action, CancellationToken stop) => action switch
    {
        BlinkAction blink => BlinkAsync(device, blink.On, stop),
        RebootAction => RebootAsync(device, stop),
        PauseAction => ChangeAsync(device, settings => settings.WithMode(Sleep), stop),
        ResumeAction => ChangeAsync(device, settings => settings.WithMode(Normal), stop),
        PowerModeAction power => ChangeAsync(device, settings => settings.WithMode(ModeOf(power.Mode)), stop),
        SwitchPoolAction pool => ChangeAsync(device, settings => settings.WithFirstPool(pool.Url, pool.Worker), stop),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Not asked for before it was known."),
    };

    private static int ModeOf(PowerMode mode) => mode switch
    {
        PowerMode.Low => Low,
        PowerMode.High => High,
        _ => Normal,
    };

    private static async ValueTask<ControlResult> BlinkAsync(ControlDialogue device, bool on, CancellationToken stop)
    {
        // B000 = it blinks, B100 = it does not. Some versions read the flag as a text only.
        string wanted = on ? "B000" : "B100";
        ControlReply? reply = null;
        foreach (bool asText in new[] { false, true })
        {
            reply = await device.WebAsync(Post("blink", JsonBody.Object(writer =>
            {
                if (asText)
                {
                    writer.WriteString("blink", on ? "true" : "false");
                }
                else
                {
                    writer.WriteBoolean("blink", on);
                }
            })), stop);
            if (reply.AsWebRequest() is { } trouble)
            {
                return trouble;
            }

            if (reply.Root["code"].Word == wanted)
            {
                return ControlResult.Done();
            }
        }

        return ControlResult.Refused(Words(reply!));
    }

    private static async ValueTask<ControlResult> RebootAsync(ControlDialogue device, CancellationToken stop)
    {
        ControlReply reply = await device.WebAsync(Get("reboot"), stop);
        return reply.AsReboot() ?? reply.AsWebRequest() ?? ControlResult.Done();
    }

    private static async ValueTask<ControlResult> ChangeAsync(ControlDialogue device, Func<AntminerSettings, AntminerSettings> change, CancellationToken stop)
    {
        ControlReply before = await device.WebAsync(Get("get_miner_conf"), stop);
        if (before.AsQuestion() is { } trouble)
        {
            return trouble;
        }

        if (before.Reply.IsCut || AntminerSettings.Of(before.Root) is not { } settings)
        {
            return ControlResult.NotSupported("The device's settings are not those of a firmware that is written to, or came in part only; nothing was sent.");
        }

        AntminerSettings wanted = change(settings);
        if (wanted.Are(settings))
        {
            return ControlResult.Done("The device is set so already.");
        }

        ControlReply? reply = null;
        foreach (bool modeAsText in new[] { false, true })
        {
            reply = await device.WebAsync(Post("set_miner_conf", wanted.Json(modeAsText)), stop);
            if (reply.AsWebRequest() is { } failed)
            {
                return failed;
            }

            ControlReply after = await device.WebAsync(Get("get_miner_conf"), stop);
            if (after.AsQuestion() is not null)
            {
                return ControlResult.Unknown;
            }

            if (AntminerSettings.Of(after.Root) is { } now && wanted.Are(now))
            {
                return ControlResult.Done("The device's settings show it.");
            }
        }

        return ControlResult.Refused(Words(reply!) ?? "it kept its settings");
    }

    private static string? Words(ControlReply reply) => reply.Root["msg"].Word ?? reply.Root["code"].Word;

    private static WebRequest Get(string name) => new($"/cgi-bin/{name}.cgi") { LoginFor = Maker };

    private static WebRequest Post(string name, string body) => new($"/cgi-bin/{name}.cgi") { Method = "POST", Body = body, LoginFor = Maker };
}
