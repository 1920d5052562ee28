using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;

namespace Vedette.MinerSimulator.Reactions;

/// <summary>What a miner does that is told to do something, and what was told it so far.</summary>
public sealed class MinerReactions
{
    private readonly SimulatedMiner _miner;
    private readonly IMinerReaction[] _all;

    internal MinerReactions(SimulatedMiner miner)
    {
        _miner = miner;
        _all = [new AntminerReaction(this), new LuxOsReaction(this), new BraiinsReaction(this), new BitaxeReaction(this)];
    }

    public bool IsBlinking { get; internal set; }

    public bool IsPaused { get; private set; }

    public int Reboots { get; private set; }

    /// <summary>Of its first pool, once it was told one.</summary>
    public string? PoolUrl { get; private set; }

    public string? Worker { get; private set; }

    /// <summary>Somebody else has the one session of a LuxOS.</summary>
    public bool IsSessionTaken { get; set; }

    /// <summary>Sessions that were opened and not given back.</summary>
    public int OpenSessions { get; internal set; }

    /// <summary>Null where the request changes nothing and is answered out of the recording.</summary>
    internal byte[]? To(int port, byte[] request, SimulatedDevice device)
    {
        IMinerReaction? reaction = Array.Find(_all, r => r.Plays(device.Recording));
        if (reaction is null)
        {
            return null;
        }

        if (!IncomingRequest.IsWeb(request))
        {
            return port == DeviceRecording.RpcPort ? reaction.ToRpc(Encoding.UTF8.GetString(request)) : null;
        }

        WebRequestParts web = WebRequestParts.Of(request);
        if (device.Recording.WantsLogin && !DigestLogin.Fits(web.Authorization, web.Method, device.Login))
        {
            // The recording has the refusal.
            return null;
        }

        return reaction.ToWeb(web, device);
    }

    internal void Pause(bool isPaused)
    {
        IsPaused = isPaused;
        _miner.Condition = isPaused ? MinerCondition.Sleeping : default;
    }

    internal void Reboot()
    {
        Reboots++;
        _miner.Restart();
    }

    internal void ChangePool(string url, string worker)
    {
        PoolUrl = url;
        Worker = worker;
        _miner.ChangePool(url, worker);
    }

    internal static byte[] Json(JsonNode? body, int status = 200) => Response(status, body?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "");

    internal static byte[] Response(int status, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {(status < 300 ? "OK" : "Refused")}\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"), .. bytes];
    }
}
