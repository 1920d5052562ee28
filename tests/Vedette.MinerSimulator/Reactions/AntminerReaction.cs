using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>Stock firmware with web pages: a light, a start anew, and settings that are written as a whole. This one reads the mode as a text only, as those of 2024 do.</summary>
internal sealed class AntminerReaction(MinerReactions miner) : IMinerReaction
{
    private const string Settings = "/cgi-bin/get_miner_conf.cgi";

    private JsonObject? _settings;

    public bool Plays(DeviceRecording recording) => recording.Name.Contains("-stock-", StringComparison.Ordinal) && recording.Web.Any(w => w.Path == Settings);

    public byte[]? ToWeb(WebRequestParts request, SimulatedDevice device)
    {
        _settings ??= JsonNode.Parse(device.Recording.Web.First(w => w.Path == Settings).Body)!.AsObject();
        switch (request.Path)
        {
            case Settings:
                return MinerReactions.Json(_settings);
            case "/cgi-bin/blink.cgi" when request.Method == "POST":
                miner.IsBlinking = JsonNode.Parse(request.Body)!["blink"]!.GetValueKind() == JsonValueKind.True;
                return MinerReactions.Json(new JsonObject { ["code"] = miner.IsBlinking ? "B000" : "B100" });
            case "/cgi-bin/reboot.cgi":
                miner.Reboot();
                return [];
            case "/cgi-bin/set_miner_conf.cgi" when request.Method == "POST":
                Take(JsonNode.Parse(request.Body)!.AsObject());
                return MinerReactions.Json(new JsonObject { ["stats"] = "success", ["code"] = "M000", ["msg"] = "OK!" });
            default:
                return null;
        }
    }

    public byte[]? ToRpc(string request) => null;

    private void Take(JsonObject sent)
    {
        if (sent["miner-mode"]?.GetValueKind() != JsonValueKind.String || sent["pools"] is not JsonArray pools)
        {
            return;
        }

        _settings!["bitmain-work-mode"] = sent["miner-mode"]!.GetValue<string>();
        miner.Pause(sent["miner-mode"]!.GetValue<string>() == "1");
        if (!JsonNode.DeepEquals(_settings["pools"], pools))
        {
            _settings["pools"] = pools.DeepClone();
            miner.ChangePool(pools[0]!["url"]!.GetValue<string>(), pools[0]!["user"]!.GetValue<string>());
        }
    }
}
