using Vedette.Agent.Scheduling;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Scheduling;

public sealed class MeasurementScheduleTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_late_cycle_does_not_move_the_ones_after_it()
    {
        var clock = new ManualClock();
        var schedule = new MeasurementSchedule(clock);
        clock.Advance(TimeSpan.FromSeconds(13));
        Assert.Equal(TimeSpan.Zero, schedule.UntilNext(Interval));
        schedule.Began(Interval);
        Assert.Equal(TimeSpan.FromSeconds(7), schedule.UntilNext(Interval));
    }

    [Fact]
    public void Missed_cycles_are_left_out()
    {
        var clock = new ManualClock();
        var schedule = new MeasurementSchedule(clock);
        clock.Advance(TimeSpan.FromSeconds(3605));
        schedule.Began(Interval);
        Assert.Equal(TimeSpan.FromSeconds(5), schedule.UntilNext(Interval));
    }
}
