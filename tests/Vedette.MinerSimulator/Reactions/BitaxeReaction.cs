using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>AxeOS: no login, settings that it takes at its next start. One of 2.4 knows no pause.</summary>
internal sealed class BitaxeReaction(MinerReactions miner) : IMinerReaction
{
    private const string Info = "/api/system/info";

    private JsonObject? _sent;

    public bool Plays(DeviceRecording recording) => recording.Web.Any(w => w.Path == Info);

    public byte[]? ToWeb(WebRequestParts request, SimulatedDevice device)
    {
        switch (request.Method, request.Path)
        {
            case ("POST", "/api/system/restart"):
                miner.Reboot();
                if (_sent is not null)
                {
                    miner.ChangePool($"stratum+tcp://{_sent["stratumURL"]}:{_sent["stratumPort"]}", (string?)_sent["stratumUser"] ?? "");
                }

                return MinerReactions.Response(200, "System will restart shortly.");
            case ("PATCH", "/api/system"):
                _sent = JsonNode.Parse(request.Body)!.AsObject();
                return MinerReactions.Response(200, "");
            case ("GET", Info) when _sent is not null:
                JsonObject info = JsonNode.Parse(device.Answers.Web("GET", DeviceRecording.WebPort, Info)[0].Body.Render(device.Values.Of))!.AsObject();
                foreach ((string name, JsonNode? value) in _sent)
                {
                    info[name] = value?.DeepClone();
                }

                return MinerReactions.Json(info);
            default:
                return null;
        }
    }

    public byte[]? ToRpc(string request) => null;
}
