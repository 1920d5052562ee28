using Vedette.Model.Telegraf;

namespace Vedette.Model.Tests.Telegraf;

public sealed class TelegrafNamesTests
{
    [Theory]
    [InlineData("cpu", "usage_idle", false, "cpu_usage_idle")]
    [InlineData("temperature", "value", false, "temperature")]
    [InlineData("http_requests_total", "counter", true, "http_requests_total")]
    [InlineData("queue_length", "gauge", true, "queue_length")]
    [InlineData("queue", "gauge", false, "queue_gauge")]
    [InlineData("prometheus", "node_load1", false, "node_load1")]
    [InlineData("job:rate", "sum", false, "job:rate_sum")]
    [InlineData("net-stat", "tcp.est", false, "net_stat_tcp_est")]
    [InlineData("win cpu", "% Idle", false, "win_cpu___Idle")]
    [InlineData("_private", "x", false, "_private_x")]
    [InlineData("5min", "load!", false, "min_load")]
    [InlineData("диск", "a", false, "a")]
    [InlineData("https://bob:S9x@h/", "up", false, "https:__bob:____h__up")]
    public void A_series_is_named_as_Telegrafs_prometheus_output_names_it(string measurement, string field, bool alone, string expected) =>
        Assert.Equal(expected, TelegrafNames.Metric(measurement, field, alone));

    [Theory]
    [InlineData("host", "host")]
    [InlineData("a:b", "a_b")]
    [InlineData("data-center", "data_center")]
    [InlineData("!rack!", "rack")]
    [InlineData("__name__", "__name__")]
    [InlineData("город", null)]
    public void A_label_keeps_to_its_smaller_alphabet(string tag, string? expected) => Assert.Equal(expected, TelegrafNames.Label(tag));

    [Fact]
    public void A_name_of_which_nothing_is_left_is_none() => Assert.Null(TelegrafNames.Metric("диск", "value", alone: true));
}
