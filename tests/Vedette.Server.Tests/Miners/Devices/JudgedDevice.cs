using System.Text;
using System.Text.Json.Nodes;
using Vedette.Agent.Miners;
using Vedette.Agent.Scheduling;
using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Sites;
using Vedette.Miners.Tests;
using Vedette.Model.Miners;
using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Tests.Miners.Judgement;

namespace Vedette.Server.Tests.Miners.Devices;

/// <summary>A device that the agent's own code reads and tells of, and the server's own judges: from its words to the verdict. A minute is a poll.</summary>
internal sealed class JudgedDevice
{
    private readonly MinerSiteTelling _site = new();
    private readonly StateTracker _tracker = new(TimeSpan.FromHours(6));
    private readonly StateBuffer _buffer;
    private MinerSnapshot? _now;
    private double _carry;

    public JudgedDevice() => _buffer = new StateBuffer(_tracker);

    public MinerSiteTelling Site => _site;

    public MinerSnapshot Snapshot => _now ?? throw new InvalidOperationException("The device was not read yet.");

    public string Key => KeyOf(Snapshot);

    public string Verdict => Judgement.Verdict;

    public string Reason => Judgement.Reasons[0];

    public MinerJudgement Judgement => _site.Judgements.Of(MinerSiteTelling.AgentId, Key);

    /// <summary>Types of what stands against it, in the order of the alphabet.</summary>
    public string[] Findings => [.. _site.Judgements.Findings().Select(f => f.Type).Order(StringComparer.Ordinal)];

    public IEnumerable<string> Sentences => _site.Judgements.Findings().Select(f => $"{f.Severity} {f.Type}: {f.Sentence}");

    /// <summary>A recorded device in whose replies something was changed; every text that is to be replaced must be there.</summary>
    public static Task<JudgedDevice> ReadAsync(string recording, params (string Before, string After)[] changes) => ReadAsync(recording, body => body, changes);

    /// <param name="change">Of every reply, before it is given.</param>
    public static async Task<JudgedDevice> ReadAsync(string recording, Func<string, string> change, params (string Before, string After)[] changes)
    {
        JsonObject recorded = RecordedDevices.File(recording);
        foreach ((string before, string after) in changes)
        {
            Assert.True(Change(recorded, before, after) > 0, $"{recording} does not hold {before}.");
        }

        var device = new JudgedDevice();
        var reader = new MinerReader(new MinerConnectionOptions(), device._site.Clock);
        var connection = new RecordedDevice(recorded) { Change = body => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body))) };
        MinerIdentity? identity = await reader.IdentifyAsync(connection, TestContext.Current.CancellationToken);
        Assert.True(identity is not null, $"{recording} was not identified.");
        device._now = await reader.ReadAsync(connection, identity, TestContext.Current.CancellationToken);
        Assert.True(device._now is not null, $"{recording} was not read.");
        return device;
    }

    /// <summary>Each minute the device is read, having worked on as it claims: its clocks go, its shares come at the pace of its claim.</summary>
    /// <param name="each">What befalls it beside that.</param>
    public void Pass(int minutes, Func<MinerSnapshot, MinerSnapshot>? each = null)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(1));
            MinerSnapshot later = Later(Snapshot, 60);
            Tell(each is null ? later : each(later));
        }
    }

    /// <summary>It was read, and its agent tells of it.</summary>
    public void Tell(MinerSnapshot snapshot)
    {
        _now = snapshot with { CollectedAt = _site.Clock.GetUtcNow() };
        _tracker.Begin(_site.NowMs);
        new MinerEntities(Miner(_now)).Report(Miner(_now), _buffer);
        foreach (EntityKind kind in (EntityKind[])[EntityKind.Miner, EntityKind.MinerBoard, EntityKind.MinerPool, EntityKind.MinerFan])
        {
            _tracker.EndKind(kind);
        }

        _site.Reach(_tracker.Finish().ToArray());
        _site.Judgements.Look(CancellationToken.None);
    }

    private static string KeyOf(MinerSnapshot snapshot) => snapshot.Identity.Mac ?? $"ip:{snapshot.Address}:4028";

    private SiteMiner Miner(MinerSnapshot snapshot) => new()
    {
        Key = KeyOf(snapshot),
        Address = snapshot.Address,
        Port = 4028,
        Identity = snapshot.Identity,
        DiscoveredAt = _site.Clock.GetUtcNow(),
        SeenAt = _site.Clock.GetUtcNow(),
        ReadAt = _site.Clock.GetUtcNow(),
        Snapshot = snapshot,
    };

    private MinerSnapshot Later(MinerSnapshot snapshot, double seconds)
    {
        long shares = (long)(_carry += seconds * SharesPerSecond(snapshot));
        _carry -= shares;
        return snapshot with
        {
            UptimeSeconds = snapshot.UptimeSeconds + seconds,
            ProcessUptimeSeconds = snapshot.ProcessUptimeSeconds + seconds,
            Shares = snapshot.Shares with { Accepted = snapshot.Shares.Accepted + shares },
            Pools = [.. snapshot.Pools.Select((p, i) => i == PoolOf(snapshot) ? p with { Accepted = p.Accepted + shares, LastShareAgeSeconds = p.LastShareAgeSeconds is null ? null : 5 } : p)],
        };
    }

    private static double SharesPerSecond(MinerSnapshot snapshot)
    {
        double rate = snapshot.Hashrate.OneMinute ?? snapshot.Hashrate.FiveSeconds ?? snapshot.Hashrate.Average ?? 0;
        int pool = PoolOf(snapshot);
        double perDifficulty = snapshot.Identity.Algorithm == "scrypt" ? 65_536 : 4_294_967_296;
        return pool >= 0 && snapshot.Pools[pool].Difficulty is > 0 and { } difficulty ? rate / (difficulty * perDifficulty) : rate > 0 ? 0.1 : 0;
    }

    private static int PoolOf(MinerSnapshot snapshot)
    {
        int active = snapshot.Pools.ToList().FindIndex(p => p.Active == true);
        return active >= 0 ? active : snapshot.Pools.Count - 1;
    }

    private static int Change(JsonObject recording, string before, string after)
    {
        int changed = 0;
        IEnumerable<(JsonObject Holder, string Name)> texts = (recording["http"]?.AsObject() ?? []).Select(entry => (entry.Value!.AsObject(), "body"))
            .Concat((recording["rpc"]?.AsObject() ?? []).Select(entry => (recording["rpc"]!.AsObject(), entry.Key))).ToList();
        foreach ((JsonObject holder, string name) in texts)
        {
            string text = holder[name]!.GetValue<string>();
            changed += text.Contains(before, StringComparison.Ordinal) ? 1 : 0;
            holder[name] = text.Replace(before, after, StringComparison.Ordinal);
        }

        return changed;
    }
}
