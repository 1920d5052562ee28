using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>Braiins OS with the REST interface: a login gives a token, and nothing changes without it.</summary>
internal sealed class BraiinsReaction(MinerReactions miner) : IMinerReaction
{
    private const string Token = "s1mul8ed-token";

    public bool Plays(DeviceRecording recording) => recording.Web.Any(w => w.Path == "/api/v1/miner/details");

    public byte[]? ToWeb(WebRequestParts request, SimulatedDevice device)
    {
        if (request is { Method: "POST", Path: "/api/v1/auth/login" })
        {
            JsonNode login = JsonNode.Parse(request.Body)!;
            return ((string?)login["username"], (string?)login["password"]) == device.Login
                ? MinerReactions.Json(new JsonObject { ["token"] = Token, ["timeout_s"] = 3600 })
                : MinerReactions.Response(401, "");
        }

        if (request.Method != "PUT")
        {
            return null;
        }

        if (request.Authorization != Token)
        {
            return MinerReactions.Response(401, "");
        }

        switch (request.Path)
        {
            case "/api/v1/actions/locate":
                miner.IsBlinking = request.Body == "true";
                break;
            case "/api/v1/actions/pause" or "/api/v1/actions/resume":
                miner.Pause(request.Path.EndsWith("pause", StringComparison.Ordinal));
                break;
            case "/api/v1/actions/reboot":
                miner.Reboot();
                return MinerReactions.Response(204, "");
            default:
                return MinerReactions.Response(404, "");
        }

        return MinerReactions.Response(200, "false");
    }

    public byte[]? ToRpc(string request) => null;
}
