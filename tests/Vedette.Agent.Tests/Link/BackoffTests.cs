using Vedette.Agent.Link;

namespace Vedette.Agent.Tests.Link;

public sealed class BackoffTests
{
    [Fact]
    public void It_doubles_from_one_second_to_a_minute()
    {
        Backoff backoff = Backoff.AfterLoss(() => 0.5);
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 8).Select(_ => backoff.Next(TimeSpan.Zero).TotalSeconds));
    }

    [Fact]
    public void A_healthy_session_starts_it_anew_and_a_short_one_does_not()
    {
        Backoff backoff = Backoff.AfterLoss(() => 0.5);
        backoff.Next(TimeSpan.Zero);
        backoff.Next(TimeSpan.Zero);
        Assert.Equal(4, backoff.Next(TimeSpan.FromSeconds(2)).TotalSeconds);
        Assert.Equal(1, backoff.Next(TimeSpan.FromSeconds(31)).TotalSeconds);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.999, 1.499)]
    public void Jitter_spreads_from_half_to_one_and_a_half(double random, double seconds) =>
        Assert.Equal(seconds, Backoff.AfterLoss(() => random).Next(TimeSpan.Zero).TotalSeconds, 6);

    [Fact]
    public void A_refused_agent_asks_rarely()
    {
        Backoff backoff = Backoff.AfterRefusal(() => 0.5);
        Assert.Equal([60, 120, 240, 480, 900, 900], Enumerable.Range(0, 6).Select(_ => backoff.Next(TimeSpan.Zero).TotalSeconds));
    }
}
