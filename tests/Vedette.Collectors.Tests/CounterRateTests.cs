using Vedette.Collectors.Rates;

namespace Vedette.Collectors.Tests;

public sealed class CounterRateTests
{
    private readonly CounterRate _rate = new(highestPerSecond: 1000);

    [Fact]
    public void First_reading_is_a_baseline() => Assert.False(_rate.TryNext(5, 1, out _));

    [Fact]
    public void Increase_is_divided_by_the_seconds_between()
    {
        _rate.TryNext(100, 10, out _);
        Assert.True(_rate.TryNext(150, 20, out CounterStep step));
        Assert.Equal(new CounterStep(50, 5), step);
    }

    [Fact]
    public void Counter_that_fell_restarted_from_zero()
    {
        _rate.TryNext(1_000_000, 10, out _);
        Assert.True(_rate.TryNext(30, 20, out CounterStep step));
        Assert.Equal(new CounterStep(30, 3), step);
    }

    [Theory]
    [InlineData(1_000_000, 999_999_999)]       // jumped
    [InlineData(ulong.MaxValue, 20_000_000)]   // fell to something that cannot have been counted since
    [InlineData(0, ulong.MaxValue)]
    public void Step_beyond_the_highest_is_a_new_baseline(ulong before, ulong now)
    {
        _rate.TryNext(before, 10, out _);
        Assert.False(_rate.TryNext(now, 20, out CounterStep step));
        Assert.Equal(default, step);
        Assert.True(_rate.TryNext(now, 30, out step));
        Assert.Equal(0, step.PerSecond);
    }

    [Theory]
    [InlineData(10, 11)]   // stood: the increase counts from the baseline before
    [InlineData(5, 10)]    // fell: a new baseline
    public void Clock_that_stands_or_falls_gives_nothing(double seconds, double next)
    {
        _rate.TryNext(1, 10, out _);
        Assert.False(_rate.TryNext(2, seconds, out _));
        Assert.True(_rate.TryNext(12, seconds + 1, out CounterStep step));
        Assert.Equal(next, step.PerSecond);
    }
}
