using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

public sealed class ConnectBudgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void No_second_has_more_than_the_rate_and_a_tenth()
    {
        var clock = new ManualClock();
        var budget = new ConnectBudget(150, clock);
        Task[] waiting = [.. Enumerable.Range(0, 600).Select(_ => budget.TakeAsync(1, Stop))];
        var granted = new List<int>();
        for (int i = 0; i < 50; i++)
        {
            granted.Add(waiting.Count(t => t.IsCompleted));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(1, granted[0]);
        Assert.All(Enumerable.Range(0, 40), i => Assert.InRange(granted[i + 10] - granted[i], i < 30 ? 149 : 0, 165));
        Assert.Equal(600, granted[^1]);
    }

    [Fact]
    public void Pause_is_made_up_for_by_a_tenth_of_a_second_only()
    {
        var clock = new ManualClock();
        var budget = new ConnectBudget(100, clock);
        clock.Advance(TimeSpan.FromHours(1));
        Task[] waiting = [.. Enumerable.Range(0, 50).Select(_ => budget.TakeAsync(1, Stop))];
        Assert.Equal(11, waiting.Count(t => t.IsCompleted));
        clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(21, waiting.Count(t => t.IsCompleted));
    }

    [Fact]
    public void Several_at_once_cost_as_much_as_one_after_the_other()
    {
        var clock = new ManualClock();
        var budget = new ConnectBudget(100, clock);
        Assert.True(budget.TakeAsync(5, Stop).IsCompleted);
        Task next = budget.TakeAsync(2, Stop);
        clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task Who_waits_is_let_go_at_once_when_the_scan_ends()
    {
        var budget = new ConnectBudget(1, new ManualClock());
        using var stop = new CancellationTokenSource();
        await budget.TakeAsync(1, stop.Token);
        Task waiting = budget.TakeAsync(1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => budget.TakeAsync(1, stop.Token));
    }
}
