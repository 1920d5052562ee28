using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Server.Live;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Live;

public sealed class HostStateTests
{
    private const long StartMs = 1_000_000;

    private readonly HostState _host = new();

    [Fact]
    public void A_host_that_was_never_seen_is_pending() => Assert.Equal(HostStatus.Pending, _host.Read(StartMs, null).Status);

    [Fact]
    public void A_host_is_offline_after_three_intervals_but_never_before_30_seconds()
    {
        _host.Connected(1, null);
        Assert.Equal(HostStatus.Online, _host.Read(StartMs + 30_000, StartMs).Status);
        Assert.Equal(HostStatus.Offline, _host.Read(StartMs + 30_001, StartMs).Status);
        _host.Connected(20, null);
        Assert.Equal(HostStatus.Online, _host.Read(StartMs + 60_000, StartMs).Status);
        Assert.Equal(HostStatus.Offline, _host.Read(StartMs + 60_001, StartMs).Status);
    }

    [Fact]
    public void A_closed_stream_is_offline_after_5_seconds_and_online_again_when_it_comes_back()
    {
        _host.Connected(10, null);
        _host.Disconnected(StartMs);
        Assert.Equal(HostStatus.Online, _host.Read(StartMs + 5_000, StartMs).Status);
        HostPresence offline = _host.Read(StartMs + 5_001, StartMs);
        Assert.Equal(HostStatus.Offline, offline.Status);
        Assert.Equal(StartMs, offline.StatusSinceMs);
        _host.Connected(10, null);
        Assert.Equal(HostStatus.Online, _host.Read(StartMs + 6_000, StartMs + 6_000).Status);
    }

    [Fact]
    public void A_call_over_HTTP_after_a_stream_ended_is_life()
    {
        _host.Connected(10, null);
        _host.Disconnected(StartMs);
        Assert.Equal(HostStatus.Online, _host.Read(StartMs + 8_000, StartMs + 7_000).Status);
    }

    [Fact]
    public void An_agent_that_calls_every_five_minutes_is_online_between_its_calls()
    {
        const long minute = 60_000;
        long seen = StartMs;
        _host.Read(seen, seen);
        Assert.Equal(HostStatus.Offline, _host.Read(seen + (3 * minute) + 1, seen).Status);
        for (int call = 0; call < 10; call++)
        {
            // What it found and what it measured are two calls.
            seen += (5 * minute) - 1_000;
            _host.Read(seen, seen);
            seen += 1_000;
            Assert.Equal(HostStatus.Online, _host.Read(seen, seen).Status);
            Assert.Equal(HostStatus.Online, _host.Read(seen + (5 * minute), seen).Status);
        }

        HostPresence gone = _host.Read(seen + (15 * minute) + 1, seen);
        Assert.Equal((HostStatus.Offline, (long?)seen, (double?)299), (gone.Status, gone.StatusSinceMs, gone.IntervalSeconds));
    }

    [Fact]
    public void An_outage_does_not_make_an_agent_a_slow_one_and_none_is_waited_for_longer_than_half_an_hour_three_times()
    {
        var rhythm = new CallRhythm();
        long at = StartMs;
        Assert.Equal([60, 60, 60, 60], After(60, 60, 20, 60));
        Assert.Equal([60, 60, 60, 60, 60, 60], After(7_200, 60, 60, 60, 60, 60));
        Assert.Equal([60, 300, 300], After(300, 300, 300));
        Assert.Equal([300, 1800, 1800], After(86_400, 86_400, 86_400));
        Assert.Equal(90, After(90, 90, 90, 90, 90).Last());

        IEnumerable<int> After(params int[] pauses)
        {
            foreach (int pause in pauses)
            {
                rhythm.Heard(at);
                at += pause * 1000L;
                rhythm.Heard(at);
                yield return rhythm.Seconds;
            }
        }
    }

    [Fact]
    public void The_interval_of_a_stream_is_its_own_however_it_comes()
    {
        _host.Connected(10, null);
        for (int call = 0; call < 5; call++)
        {
            _host.Read(StartMs + (call * 300_000), StartMs + (call * 300_000));
        }

        Assert.Equal(10.0, _host.Read(StartMs + 1_200_000, StartMs + 1_200_000).IntervalSeconds);
    }

    [Fact]
    public void Backlog_does_not_move_the_live_picture_back()
    {
        Measure(2000, 20);
        Measure(1000, 10);
        HostPresence now = _host.Read(StartMs, StartMs);
        Assert.Equal(2000, now.MetricsTimeMs);
        Assert.Equal(20, now.Metrics[0]);
    }

    [Fact]
    public void A_new_measurement_clears_what_it_lacks()
    {
        Labels cpu = Labels.Create(HostMetrics.CpuUsagePercent.Series);
        Labels memory = Labels.Create(HostMetrics.MemoryUsageBytes.Series);
        _host.Measured(new CommittedSamples(1, [cpu, memory], [1000, 1000], [1, 2]));
        _host.Measured(new CommittedSamples(1, [cpu], [2000], [3]));
        HostPresence now = _host.Read(StartMs, StartMs);
        Assert.Equal(3, now.Metrics[0]);
        Assert.Null(now.Metrics[1]);
    }

    [Fact]
    public void A_change_is_taken_once()
    {
        Measure(1000, 1);
        Assert.NotNull(_host.TakeChange(StartMs, StartMs));
        Assert.Null(_host.TakeChange(StartMs, StartMs));
        Assert.NotNull(_host.TakeChange(StartMs + 1_000_000, StartMs));
    }

    private void Measure(long timestampMs, double cpu) =>
        _host.Measured(new CommittedSamples(1, [Labels.Create(HostMetrics.CpuUsagePercent.Series)], [timestampMs], [cpu]));
}
