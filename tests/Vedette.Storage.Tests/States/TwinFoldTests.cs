using Vedette.Storage.States;

namespace Vedette.Storage.Tests.States;

public sealed class TwinFoldTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_fold_up_to_any_row_is_what_was_true_then(int seed)
    {
        var random = new Random(seed);
        var host = new HostHistory(seed, random.Next(1, 40), TimeSpan.FromSeconds(random.Next(50, 2000)));
        var rows = new List<byte[]>();
        var truth = new List<List<string>>();
        for (int i = 0; i < 400; i++)
        {
            rows.Add(host.Step(1_000_000 + (i * 10_000L), random.Next(8)));
            truth.Add(host.Truth);
        }

        var running = new TwinState();
        for (int i = 0; i < rows.Count; i++)
        {
            running.Apply(rows[i]);
            Assert.True(running.IsComplete);
            Assert.Equal(truth[i], TwinLines.Of(running));
        }

        Assert.Equal(running.Snapshot().Entities.Sum(e => (long)e.Bytes), running.Bytes);
    }

    [Fact]
    public void A_row_that_comes_again_or_late_changes_nothing()
    {
        var host = new HostHistory(1, 5, TimeSpan.FromHours(6));
        byte[][] rows = [.. Enumerable.Range(0, 5).Select(i => host.Step(i * 10_000L, 2))];
        var state = new TwinState();
        foreach (byte[] row in rows)
        {
            state.Apply(row);
        }

        state.Apply(rows[2]);
        state.Apply(rows[0]);
        Assert.Equal(host.Truth, TwinLines.Of(state));
    }

    [Fact]
    public void A_chain_without_its_keyframe_is_incomplete()
    {
        var host = new HostHistory(1, 5, TimeSpan.FromHours(6));
        host.Step(0, 2);
        var state = new TwinState();
        state.Apply(host.Step(10_000, 2));
        Assert.False(state.IsComplete);
    }
}
