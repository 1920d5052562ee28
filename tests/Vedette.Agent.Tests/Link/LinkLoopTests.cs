using Vedette.Agent.Link;
using Vedette.Agent.Tests.Spool;
using Vedette.Model.Hosts;
using Vedette.Protocol.Messages;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Link;

public sealed class LinkLoopTests
{
    [Fact]
    public async Task The_handshake_says_who_what_and_when()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer();
        link.Start(server);
        await server.WhenAsync(s => s.Handshakes == 1);
        MessageToServer first = server.Under(s => s.Received[0]);
        Assert.Equal((7, LinkHarness.Key), (first.VpsDbId, first.AgentSecret));
        Assert.Equal(("db1", "1", "root"), (first.AgentHandshake.Hostname, first.AgentHandshake.Consent.EulaVersion, first.AgentHandshake.Consent.AcceptedBy));
        Assert.Equal((0ul, 1ul, 1ul), (first.AgentHandshake.Spool.Epoch, first.AgentHandshake.Spool.NextSeq, first.AgentHandshake.Spool.OldestSeq));
        Assert.NotEqual(0, first.AgentHandshake.AgentTimeUnixMs);
        Assert.DoesNotContain(LinkHarness.Key, link.Folder.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_batch_and_fresh_ones_go_before_the_backlog()
    {
        await using var link = new LinkHarness(options: new LinkOptions { WindowBatches = 5 });
        for (int i = 0; i < 20; i++)
        {
            link.Measure();
        }

        var server = new MemoryServer { Acknowledges = false };
        link.Start(server);
        await server.WhenAsync(s => s.Order.Count() == 5);
        ulong fresh = link.Measure();
        await server.WhenAsync(s => s.Order.Contains(fresh));
        Assert.Equal([20ul, 1, 2, 3, 4, fresh], server.Under(s => s.Order.ToArray()));
        server.Acknowledges = true;
        server.Send(new MessageToAgent { BatchAck = new BatchAck { Epoch = 101, Durable = { new SeqRange { First = 1, Last = 4 } } } });
        await server.WhenAsync(s => s.Order.Count() == 21);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task What_was_not_acknowledged_is_sent_again_after_a_break()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer { BreaksAt = seq => seq == 2 };
        link.Measure();
        link.Measure();
        link.Measure();
        link.Start(server);
        await server.WhenAsync(s => s.Handshakes == 2);
        server.BreaksAt = null;
        await server.WhenAsync(s => s.Epochs[101].Batches.Count == 3);

        // The server has said hello; the link has heard it once it sends on.
        ulong next = link.Measure();
        await server.WhenAsync(s => s.Order.Contains(next));
        Assert.Equal(1, link.State.Reconnects);
    }

    [Fact]
    public async Task What_the_server_calls_durable_is_not_sent_again()
    {
        using var folder = new SpoolFolder();
        var server = new MemoryServer();
        await using (var link = new LinkHarness(folder))
        {
            link.Measure();
            link.Start(server);
            await server.WhenAsync(s => s.Order.Count() == 1);
            server.Acknowledges = false;
            link.Measure();
            await server.WhenAsync(s => s.Order.Count() == 2);
            await link.StopAsync();
            using var after = new SpoolFolder();
            after.CopyFrom(folder);
            await using var again = new LinkHarness(after);
            again.Start(server);
            await server.WhenAsync(s => s.Handshakes == 2);
            ulong next = again.Measure();
            await server.WhenAsync(s => s.Order.Contains(next));
            Assert.Equal(3, server.Under(s => s.Received.Count(m => m.TelemetryBatch is not null)));
        }
    }

    [Fact]
    public async Task A_server_that_forgot_the_epoch_gets_everything_held_under_the_new_one()
    {
        await using var link = new LinkHarness();
        link.Measure();
        link.Measure();
        link.Spool.ChangeEpoch(55);
        var server = new MemoryServer();
        link.Start(server);
        await server.WhenAsync(s => s.Epochs.Count == 1 && s.Epochs[101].Batches.Count == 2);
        Assert.Equal(101ul, link.Spool.Position.Epoch);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task A_restored_spool_is_renamed_and_loses_nothing()
    {
        using var old = new SpoolFolder();
        var server = new MemoryServer();
        await using var link = new LinkHarness();
        link.Measure();
        link.Measure();
        link.Measure();
        link.Start(server);
        await server.WhenAsync(s => s.Order.Count() == 3);
        await link.StopAsync();
        old.CopyFrom(link.Folder);
        File.WriteAllBytes(Path.Join(old.Path, "state"), new Agent.Spool.SpoolState(101, 1, 1, []).Encode());
        Array.ForEach(old.Segments, File.Delete);

        await using var restored = new LinkHarness(old);
        ulong reused = restored.Measure("other");
        Assert.Equal(1ul, reused);
        restored.Start(server);
        await server.WhenAsync(s => s.Epochs.Count == 2 && s.Epochs[102].Samples.Count == 1);
        Assert.Equal(("other", 1_000_001L, 1d), server.Under(s => s.Epochs[102].Samples[0]));
        Assert.Contains(restored.Folder.Log.Lines, l => l.Contains("restored from a backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dictionary_older_than_the_servers_asks_for_a_new_epoch()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer();
        server.Epochs[55] = new MemoryEpoch();
        server.Epochs[55].Series.AddRange(["x", "y", "z"]);
        link.Spool.ChangeEpoch(55);
        link.Measure("a");
        link.Start(server);
        await server.WhenAsync(s => s.Epochs.ContainsKey(101) && s.Epochs[101].Samples.Count == 1);
        Assert.Equal("a", server.Under(s => s.Epochs[101].Samples[0].Series));
        Assert.Empty(server.Under(s => s.Epochs[55].Samples.ToArray()));
    }

    [Fact]
    public async Task Every_sample_arrives_exactly_once_through_any_number_of_breaks()
    {
        var random = new Random(42);
        await using var link = new LinkHarness(options: new LinkOptions { WindowBatches = 7, DefinitionsPerMessage = 3 });
        var server = new MemoryServer { BreaksAt = _ => random.Next(12) == 0 };
        link.Start(server);
        for (int i = 0; i < 500; i++)
        {
            link.Measure();
            if (i % 50 == 0)
            {
                server.Break();
            }
        }

        await server.WhenAsync(s => s.Epochs.Values.Sum(e => e.Batches.Count) == 500);
        server.BreaksAt = null;
        Assert.Empty(server.Violations);
        Assert.True(server.Handshakes > 5);
        var samples = server.Under(s => s.Epochs.Values.SelectMany(e => e.Samples).OrderBy(x => x.Value).ToArray());
        Assert.Equal(Enumerable.Range(1, 500).Select(n => ($"test_{n / 10}", 1_000_000L + n, (double)n)), samples);
    }

    [Fact]
    public async Task Collected_is_committed_plus_counted_drops_while_the_spool_overflows()
    {
        await using var link = new LinkHarness(maxBytes: 32 * 1024);
        for (int i = 0; i < 5000; i++)
        {
            link.Measure("steady");
        }

        var server = new MemoryServer();
        link.Start(server);
        long dropped = link.Folder.Events.AllDroppedSamples;
        Assert.True(dropped > 0);
        await server.WhenAsync(s => s.Epochs.Values.Sum(e => e.Samples.Count) + dropped == 5000);
        Assert.Equal(5000, server.Under(s => s.Epochs[101].Samples.Max(x => x.Value)));
    }

    [Fact]
    public async Task A_refused_agent_says_why_and_does_not_hammer()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer { RefusesWith = "Authentication failed: Invalid secret." };
        link.Start(server);
        await server.WhenAsync(s => s.Handshakes == 1);
        while (!link.Folder.Log.Text.Contains("retry_seconds=3600", StringComparison.Ordinal))
        {
            await Task.Yield();
        }

        Assert.Contains("Invalid secret", link.Folder.Log.Text, StringComparison.Ordinal);
        Assert.Equal(1, server.Handshakes);
    }

    [Fact]
    public async Task A_link_on_which_nothing_is_acknowledged_is_taken_for_dead()
    {
        var clock = new ManualClock();
        await using var link = new LinkHarness(clock: clock);
        var server = new MemoryServer { Acknowledges = false };
        link.Measure();
        link.Start(server);
        await server.WhenAsync(s => s.Order.Count() == 1);
        Task second = server.WhenAsync(s => s.Handshakes == 2);
        while (!second.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await second;
        Assert.Contains(link.Folder.Log.Lines, l => l.Contains("taken for dead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_servers_plan_is_taken_and_an_update_answered()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer { Config = new AgentConfig { MetricsCollectIntervalSeconds = 30 } };
        link.Start(server);
        await server.WhenAsync(s => s.Received.Exists(m => m.HardwareReport is not null));
        Assert.Equal(TimeSpan.FromSeconds(30), link.Plans.Current.CollectEvery);
        server.Send(new MessageToAgent { UpdateConfigRequest = new UpdateConfigRequest { ConfigVersionId = "v2", NewConfig = new AgentConfig { MetricsCollectIntervalSeconds = 5 } } });
        await server.WhenAsync(s => s.Received.Exists(m => m.UpdateConfigResponse is { Success: true, ConfigVersionId: "v2" }));
        Assert.Equal(TimeSpan.FromSeconds(5), link.Plans.Current.CollectEvery);
    }

    [Fact]
    public async Task Commands_shells_and_scripts_are_refused_where_the_protocol_has_a_reply()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer();
        link.Start(server);
        await server.WhenAsync(s => s.Received.Exists(m => m.HardwareReport is not null));
        server.Send(new MessageToAgent { CommandRequest = new CommandRequest { RequestId = "r", ShellCommand = "id" } });
        server.Send(new MessageToAgent { PtyDataToAgent = new PtyDataToAgent { SessionId = "s", StartCommand = new PtyStartCommand() } });
        server.Send(new MessageToAgent { BatchAgentCommandRequest = new BatchAgentCommandRequest { CommandId = "c", Content = "rm" } });
        await server.WhenAsync(s => s.Received.Exists(m => m.CommandResponse is { Success: false, RequestId: "r" }));
        await server.WhenAsync(s => s.Received.Exists(m => m.PtyDataToServer is { StreamClosedByAgent: true, SessionId: "s" }));
        await server.WhenAsync(s => s.Received.Exists(m => m.BatchCommandResult is { Status: BatchCommandStatus.Failure, CommandId: "c" }));
    }

    [Fact]
    public async Task Hardware_is_reported_again_when_it_changed_and_not_for_free_space()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer();
        link.Measure();
        link.Start(server);
        await server.WhenAsync(s => s.Order.Count() == 1);
        await ReconnectAsync(new HardwareInfo { Hostname = "db1", Disks = [new DiskInfo("sda", "ssd", null, 100, 20)] }, expectedReports: 1);
        await ReconnectAsync(new HardwareInfo { Hostname = "db1", Disks = [new DiskInfo("sda", "ssd", null, 200, 20)] }, expectedReports: 2);

        async Task ReconnectAsync(HardwareInfo hardware, int expectedReports)
        {
            link.Hardware = hardware;
            int before = server.Under(s => s.Handshakes);
            server.Break();
            await server.WhenAsync(s => s.Handshakes > before);
            ulong next = link.Measure();
            await server.WhenAsync(s => s.Order.Contains(next));
            Assert.Equal(expectedReports, server.Under(s => s.Received.Count(m => m.HardwareReport is not null)));
        }
    }

    [Fact]
    public async Task After_failures_the_other_transport_is_tried()
    {
        await using var link = new LinkHarness();
        var server = new MemoryServer();
        link.Start(new UnreachableConnector(), server);
        await server.WhenAsync(s => s.Handshakes == 1);
    }
}
