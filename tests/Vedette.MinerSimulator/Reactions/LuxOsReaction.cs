using System.Text;
using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>LuxOS: one session at a time, and nothing changes without it but pools.</summary>
internal sealed class LuxOsReaction(MinerReactions miner) : IMinerReaction
{
    private const string Session = "s1mul8ed";

    private readonly List<(string Url, string User)> _added = [];

    public bool Plays(DeviceRecording recording) => recording.Name.Contains("-luxos-", StringComparison.Ordinal);

    public byte[]? ToWeb(WebRequestParts request, SimulatedDevice device) => null;

    public byte[]? ToRpc(string request)
    {
        JsonNode? root = request.StartsWith('{') ? JsonNode.Parse(request) : null;
        string[] parameters = root?["parameter"]?.ToString().Split(',') ?? [];
        return (string?)root?["command"] switch
        {
            "logon" => LogOn(),
            "logoff" => WithSession(parameters, () => miner.OpenSessions--),
            "ledset" => WithSession(parameters, () => miner.IsBlinking = parameters[2] == "blink"),
            "curtail" => WithSession(parameters, () => miner.Pause(parameters[1] == "sleep")),
            "rebootdevice" => WithSession(parameters, miner.Reboot),
            "addpool" when parameters.Length >= 3 => Done(() => _added.Add((parameters[0], parameters[1]))),
            "switchpool" when _added.Count > 0 => Done(() => miner.ChangePool(_added[^1].Url, _added[^1].User)),
            "pools" when _added.Count > 0 => Pools(),
            _ => null,
        };
    }

    private byte[] LogOn()
    {
        if (miner.IsSessionTaken || miner.OpenSessions > 0)
        {
            return Status("E", 402, "Another session is active");
        }

        miner.OpenSessions++;
        return Reply(new JsonObject { ["SESSION"] = new JsonArray(new JsonObject { ["SessionID"] = Session }) }, "S", 316, "Session created");
    }

    private static byte[] WithSession(string[] parameters, Action act) => parameters.Length > 0 && parameters[0] == Session ? Done(act) : Status("E", 402, "Invalid session");

    private static byte[] Done(Action act)
    {
        act();
        return Status("S", 300, "ok");
    }

    private byte[] Pools() => Reply(
        new JsonObject
        {
            ["POOLS"] = new JsonArray(
            [
                new JsonObject { ["POOL"] = 0, ["Priority"] = 0, ["URL"] = "stratum+tcp://recorded.example:3333", ["User"] = "account1.rig1" },
                .. _added.Select((pool, i) => new JsonObject { ["POOL"] = i + 1, ["Priority"] = i + 1, ["URL"] = pool.Url, ["User"] = pool.User }),
            ]),
        },
        "S", 7, "pools");

    private static byte[] Status(string letter, int code, string message) => Reply([], letter, code, message);

    private static byte[] Reply(JsonObject reply, string letter, int code, string message)
    {
        reply["STATUS"] = new JsonArray(new JsonObject { ["STATUS"] = letter, ["Code"] = code, ["Msg"] = message, ["Description"] = "LUXminer" });
        reply["id"] = 1;
        return [.. Encoding.UTF8.GetBytes(reply.ToJsonString()), 0];
    }
}
