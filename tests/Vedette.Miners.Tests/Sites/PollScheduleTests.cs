using Vedette.Miners.Sites;

namespace Vedette.Miners.Tests.Sites;

public sealed class PollScheduleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PollSchedule _schedule = new(Minute, 3, TimeSpan.FromMinutes(15));

    [Fact]
    public void Turns_are_an_interval_apart_give_or_take_a_tenth_for_ever()
    {
        TimeSpan at = _schedule.NextTurn("02:00:00:00:00:01", TimeSpan.Zero);
        for (int i = 0; i < 2000; i++)
        {
            TimeSpan next = _schedule.NextTurn("02:00:00:00:00:01", at + TimeSpan.FromSeconds(1));
            Assert.InRange(next - at, Minute * 0.9, Minute * 1.1);
            at = next;
        }
    }

    [Fact]
    public void Turns_do_not_drift_from_the_miners_place()
    {
        TimeSpan place = _schedule.NextTurn("a", TimeSpan.Zero);
        TimeSpan later = _schedule.NextTurn("a", Minute * 10_000);
        double apart = (later - place) / Minute;
        Assert.InRange(Math.Abs(apart - Math.Round(apart)), 0, 0.1);
    }

    [Fact]
    public void A_thousand_miners_are_spread_over_the_interval()
    {
        int[] tenths = new int[10];
        for (int i = 0; i < 1000; i++)
        {
            TimeSpan turn = _schedule.NextTurn($"02:00:00:00:{i / 256:x2}:{i % 256:x2}", Minute * 100);
            tenths[(int)(turn.TotalSeconds % 60 / 6)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 60, 140));
    }

    [Fact]
    public void The_place_is_the_same_in_every_run() => Assert.Equal(0xAA1CA42D0D0E47EEUL, StableHash.Of("02:00:00:00:00:0a"));

    [Fact]
    public void Offline_ones_are_asked_after_one_two_four_intervals_and_a_quarter_of_an_hour_at_most()
    {
        double[] minutes = [.. Enumerable.Range(3, 8).Select(misses => (_schedule.AfterMisses("a", misses, Minute) - Minute).TotalMinutes)];
        double[] expected = [1, 2, 4, 8, 15, 15, 15, 15];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(minutes[i], expected[i] * 0.9, expected[i] * 1.1);
        }

        Assert.InRange(_schedule.AfterMisses("a", int.MaxValue, TimeSpan.Zero), Minute * 13, Minute * 17);
        Assert.Equal(_schedule.NextTurn("a", Minute), _schedule.AfterMisses("a", 2, Minute));
    }
}
