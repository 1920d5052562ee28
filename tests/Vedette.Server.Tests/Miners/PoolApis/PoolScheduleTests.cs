using Vedette.Server.Miners.PoolApis.Asking;

namespace Vedette.Server.Tests.Miners.PoolApis;

public sealed class PoolScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PoolReading Good = new([], IsWhole: true);
    private static readonly PoolReading Bad = PoolReading.Failed("The pool takes no connection.");

    [Theory]
    [InlineData(300, 60)]
    [InlineData(600, 120)]
    [InlineData(3600, 300)]
    public void A_pool_is_asked_five_times_within_its_window_and_every_one_to_five_minutes(double window, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new PoolSchedule(window, () => 0.5).Period);

    [Theory]
    [InlineData(600, 0.0, 108)]
    [InlineData(600, 0.5, 120)]
    [InlineData(600, 1.0, 132)]
    [InlineData(300, 0.0, 60)]
    public void The_next_time_is_a_tenth_sooner_or_later_by_chance_and_never_under_a_minute(double window, double chance, double seconds)
    {
        var schedule = new PoolSchedule(window, () => chance);
        Assert.True(schedule.DueAt <= Now);
        schedule.Next(Now, Good);
        Assert.Equal(seconds, (schedule.DueAt - Now).TotalSeconds, 0.001);
    }

    [Fact]
    public void Each_failure_in_a_row_doubles_the_wait_up_to_half_an_hour_and_a_success_ends_that()
    {
        var schedule = new PoolSchedule(300, () => 0.5);
        double[] waits = [.. Enumerable.Range(0, 40).Select(_ => Wait(schedule, Bad))];
        Assert.Equal([60, 120, 240, 480, 960, 1800, 1800], waits[..7]);
        Assert.All(waits[7..], w => Assert.Equal(1800, w));
        Assert.Equal(60, Wait(schedule, Good));
        Assert.Equal(60, Wait(schedule, Bad));
    }

    [Fact]
    public void Who_is_refused_waits_a_quarter_of_an_hour_at_least() => Assert.Equal(900, Wait(new PoolSchedule(300, () => 0.5), PoolReading.Failed("no", isRefusal: true)));

    [Theory]
    [InlineData(240, 240)]
    [InlineData(1, 60)]
    [InlineData(-5, 60)]
    [InlineData(86_400, 3600)]
    public void The_pools_own_wish_is_followed_within_reason(double wish, double seconds) =>
        Assert.Equal(seconds, Wait(new PoolSchedule(300, () => 0.5), PoolReading.Failed("no", retryAfter: TimeSpan.FromSeconds(wish))));

    private static double Wait(PoolSchedule schedule, PoolReading reading)
    {
        schedule.Next(Now, reading);
        return Math.Round((schedule.DueAt - Now).TotalSeconds, 3);
    }
}
