using Google.Protobuf;
using Vedette.Agent.Actions;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Actions;

public sealed class ActionGateTests : IDisposable
{
    private readonly GateBench _bench = new();

    [Fact]
    public async Task An_order_that_the_file_allows_reaches_the_device_and_is_told()
    {
        MinerOrder order = _bench.Order();

        MinerOrderResult result = (await _bench.HandleAsync(order))!;

        Assert.Equal((order.OrderId, MinerOrderOutcome.Done, "The device took it."), (result.OrderId, result.Outcome, result.Detail));
        (ControlTarget target, MinerAction action, bool isDryRun) = Assert.Single(_bench.Control.Acts);
        Assert.Equal(("10.0.0.1", KnownMiners.First, new RebootAction(), false), (target.Address, target.Identity.Mac, action, isDryRun));
        Assert.Contains($"order={order.OrderId} action=reboot miner={KnownMiners.First} address=10.0.0.1", _bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_by_another_key_or_over_another_order_is_worth_nothing()
    {
        MinerOrder order = _bench.Order();
        SignedMinerOrder foreign = GateBench.Sign(order, new byte[32]);
        SignedMinerOrder changed = GateBench.Sign(order);
        order.MinerKey = KnownMiners.Second;
        changed.Order = order.ToByteString();

        Assert.Equal("The order's signature does not fit.", (await _bench.Gate.HandleAsync(foreign, GateBench.Stop))!.Detail);
        Assert.Equal("The order's signature does not fit.", (await _bench.Gate.HandleAsync(changed, GateBench.Stop))!.Detail);
        Assert.Null(await _bench.Gate.HandleAsync(new SignedMinerOrder { Order = ByteString.CopyFrom(new byte[5000]) }, GateBench.Stop));
        Assert.Null(await _bench.Gate.HandleAsync(new SignedMinerOrder { Order = ByteString.CopyFromUtf8("nonsense") }, GateBench.Stop));
        Assert.Empty(_bench.Control.Acts);
    }

    [Fact]
    public async Task An_order_for_another_agent_is_refused()
    {
        MinerOrder order = _bench.Order();
        order.AgentId = 8;

        Assert.Equal((MinerOrderOutcome.NotAllowed, "The order is for agent 8; this is agent 7."), await _bench.RefusalAsync(order));
    }

    [Fact]
    public async Task An_order_is_about_now()
    {
        MinerOrder old = _bench.Order();
        MinerOrder tooLong = _bench.Order();
        tooLong.ExpiresAtUnixMs++;
        MinerOrder future = _bench.Order();
        future.IssuedAtUnixMs += 180_000;
        future.ExpiresAtUnixMs += 180_000;
        Assert.Equal(MinerOrderOutcome.NotAllowed, (await _bench.RefusalAsync(tooLong)).Item1);
        Assert.Equal(MinerOrderOutcome.NotAllowed, (await _bench.RefusalAsync(future)).Item1);

        _bench.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(MinerOrderOutcome.Expired, (await _bench.RefusalAsync(old)).Item1);
    }

    [Fact]
    public async Task An_order_is_taken_once_and_never_again_after_a_restart()
    {
        MinerOrder order = _bench.Order();
        Assert.NotNull(await _bench.HandleAsync(order));

        Assert.Null(await _bench.HandleAsync(order));
        _bench.Start();
        Assert.Null(await _bench.HandleAsync(order));

        Assert.Single(_bench.Control.Acts);
        Assert.Contains("taken before", _bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_is_on_the_disk_before_the_device_is_asked_and_its_end_is_unknown_after_a_crash()
    {
        MinerOrder order = _bench.Order();
        string? journal = null;
        _bench.Control.Answer = () =>
        {
            journal = File.ReadAllText(_bench.JournalPath);
            return Task.FromResult(new ControlResult(ControlOutcome.Done, ""));
        };
        await _bench.HandleAsync(order);
        Assert.Contains(order.OrderId, journal!, StringComparison.Ordinal);

        // The crash: the file as it lay there in the middle.
        File.WriteAllText(_bench.JournalPath, journal);
        _bench.Start();

        MinerOrderResult told = Assert.Single(_bench.Parts.Journal.Untold);
        Assert.Equal((order.OrderId, MinerOrderOutcome.Unknown), (told.OrderId, told.Outcome));
        Assert.Null(await _bench.HandleAsync(order));
        Assert.Single(_bench.Control.Acts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ damaged")]
    public async Task Where_nothing_is_remembered_orders_from_before_the_start_are_refused(string? journal)
    {
        MinerOrder order = _bench.Order();
        await _bench.HandleAsync(order);
        MinerOrder neverTaken = _bench.Order();
        File.Delete(_bench.JournalPath);
        if (journal is not null)
        {
            File.WriteAllText(_bench.JournalPath, journal);
        }

        _bench.Start();

        Assert.Equal(MinerOrderOutcome.NotAllowed, (await _bench.RefusalAsync(order)).Item1);
        Assert.Equal(MinerOrderOutcome.NotAllowed, (await _bench.RefusalAsync(neverTaken)).Item1);
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(MinerOrderOutcome.Done, (await _bench.HandleAsync(_bench.Order()))!.Outcome);
    }

    [Fact]
    public async Task What_cannot_be_remembered_is_not_done()
    {
        Directory.CreateDirectory(_bench.JournalPath + ".tmp");

        (MinerOrderOutcome outcome, string why) = await _bench.RefusalAsync(_bench.Order());

        Assert.Equal(MinerOrderOutcome.NotAllowed, outcome);
        Assert.StartsWith("The order cannot be remembered", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MinerActionKind.Resume, "'resume' is not allowed here.")]
    [InlineData((MinerActionKind)99, "'99' is not allowed here.")]
    [InlineData(MinerActionKind.PowerMode, "The arguments of 'power_mode' make no sense.")]
    [InlineData(MinerActionKind.PowerLimit, "The arguments of 'power_limit' make no sense.")]
    [InlineData(MinerActionKind.Pool, "The pool is none of those that the file names.")]
    public async Task A_kind_that_is_not_allowed_or_makes_no_sense_is_refused(MinerActionKind kind, string why) =>
        Assert.Equal((MinerOrderOutcome.NotAllowed, why), await _bench.RefusalAsync(_bench.Order(kind)));

    [Fact]
    public async Task Only_miners_that_this_agent_found_within_the_ranges_are_touched()
    {
        Assert.Equal("This agent knows no miner with that key.", (await _bench.RefusalAsync(_bench.Order(miner: "10.0.0.1"))).Item2);
        Assert.Equal("The miner's address 10.0.9.3 lies in none of the ranges that the file names.", (await _bench.RefusalAsync(_bench.Order(miner: KnownMiners.Elsewhere))).Item2);
    }

    [Theory]
    [InlineData("stratum+tcp://pool.example:3333", "", true)]
    [InlineData("stratum+tcp://pool.example:3333", "farm.1", false)]
    [InlineData("stratum+tcp://other.example:443", "farm.1", true)]
    [InlineData("stratum+tcp://other.example:443", "thief.1", false)]
    [InlineData("stratum+tcp://other.example:443", "farm.1\n", false)]
    [InlineData("stratum+tcp://thief.example:3333", "", false)]
    public async Task A_pool_and_its_worker_are_those_of_the_file(string url, string worker, bool isAllowed)
    {
        MinerOrder order = _bench.Order(MinerActionKind.Pool);
        order.PoolUrl = url;
        order.PoolWorker = worker;

        Assert.Equal(isAllowed ? MinerOrderOutcome.Done : MinerOrderOutcome.NotAllowed, (await _bench.HandleAsync(order))!.Outcome);
        Assert.Equal(isAllowed ? new SwitchPoolAction(url, worker.Length == 0 ? null : worker) : null, _bench.Control.Acts.Select(a => a.Action).FirstOrDefault());
    }

    [Fact]
    public async Task Orders_keep_their_distance_also_over_a_restart()
    {
        await _bench.HandleAsync(_bench.Order());
        _bench.Start();
        Task<MinerOrderResult?> second = _bench.HandleAsync(_bench.Order(miner: KnownMiners.Second));
        _bench.Clock.Advance(TimeSpan.FromSeconds(8.5));
        Assert.False(second.IsCompleted);

        _bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(MinerOrderOutcome.Done, (await second)!.Outcome);
    }

    [Fact]
    public async Task Only_as_many_are_under_way_at_once_as_the_file_says()
    {
        _bench.WritePolicy("""{"allow": ["reboot"], "ranges": ["10.0.0.0/24"], "seconds_between": 0}""");
        var first = new TaskCompletionSource<ControlResult>();
        _bench.Control.Answer = () => first.Task;
        Task<MinerOrderResult?> one = _bench.HandleAsync(_bench.Order());
        Task<MinerOrderResult?> two = _bench.HandleAsync(_bench.Order(miner: KnownMiners.Second));
        Assert.Single(_bench.Control.Acts);

        first.SetResult(new ControlResult(ControlOutcome.Done, ""));

        Assert.Equal(MinerOrderOutcome.Done, (await one)!.Outcome);
        Assert.Equal(MinerOrderOutcome.Done, (await two)!.Outcome);
        Assert.Equal(2, _bench.Control.Acts.Count);
    }

    [Fact]
    public async Task The_limit_of_the_hour_holds_whatever_the_server_says_and_over_a_restart()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(MinerOrderOutcome.Done, (await _bench.HandleAsync(_bench.Order()))!.Outcome);
            _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        _bench.Start();
        (MinerOrderOutcome outcome, string why) = await _bench.RefusalAsync(_bench.Order());
        Assert.Equal((MinerOrderOutcome.NotAllowed, "3 orders were carried out within the last hour, and the file allows no more."), (outcome, why));

        _bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(MinerOrderOutcome.Done, (await _bench.HandleAsync(_bench.Order()))!.Outcome);
    }

    [Fact]
    public async Task A_dry_run_passes_everything_but_the_last_step_and_is_not_counted()
    {
        for (int i = 0; i < 4; i++)
        {
            MinerOrder order = _bench.Order();
            order.DryRun = true;
            Assert.Equal(MinerOrderOutcome.Done, (await _bench.HandleAsync(order))!.Outcome);
            _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.All(_bench.Control.Acts, act => Assert.True(act.IsDryRun));
        MinerOrder refused = _bench.Order(MinerActionKind.Resume);
        refused.DryRun = true;
        Assert.Equal(MinerOrderOutcome.NotAllowed, (await _bench.RefusalAsync(refused)).Item1);
    }

    [Fact]
    public async Task An_order_that_waited_is_checked_again_against_the_file_and_the_time()
    {
        await _bench.HandleAsync(_bench.Order());
        Task<MinerOrderResult?> waiting = _bench.HandleAsync(_bench.Order());
        _bench.WritePolicy("{}");
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(MinerOrderOutcome.NotAllowed, (await waiting)!.Outcome);

        _bench.WritePolicy("""{"allow": ["reboot"], "ranges": ["10.0.0.0/24"], "seconds_between": 3600}""");
        Task<MinerOrderResult?> late = _bench.HandleAsync(_bench.Order());
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(MinerOrderOutcome.Expired, (await late)!.Outcome);
        Assert.Single(_bench.Control.Acts);
    }

    [Theory]
    [InlineData(ControlOutcome.Refused, MinerOrderOutcome.Refused)]
    [InlineData(ControlOutcome.NotSupported, MinerOrderOutcome.NotSupported)]
    [InlineData(ControlOutcome.Credentials, MinerOrderOutcome.Credentials)]
    [InlineData(ControlOutcome.Unreachable, MinerOrderOutcome.Unreachable)]
    [InlineData(ControlOutcome.ChangedIdentity, MinerOrderOutcome.ChangedIdentity)]
    [InlineData(ControlOutcome.Unknown, MinerOrderOutcome.Unknown)]
    public async Task What_the_device_did_is_told_as_it_is(ControlOutcome came, MinerOrderOutcome told)
    {
        _bench.Control.Answer = () => Task.FromResult(new ControlResult(came, "why"));

        Assert.Equal(told, (await _bench.HandleAsync(_bench.Order()))!.Outcome);
    }

    [Fact]
    public async Task A_failure_on_the_way_uses_the_order_up_and_is_told()
    {
        _bench.Control.Answer = () => throw new InvalidOperationException("broken");
        MinerOrder order = _bench.Order();

        MinerOrderResult result = (await _bench.HandleAsync(order))!;

        Assert.Equal((MinerOrderOutcome.Unknown, "The agent failed at it: InvalidOperationException: broken"), (result.Outcome, result.Detail));
        Assert.Null(await _bench.HandleAsync(order));
    }

    public void Dispose() => _bench.Dispose();
}
