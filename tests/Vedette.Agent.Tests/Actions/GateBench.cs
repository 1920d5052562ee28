using Google.Protobuf;
using Vedette.Agent.Actions;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Actions;

/// <summary>A gate with a file of its own, a clock that stands still, and a control that only writes down.</summary>
internal sealed class GateBench : IDisposable
{
    public const string Policy = """
        {"allow": ["blink", "pause", "reboot", "pool", "power_mode", "power_limit"], "ranges": ["10.0.0.0/24"], "most_per_hour": 3, "most_at_once": 1, "seconds_between": 10,
         "pools": ["stratum+tcp://pool.example:3333", {"url": "stratum+tcp://other.example:443", "workers": "farm.*"}]}
        """;

    private const int AgentId = 7;
    private static readonly byte[] SecretHash = [.. Enumerable.Repeat((byte)9, 32)];
    private static readonly byte[] Key = OrderSignature.KeyFrom(SecretHash);
    private readonly TemporaryFolder _folder = new();
    private int _orders;

    public GateBench(string policy = Policy)
    {
        WritePolicy(policy);
        Start();
    }

    public ManualClock Clock { get; } = new();

    public StatedOwners Owners { get; } = new();

    public RecordingControl Control { get; } = new();

    public TestLog Log { get; } = new();

    public GateParts Parts { get; private set; } = null!;

    public ActionGate Gate { get; private set; } = null!;

    public string PolicyPath => _folder.File("miner-actions.json");

    public string JournalPath => _folder.File("journal.json");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void WritePolicy(string json) => File.WriteAllText(PolicyPath, json);

    /// <summary>As after a restart of the agent: everything anew over the same files. The first start remembers nothing, so time goes on a little.</summary>
    public void Start()
    {
        Gate?.Dispose();
        Parts = new GateParts(new ActionPolicyFile(PolicyPath, Owners), new OrderKey(AgentId, Key), OrderJournal.Open(JournalPath, Clock), new KnownMiners(), Control, Log.Log);
        Gate = new ActionGate(Parts, Clock);
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public MinerOrder Order(MinerActionKind kind = MinerActionKind.Reboot, string miner = KnownMiners.First)
    {
        long now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return new MinerOrder { OrderId = $"{++_orders:x32}", AgentId = AgentId, MinerKey = miner, Kind = kind, IssuedAtUnixMs = now, ExpiresAtUnixMs = now + 600_000 };
    }

    public static SignedMinerOrder Sign(MinerOrder order, byte[]? key = null)
    {
        byte[] bytes = order.ToByteArray();
        return new SignedMinerOrder { Order = ByteString.CopyFrom(bytes), Signature = ByteString.CopyFrom(OrderSignature.Sign(key ?? Key, bytes)) };
    }

    public async Task<MinerOrderResult?> HandleAsync(MinerOrder order) => await Gate.HandleAsync(Sign(order), Stop);

    /// <summary>The outcome and the sentence of an order that is not carried out.</summary>
    public async Task<(MinerOrderOutcome, string)> RefusalAsync(MinerOrder order)
    {
        int before = Control.Acts.Count;
        MinerOrderResult result = (await HandleAsync(order))!;
        Assert.Equal(before, Control.Acts.Count);
        return (result.Outcome, result.Detail);
    }

    public void Dispose()
    {
        Gate.Dispose();
        _folder.Dispose();
    }
}
