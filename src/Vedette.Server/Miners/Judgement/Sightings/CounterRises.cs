namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>Makes rises of totals. That the program began anew is known from its uptime, never from a total that fell: pools are taken out, firmware corrects itself.</summary>
internal sealed class CounterRises
{
    /// <summary>What a device's seconds and ours may differ by between two polls.</summary>
    private const double ClockToleranceSeconds = 5;

    private CounterTotals? _last;

    /// <summary>The first poll tells no rise: what was counted before it may be days old.</summary>
    public CounterRise Take(CounterTotals now)
    {
        if (_last is not { } last || now.AtMs <= last.AtMs)
        {
            _last = now;
            return CounterRise.Unknown;
        }

        _last = now;
        double gap = (now.AtMs - last.AtMs) / 1000.0;

        // An uptime that does not move is a clock that stands, or a reply that is kept: a program that began anew tells another one.
        bool restarted = now.UptimeSeconds is { } uptime && uptime != last.UptimeSeconds
            && (uptime < last.UptimeSeconds - ClockToleranceSeconds || (last.UptimeSeconds is not null && uptime < gap - ClockToleranceSeconds));
        return new CounterRise(
            (int)Math.Min(gap, int.MaxValue), restarted, Rise(last.Accepted, now.Accepted, restarted), Rise(last.Rejected, now.Rejected, restarted),
            Rise(last.HardwareErrors, now.HardwareErrors, restarted));
    }

    private static int Rise(double? before, double? now, bool restarted)
    {
        // After a start the whole total is new.
        double? rise = restarted ? now : now - before;
        return rise is >= 0 and <= int.MaxValue ? (int)rise : MinerReading.UnknownRise;
    }
}
