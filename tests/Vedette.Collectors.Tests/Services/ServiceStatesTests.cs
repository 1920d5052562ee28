using Vedette.Collectors.Services;

namespace Vedette.Collectors.Tests.Services;

public sealed class ServiceStatesTests
{
    private const string Networkd = "sys/fs/cgroup/system.slice/systemd-networkd.service";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Unit_is_described_as_systemd_says_and_measured_as_its_cgroup_says()
    {
        using HostTree host = SystemctlFixture.Host()
            .Write($"{Networkd}/cpu.stat", "usage_usec 2000000\nuser_usec 1\n").Write($"{Networkd}/memory.current", "10000000\n").Write($"{Networkd}/memory.peak", "11000000\n").Write($"{Networkd}/pids.current", "2\n");
        ServiceStates states = await StatesAsync(host, "systemd-255");
        _sink.Run(states);
        Assert.DoesNotContain("cpu_percent", ReportedEntities.Of(states)["systemd-networkd.service"].Keys);
        host.Write($"{Networkd}/cpu.stat", "usage_usec 7000000\n");
        _sink.Run(states, 10);
        IReadOnlyDictionary<string, object> networkd = ReportedEntities.Of(states)["systemd-networkd.service"];
        Assert.Equal((50.0, 7.0, 10_000_000L, 11_000_000L, 2L), (networkd["cpu_percent"], networkd["cpu_seconds_total"], networkd["memory_bytes"], networkd["memory_peak_bytes"], networkd["tasks"]));
        Assert.Equal(("active", "Network Configuration", 812L, 1_795_246_472_000L), (networkd["active_state"], networkd["description"], networkd["main_pid"], networkd["state_since"]));
        Assert.Equal(50.0, states.Services![0].CpuPercent);
    }

    [Fact]
    public async Task Without_a_cgroup_what_systemd_said_stands()
    {
        using HostTree host = SystemctlFixture.Host();
        ServiceStates states = await StatesAsync(host, "systemd-255");
        _sink.Run(states).Run(states, 10);
        IReadOnlyDictionary<string, object> networkd = ReportedEntities.Of(states)["systemd-networkd.service"];
        Assert.Equal((1.204113, 9_097_216L, 1L), (networkd["cpu_seconds_total"], networkd["memory_bytes"], networkd["tasks"]));
        Assert.DoesNotContain("cpu_percent", networkd.Keys);
        Assert.DoesNotContain("cpu_seconds_total", ReportedEntities.Of(states)["apt-daily.service"].Keys);
    }

    [Fact]
    public async Task Controllers_of_version_1_are_read_where_there_is_no_unified_tree()
    {
        const string Unit = "system.slice/httpd.service";
        using HostTree host = SystemctlFixture.Host()
            .Write($"sys/fs/cgroup/cpu,cpuacct/{Unit}/cpuacct.usage", "6000000000\n").Write($"sys/fs/cgroup/memory/{Unit}/memory.usage_in_bytes", "123\n")
            .Write($"sys/fs/cgroup/memory/{Unit}/memory.max_usage_in_bytes", "456\n").Write($"sys/fs/cgroup/pids/{Unit}/pids.current", "7\n");
        host.Delete("sys/fs/cgroup/cgroup.controllers");
        ServiceStates states = await StatesAsync(host, "systemd-219");
        _sink.Run(states);
        IReadOnlyDictionary<string, object> httpd = ReportedEntities.Of(states)["httpd.service"];
        Assert.Equal((6.0, 123L, 456L, 7L), (httpd["cpu_seconds_total"], httpd["memory_bytes"], httpd["memory_peak_bytes"], httpd["tasks"]));
    }

    [Fact]
    public async Task Processes_are_summed_up_where_the_cgroup_does_not_count_and_an_ended_one_stays_in_the_sum()
    {
        const string Unit = "sys/fs/cgroup/systemd/system.slice/httpd.service";
        using HostTree host = SystemctlFixture.Host().Write($"{Unit}/cgroup.procs", "10\n11\n").Write($"{Unit}/worker/cgroup.procs", "12\n")
            .Write("proc/10/stat", Stat(10, 100, 5, 100)).Write("proc/11/stat", Stat(11, 200, 5, 10)).Write("proc/12/stat", Stat(12, 300, 5, 1));
        host.Delete("sys/fs/cgroup/cgroup.controllers");
        ServiceStates states = await StatesAsync(host, "systemd-219");
        _sink.Run(states);
        host.Write($"{Unit}/cgroup.procs", "10\n").Write("proc/10/stat", Stat(10, 600, 5, 100));
        _sink.Run(states, 10);
        IReadOnlyDictionary<string, object> httpd = ReportedEntities.Of(states)["httpd.service"];
        // The fixture's clock runs at 100 ticks a second: 5 s in 10 s, and 11's 2.05 s are not lost.
        Assert.Equal((50.0, (600 + 200 + 300 + 15) / 100.0, 101L * Environment.SystemPageSize), (httpd["cpu_percent"], httpd["cpu_seconds_total"], httpd["memory_bytes"]));
    }

    [Fact]
    public async Task Series_tell_the_state_that_is_and_take_back_those_that_were()
    {
        using HostTree host = SystemctlFixture.Host();
        string output = host.Files.Root("output");
        host.Write("output", SystemctlFixture.Bytes("systemd-252"));
        ServiceReader reader = SystemctlFixture.Reader(host, $"cat '{output}'");
        var states = new ServiceStates(reader, host.Files);
        await reader.ReadAsync(Stop);
        _sink.Run(states);
        Assert.Equal(1, _sink["node_systemd_unit_state{name=\"burn.service\",state=\"active\",type=\"simple\"}"]);
        Assert.Equal(1, _sink["node_systemd_unit_state{name=\"fails.service\",state=\"failed\",type=\"simple\"}"]);
        Assert.Equal(4, _sink["node_systemd_service_restart_total{name=\"flaps.service\"}"]);
        Assert.False(_sink.Has("node_systemd_unit_state{name=\"burn.service\",state=\"failed\",type=\"simple\"}"));
        Assert.DoesNotContain(_sink.Samples.Keys, series => series.Contains("rc-local", StringComparison.Ordinal));

        host.Replace("output", "ActiveState=active\nSubState=running\nFragmentPath=/run/systemd/system/burn.service", "ActiveState=failed\nSubState=failed\nFragmentPath=/run/systemd/system/burn.service");
        await reader.ReadAsync(Stop);
        _sink.Run(states, 10);
        Assert.Equal(0, _sink["node_systemd_unit_state{name=\"burn.service\",state=\"active\",type=\"simple\"}"]);
        Assert.Equal(1, _sink["node_systemd_unit_state{name=\"burn.service\",state=\"failed\",type=\"simple\"}"]);
    }

    [Fact]
    public async Task Path_that_leads_out_of_the_tree_is_not_followed()
    {
        using HostTree host = SystemctlFixture.Host().Write("sys/fs/outside/memory.current", "1\n").Write("output", "Id=x.service\nLoadState=loaded\nActiveState=active\nControlGroup=/../outside\n");
        ServiceReader reader = SystemctlFixture.Reader(host, $"cat '{host.Files.Root("output")}'");
        await reader.ReadAsync(Stop);
        var states = new ServiceStates(reader, host.Files);
        _sink.Run(states);
        Assert.DoesNotContain("memory_bytes", ReportedEntities.Of(states)["x.service"].Keys);
    }

    private static async Task<ServiceStates> StatesAsync(HostTree host, string fixture)
    {
        ServiceReader reader = SystemctlFixture.Reader(host, $"cat '{SystemctlFixture.FilePath(fixture)}'");
        await reader.ReadAsync(Stop);
        return new ServiceStates(reader, host.Files);
    }

    private static string Stat(int pid, int userTicks, int systemTicks, int residentPages) =>
        $"{pid} (a) b (c) S 1 1 1 0 -1 4194560 0 0 0 0 {userTicks} {systemTicks} 0 0 20 0 1 0 {pid}00 1000000 {residentPages} 18446744073709551615\n";
}
