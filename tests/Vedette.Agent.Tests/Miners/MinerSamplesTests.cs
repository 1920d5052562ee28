using System.Globalization;
using Vedette.Agent.Miners;
using Vedette.Agent.Scheduling;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Model.Miners;
using Vedette.Model.Series;

namespace Vedette.Agent.Tests.Miners;

public sealed class MinerSamplesTests
{
    private const string Golden = """
        miner_board_chips_expected{board="0",miner="02:11:22:33:44:55"} 114
        miner_board_chips_expected{board="1",miner="02:11:22:33:44:55"} 114
        miner_board_chips{board="0",miner="02:11:22:33:44:55"} 114
        miner_board_chips{board="1",miner="02:11:22:33:44:55"} 100
        miner_board_frequency_hertz{board="0",miner="02:11:22:33:44:55"} 675000000
        miner_board_hashrate_expected_hashes_per_second{board="0",miner="02:11:22:33:44:55"} 36700000000000
        miner_board_hashrate_hashes_per_second{board="0",miner="02:11:22:33:44:55"} 36800000000000
        miner_board_hw_errors_total{board="0",miner="02:11:22:33:44:55"} 3
        miner_board_power_watts{board="0",miner="02:11:22:33:44:55"} 1080
        miner_board_voltage_volts{board="0",miner="02:11:22:33:44:55"} 13.2
        miner_efficiency_joules_per_terahash{miner="02:11:22:33:44:55",source="measured"} 29.41
        miner_error_active{code="P:1",component="power_supply",miner="02:11:22:33:44:55"} 1
        miner_fan_duty_ratio{fan="0",kind="chassis",miner="02:11:22:33:44:55"} 0.95
        miner_fan_speed_rpm{fan="0",kind="chassis",miner="02:11:22:33:44:55"} 5880
        miner_fan_speed_rpm{fan="1",kind="chassis",miner="02:11:22:33:44:55"} 0
        miner_hashrate_expected_hashes_per_second{miner="02:11:22:33:44:55"} 110000000000000
        miner_hashrate_hashes_per_second{miner="02:11:22:33:44:55",window="5s"} 110500000000000
        miner_hashrate_hashes_per_second{miner="02:11:22:33:44:55",window="avg"} 109000000000000
        miner_hw_errors_total{miner="02:11:22:33:44:55"} 3
        miner_info{firmware_family="stock",firmware_version="Tue Dec 6 2022",hostname="antMiner",ip="10.0.0.12",mac="02:11:22:33:44:55",miner="02:11:22:33:44:55",model="Antminer S19 Pro",vendor="antminer"} 1
        miner_mining{miner="02:11:22:33:44:55"} 1
        miner_pool_active{host="[2001:db8::1]",miner="02:11:22:33:44:55",pool="1/0"} 0
        miner_pool_active{host="pool.example",miner="02:11:22:33:44:55",pool="0"} 1
        miner_pool_last_share_age_seconds{host="pool.example",miner="02:11:22:33:44:55",pool="0"} 4
        miner_pool_up{host="[2001:db8::1]",miner="02:11:22:33:44:55",pool="1/0"} 0
        miner_pool_up{host="pool.example",miner="02:11:22:33:44:55",pool="0"} 1
        miner_power_limit_watts{miner="02:11:22:33:44:55"} 3500
        miner_power_watts{miner="02:11:22:33:44:55",source="measured"} 3250
        miner_process_uptime_seconds{miner="02:11:22:33:44:55"} 86400
        miner_restarts_total{miner="02:11:22:33:44:55"} 0
        miner_shares_total{miner="02:11:22:33:44:55",pool="0",result="accepted"} 412
        miner_shares_total{miner="02:11:22:33:44:55",pool="0",result="rejected"} 2
        miner_shares_total{miner="02:11:22:33:44:55",pool="0",result="stale"} 1
        miner_state{miner="02:11:22:33:44:55",state="mining"} 1
        miner_temperature_celsius{board="0",miner="02:11:22:33:44:55",sensor="board"} 70
        miner_temperature_celsius{board="0",miner="02:11:22:33:44:55",sensor="chip"} 86
        miner_temperature_celsius{miner="02:11:22:33:44:55",sensor="board"} 71
        miner_temperature_celsius{miner="02:11:22:33:44:55",sensor="chip"} 86
        miner_temperature_celsius{miner="02:11:22:33:44:55",sensor="inlet"} 24
        miner_uptime_seconds{miner="02:11:22:33:44:55"} 90000
        miner_up{miner="02:11:22:33:44:55"} 1
        """;

    private readonly HandMadeSite _site = new();
    private readonly MinerSamples _samples;
    private double _seconds;

    public MinerSamplesTests()
    {
        _samples = new MinerSamples(_site.Site);
    }

    [Fact]
    public async Task All_that_a_miner_says_is_a_series_and_what_it_does_not_say_is_none()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Assert.Equal(Golden.Split('\n'), Lines("miner_"));
    }

    [Fact]
    public async Task A_read_is_written_once_and_a_baseline_does_not_take_it()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        _samples.Collect(new BaselineSink(0, 0));
        Assert.NotEmpty(Lines("miner_"));
        Assert.Empty(Lines("miner_"));
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await _site.LookAsync();
        Assert.NotEmpty(Lines("miner_"));
    }

    [Fact]
    public async Task The_same_series_are_the_same_instances_with_every_read()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Labels[] first = [.. Collect("miner_").Select(s => s.Series)];
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await _site.LookAsync();
        Labels[] second = [.. Collect("miner_").Select(s => s.Series)];
        Assert.Equal(first.Length, second.Length);
        Assert.All(first.Zip(second), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public async Task An_offline_one_is_down_each_minute_and_nothing_else()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Lines("miner_");
        _site.Devices["10.0.0.12"] = null;
        for (int i = 0; i < 2; i++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(2));
            await _site.LookAsync();
            Assert.Empty(Lines("miner_"));
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await _site.LookAsync();
        Assert.Equal(["""miner_up{miner="02:11:22:33:44:55"} 0"""], Lines("miner_"));
        Assert.Empty(Lines("miner_"));
        _seconds += 60;
        Assert.Equal(["""miner_up{miner="02:11:22:33:44:55"} 0"""], Lines("miner_"));
    }

    [Fact]
    public async Task An_error_that_passed_and_a_state_that_was_left_are_0()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Lines("miner_");
        _site.Devices["10.0.0.12"] = HandMadeSite.Full with { State = MinerState.Sleeping, Errors = [] };
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await _site.LookAsync();
        string[] lines = Lines("miner_");
        Assert.Contains("""miner_error_active{code="P:1",component="power_supply",miner="02:11:22:33:44:55"} 0""", lines);
        Assert.Contains("""miner_state{miner="02:11:22:33:44:55",state="mining"} 0""", lines);
        Assert.Contains("""miner_state{miner="02:11:22:33:44:55",state="sleeping"} 1""", lines);
        Assert.Contains("""miner_mining{miner="02:11:22:33:44:55"} 0""", lines);
    }

    [Fact]
    public async Task Where_no_pool_tells_its_shares_they_are_the_miners()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full with { Pools = [] };
        await _site.LookAsync();
        Assert.Contains("""miner_shares_total{miner="02:11:22:33:44:55",result="accepted"} 412""", Lines("miner_"));
    }

    [Fact]
    public async Task The_worker_is_in_no_series()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        Assert.DoesNotContain(Lines(""), line => line.Contains("farm.12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_scans_and_polls_fare_is_told_in_every_cycle()
    {
        _site.Devices["10.0.0.12"] = HandMadeSite.Full;
        await _site.LookAsync();
        for (int cycle = 0; cycle < 2; cycle++)
        {
            string[] lines = Lines("agent_");
            Assert.Contains("""agent_poll_total{result="read"} 1""", lines);
            Assert.Contains("""agent_poll_total{result="silent"} 0""", lines);
            Assert.Contains("""agent_poll_duration_seconds_bucket{le="0.1"} 1""", lines);
            Assert.Contains("""agent_poll_duration_seconds_bucket{le="+Inf"} 1""", lines);
            Assert.Contains("agent_poll_duration_seconds_count 1", lines);
            Assert.Contains("""agent_parse_repairs_total{quirk="joined_objects"} 1""", lines);
            Assert.Contains("""agent_scan_hosts{range="10.0.0.0/24",result="miner"} 1""", lines);
            Assert.Contains(lines, l => l.StartsWith("agent_scan_duration_seconds{", StringComparison.Ordinal));
        }
    }

    private (Labels Series, double Value)[] Collect(string prefix)
    {
        var sink = new SampleSet(0, _seconds);
        _samples.Collect(sink);
        return [.. sink.All.Where(s => s.Series.MetricName.StartsWith(prefix, StringComparison.Ordinal))];
    }

    private string[] Lines(string prefix) =>
        [.. Collect(prefix).Select(s => $"{s.Series} {s.Value.ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)];
}
