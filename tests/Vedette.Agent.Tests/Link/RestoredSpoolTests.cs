using Vedette.Agent.Tests.Spool;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Link;

/// <summary>A state folder or a whole machine that went back in time: what it measures afterwards is never taken for what it measured before.</summary>
public sealed class RestoredSpoolTests
{
    // More than one reservation of numbers.
    private const int Many = 600;

    [Fact]
    public async Task A_restored_copy_that_numbered_past_the_server_before_its_first_handshake_loses_nothing()
    {
        using var copy = new SpoolFolder();
        var server = new MemoryServer();
        await using var link = new LinkHarness();
        await DeliverAsync(link, server, 3);
        copy.CopyFrom(link.Folder);
        for (int i = 0; i < Many; i++)
        {
            link.Measure();
        }

        await server.WhenAsync(s => s.Order.Count() == 3 + Many);
        await link.StopAsync();

        await using var restored = new LinkHarness(copy);
        for (int i = 0; i < 2 * Many; i++)
        {
            restored.Measure("restored");
        }

        Assert.True(restored.Spool.Position.NextSeq > link.Spool.Position.NextSeq);
        restored.Start(server);
        await server.WhenAsync(s => s.Epochs.Count == 2 && s.Epochs[102].Samples.Count(x => x.Series == "restored") == 2 * Many);
        Assert.Equal(["test_0"], server.Under(s => s.Epochs[101].Samples.Select(x => x.Series).Distinct().Take(1)));
        Assert.DoesNotContain(server.Under(s => s.Epochs[101].Samples.ToArray()), s => s.Series == "restored");
        Assert.Contains(restored.Folder.Log.Lines, l => l.Contains("never sent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restored_copy_that_was_started_twice_before_its_first_handshake_loses_nothing(bool orderly)
    {
        using var copy = new SpoolFolder();
        using var second = new SpoolFolder();
        var server = new MemoryServer();
        using (var original = new SpoolFolder())
        {
            await using var link = new LinkHarness(original);
            await DeliverAsync(link, server, 3);
            await link.StopAsync();
            link.Spool.Dispose();
            copy.CopyFrom(original);
            await using var onward = new LinkHarness(original);
            await DeliverAsync(onward, server, 5);
        }

        await using (var offline = new LinkHarness(copy))
        {
            offline.Measure("restored");
            if (orderly)
            {
                offline.Spool.Dispose();
            }

            second.CopyFrom(copy);
            await using var restored = new LinkHarness(second);
            for (int i = 0; i < 10; i++)
            {
                restored.Measure("restored");
            }

            restored.Start(server);
            await server.WhenAsync(s => s.Epochs.Count == 2 && s.Epochs[102].Samples.Count(x => x.Series == "restored") == 11);
        }
    }

    [Fact]
    public async Task A_machine_set_back_while_running_that_sent_into_its_dead_connection_loses_nothing()
    {
        using var copy = new SpoolFolder();
        var server = new MemoryServer();
        using (var original = new SpoolFolder())
        {
            await using var link = new LinkHarness(original);
            await DeliverAsync(link, server, 3);
            await link.StopAsync();
            link.Spool.Dispose();
            copy.CopyFrom(original);
            await using var onward = new LinkHarness(original);
            await DeliverAsync(onward, server, 2);
        }

        await using var back = new LinkHarness(copy);
        for (int i = 0; i < 4; i++)
        {
            // Under the numbers that the server holds already; what it thinks it sent is in nobody's hands.
            back.Spool.Sending(back.Measure("again"));
        }

        back.Start(server);
        await server.WhenAsync(s => s.Epochs.Count == 2 && s.Epochs[102].Samples.Count(x => x.Series == "again") == 4);
        Assert.Contains(back.Folder.Log.Lines, l => l.Contains("holds another batch 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_resumes_a_contradicted_spool_all_the_same_is_asked_for_a_new_epoch()
    {
        await using var link = new LinkHarness();
        link.Spool.ChangeEpoch(55);
        ulong seq = link.Measure();
        link.Spool.Sending(seq);
        Assert.True(link.Spool.Contradicts(seq, 1));
        link.Spool.Disown(seq);
        Assert.Equal((55ul, seq), (link.Spool.Position.Epoch, link.Spool.SentBelow));
        link.Spool.Disown(seq);
        Assert.Equal(0ul, link.Spool.Position.Epoch);
    }

    [Fact]
    public void What_was_sent_is_remembered_exactly_after_an_orderly_end_and_never_too_low_after_a_kill()
    {
        using var folder = new SpoolFolder();
        using var killed = new SpoolFolder();
        using (Vedette.Agent.Spool.Spool spool = folder.Open())
        {
            spool.ChangeEpoch(55);
            Assert.Equal(1ul, spool.SentBelow);
            SpoolFolder.Append(spool, 1);
            spool.Sending(1);
            SpoolFolder.Append(spool, 2);
            killed.CopyFrom(folder);
        }

        using (Vedette.Agent.Spool.Spool spool = folder.Open())
        {
            Assert.Equal(2ul, spool.SentBelow);
        }

        using Vedette.Agent.Spool.Spool after = killed.Open();
        Assert.InRange(after.SentBelow, 2ul, after.Position.NextSeq);
    }

    private static async Task DeliverAsync(LinkHarness link, MemoryServer server, int batches)
    {
        int before = server.Under(s => s.Order.Count());
        for (int i = 0; i < batches; i++)
        {
            link.Measure();
        }

        link.Start(server);
        await server.WhenAsync(s => s.Order.Count() == before + batches);
    }
}
