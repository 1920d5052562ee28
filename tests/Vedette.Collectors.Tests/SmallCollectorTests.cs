using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Tcp;
using Vedette.Collectors.Uptime;

namespace Vedette.Collectors.Tests;

public sealed class SmallCollectorTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Load_averages_stand_under_both_names()
    {
        using var load = new LoadAverageCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(load);
        Assert.Equal([12.34, 5.06, 1.0], new[] { _sink["node_load1"], _sink["node_load5"], _sink["node_load15"] });
        Assert.Equal([12.34, 5.06, 1.0], new[] { _sink["host_load1"], _sink["host_load5"], _sink["host_load15"] });
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.1 0.2\n")]
    [InlineData("0.1 0.2 0.3 1/2 3")]      // no newline: cut off
    [InlineData("0.1 nan 0.3 1/2 3\n")]
    [InlineData("-1 0.2 0.3 1/2 3\n")]
    public void Broken_loadavg_is_an_error_that_names_the_file(string text)
    {
        using HostTree host = new HostTree().Write("proc/loadavg", text);
        using var load = new LoadAverageCollector(host.Files);
        Assert.Contains("proc/loadavg", Assert.Throws<FormatException>(() => _sink.Run(load)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu", "proc/stat", "ctxt 1\n")]
    [InlineData("meminfo", "proc/meminfo", "MemFree: 1 kB\n")]
    [InlineData("uptime", "proc/uptime", "soon\n")]
    [InlineData("tcp", "proc/net/snmp", "Tcp: InSegs\nTcp: 1\n")]
    public void File_without_what_the_collector_is_about_is_an_error_that_names_it(string name, string file, string text)
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18").Write(file, text);
        ICollector collector = DefaultCollectors.Create(host.Files).Single(candidate => candidate.Name == name);
        Assert.Contains(file, Assert.Throws<FormatException>(() => _sink.Run(collector)).Message, StringComparison.Ordinal);
        (collector as IDisposable)?.Dispose();
    }

    [Fact]
    public void Uptime_is_whole_seconds_and_the_time_is_the_cycles()
    {
        using var uptime = new UptimeCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(uptime);
        Assert.Equal(86400, _sink["host_uptime_seconds"]);
        Assert.Equal(1_700_000_000.123, _sink["node_time_seconds"]);
    }

    [Fact]
    public void Missing_proc_is_an_error_that_names_it()
    {
        using var processes = new ProcessTable(new HostFiles("/nowhere/proc"), TimeProvider.System);
        Assert.Contains("/nowhere/proc", Assert.Throws<IOException>(() => _sink.Run(processes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tcp_counters_and_sockets()
    {
        using var tcp = new TcpCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(tcp);
        Assert.Equal(345, _sink["host_tcp_established_connections"]);
        Assert.Equal(345, _sink["node_netstat_Tcp_CurrEstab"]);
        Assert.Equal(15860, _sink["node_netstat_Tcp_InSegs"]);
        Assert.Equal(40, _sink["node_sockstat_TCP_inuse"]);
        Assert.Equal(7, _sink["node_sockstat_TCP_mem"]);
        Assert.Equal(7.0 * Environment.SystemPageSize, _sink["node_sockstat_TCP_mem_bytes"]);
        Assert.Equal(9, _sink["node_sockstat_TCP6_inuse"]);
        Assert.False(_sink.Has("node_netstat_Tcp_MaxConn"));
    }

    [Fact]
    public void Kernel_without_ipv6_has_no_sockstat6()
    {
        using var tcp = new TcpCollector(HostTree.Fixture("centos6-2.6.32"));
        _sink.Run(tcp);
        Assert.Equal(12, _sink["host_tcp_established_connections"]);
        Assert.False(_sink.Has("node_sockstat_TCP6_inuse"));
    }
}
