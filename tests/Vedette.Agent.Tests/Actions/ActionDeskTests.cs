using Vedette.Agent.Actions;
using Vedette.Agent.Link;
using Vedette.Agent.Tests.Link;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Actions;

public sealed class ActionDeskTests : IAsyncDisposable
{
    private readonly GateBench _bench = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncSignal _wake = new();
    private ActionDesk _desk;
    private Task _running = Task.CompletedTask;

    public ActionDeskTests() => _desk = new ActionDesk(_bench.Parts, _bench.Clock);

    [Fact]
    public void A_session_begins_with_what_the_file_allows()
    {
        _desk.SessionBegan(_wake);

        MinerActionPermissions told = _desk.Next()!.MinerActionPermissions;
        Assert.True(told.Enabled);
        Assert.Equal((6, 3u, 1u, 10u, "10.0.0.0/24"), (told.Allowed.Count, told.MostPerHour, told.MostAtOnce, told.SecondsBetween, told.Ranges.Single()));
        Assert.Equal(["", "farm.*"], told.Pools.Select(p => p.WorkerPattern));
        Assert.Null(_desk.Next());
    }

    [Fact]
    public void A_file_that_changed_is_told_once()
    {
        _desk.SessionBegan(_wake);
        _desk.Next();
        _desk.Look();
        Assert.Null(_desk.Next());

        _bench.WritePolicy("{ damaged");
        _desk.Look();
        _desk.Look();

        MinerActionPermissions told = _desk.Next()!.MinerActionPermissions;
        Assert.False(told.Enabled);
        Assert.Contains("is no JSON", told.WhyNot, StringComparison.Ordinal);
        Assert.Null(_desk.Next());
    }

    [Fact]
    public async Task A_result_is_told_in_every_session_until_the_server_has_it_and_over_a_restart()
    {
        Run();
        _desk.SessionBegan(_wake);
        MinerOrder order = _bench.Order();
        Assert.True(_desk.Take(new MessageToAgent { MinerOrder = GateBench.Sign(order) }));
        MinerOrderResult result = await ResultAsync();
        Assert.Equal((order.OrderId, MinerOrderOutcome.Done), (result.OrderId, result.Outcome));

        _desk.SessionBegan(_wake);
        Assert.Equal(result, await ResultAsync());
        Restart();
        _desk.SessionBegan(_wake);
        Assert.Equal(order.OrderId, (await ResultAsync()).OrderId);

        _desk.Take(new MessageToAgent { MinerOrderResultAck = new MinerOrderResultAck { OrderIds = { order.OrderId } } });
        _desk.SessionBegan(_wake);
        Assert.NotNull(_desk.Next()!.MinerActionPermissions);
        Assert.Null(_desk.Next());
        Restart();
        _desk.SessionBegan(_wake);
        _desk.Next();
        Assert.Null(_desk.Next());
    }

    [Fact]
    public void Other_messages_are_left_to_others()
    {
        Assert.False(_desk.Take(new MessageToAgent { CommandRequest = new CommandRequest { RequestId = "1", ShellCommand = "reboot" } }));
        Assert.False(_desk.Take(new MessageToAgent { TriggerUpdateCheck = new TriggerUpdateCheckCommand() }));
    }

    [Fact]
    public void Orders_beyond_what_may_wait_are_refused_at_once()
    {
        _desk.SessionBegan(_wake);
        _desk.Next();
        for (int i = 0; i < 257; i++)
        {
            _desk.Take(new MessageToAgent { MinerOrder = GateBench.Sign(_bench.Order()) });
        }

        Assert.Equal((MinerOrderOutcome.NotAllowed, "256 orders wait already."), _desk.Next()!.MinerOrderResult is { } r ? (r.Outcome, r.Detail) : default);
        Assert.Null(_desk.Next());
    }

    [Fact]
    public async Task An_order_over_the_link_is_carried_out_and_answered()
    {
        Run();
        await using var harness = new LinkHarness();
        LinkParts parts = harness.Parts with { Extension = _desk };
        var server = new MemoryServer();
        await using var channel = await server.ConnectAsync(GateBench.Stop);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(GateBench.Stop);
        Task<SessionEnd> session = new LinkSession(parts, channel, "memory", false).RunAsync(ending.Token);

        await server.WhenAsync(s => s.Received.Exists(m => m.MinerActionPermissions is not null));
        server.Send(new MessageToAgent { MinerOrder = GateBench.Sign(_bench.Order()) });
        await server.WhenAsync(s => s.Received.Exists(m => m.MinerOrderResult is { Outcome: MinerOrderOutcome.Done }));

        Assert.Single(_bench.Control.Acts);
        await ending.CancelAsync();
        await session;
    }

    [Fact]
    public void An_agents_own_key_gives_the_servers_signing_key()
    {
        byte[] hash = System.Security.Cryptography.SHA256.HashData("SECRET"u8);

        Assert.Equal(Protocol.Actions.OrderSignature.KeyFrom(hash), OrderKey.Of(7, "vda_7_SECRET_abc123")!.Key);
        Assert.Null(OrderKey.Of(7, "some-other-servers-key"));
        Assert.DoesNotContain("System.Byte", $"{OrderKey.Of(7, "vda_7_SECRET_abc123")}", StringComparison.Ordinal);
    }

    private void Run() => _running = _desk.RunAsync(_stop.Token);

    private void Restart()
    {
        _desk.Dispose();
        _bench.Start();
        _desk = new ActionDesk(_bench.Parts, _bench.Clock);
    }

    private async Task<MinerOrderResult> ResultAsync()
    {
        while (true)
        {
            while (_desk.Next() is { } message)
            {
                if (message.MinerOrderResult is { } result)
                {
                    return result;
                }
            }

            await _wake.WaitAsync(GateBench.Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _desk.Dispose();
        _bench.Dispose();
        _stop.Dispose();
    }
}
