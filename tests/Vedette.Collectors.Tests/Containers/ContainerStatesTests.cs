using Vedette.Collectors.Containers;
using Vedette.Collectors.Tests.Services;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Containers;

public sealed class ContainerStatesTests : IAsyncDisposable
{
    private const string Id = ContainerFixture.Burn;
    private const string Scope = $"system.slice/docker-{Id}.scope";
    private const string Labels = $"{{id=\"/docker/{Id}\",image=\"box:1\",name=\"burn\"}}";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly CollectingSink _sink = new();
    private readonly HostTree _host = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedRuntime _runtime;
    private readonly ContainerReader _reader;

    public ContainerStatesTests()
    {
        _runtime = new ScriptedRuntime(_folder.File("docker.sock"));
        _runtime.Replies["/version"] = ContainerFixture.Bytes("docker-20.10-version");
        _runtime.Replies["/v1.41/containers/json?all=1"] = ContainerFixture.Bytes("docker-20.10-list");
        _runtime.Replies[$"/v1.41/containers/{Id}/json"] = ContainerFixture.Bytes("docker-20.10-inspect");
        _runtime.Replies[$"/v1.41/containers/{ContainerFixture.Web}/json"] = ContainerFixture.Bytes("docker-27-inspect");
        _reader = new ContainerReader(new ContainerReaderOptions { Sockets = [_folder.File("docker.sock")] }, ContainerFixture.Mask, ContainerFixture.MaskArguments, new ManualClock());
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _runtime.DisposeAsync();
        _folder.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Unified_tree_under_the_systemd_driver()
    {
        _host.Write("sys/fs/cgroup/cgroup.controllers", "cpu io memory pids\n").Write("proc/21503/cgroup", $"0::/{Scope}/init.scope\n")
            .Write($"sys/fs/cgroup/{Scope}/cpu.stat", "usage_usec 1000000\n").Write($"sys/fs/cgroup/{Scope}/memory.current", "50000000\n")
            .Write($"sys/fs/cgroup/{Scope}/memory.stat", "anon 1\nfile 2\ninactive_file 20000000\n").Write($"sys/fs/cgroup/{Scope}/pids.current", "3\n")
            .Write($"sys/fs/cgroup/{Scope}/io.stat", "8:0 rbytes=100 wbytes=7 rios=1 wios=2 dbytes=0 dios=0\n259:0 rbytes=11 wbytes=0 rios=1 wios=0 dbytes=0 dios=0\n")
            .Write("proc/21503/net/dev", "Inter-| x\n face |bytes\n    lo: 5 1 0 0 0 0 0 0 5 1 0 0 0 0 0 0\n  eth0: 700 1 0 0 0 0 0 0 900 1 0 0 0 0 0 0\n");
        ContainerStates states = await StatesAsync();
        _sink.Run(states);
        _host.Write($"sys/fs/cgroup/{Scope}/cpu.stat", "usage_usec 16000000\n");
        _sink.Run(states, 10);
        IReadOnlyDictionary<string, object> burn = ReportedEntities.Of(states)[Id];
        Assert.Equal((150.0, 16.0, 30_000_000L, 3L), (burn["cpu_percent"], burn["cpu_seconds_total"], burn["memory_usage_bytes"], burn["processes"]));
        Assert.Equal((700L, 900L, 111L, 7L), (burn["network_receive_bytes_total"], burn["network_transmit_bytes_total"], burn["disk_read_bytes_total"], burn["disk_write_bytes_total"]));
        Assert.Equal(($"/{Scope}", 67_108_864L, "unhealthy"), (burn["cgroup"], burn["memory_limit_bytes"], burn["health"]));
        Assert.Equal(16, _sink[$"container_cpu_usage_seconds_total{Labels}"]);
        Assert.Equal(50_000_000, _sink[$"container_memory_usage_bytes{Labels}"]);
        Assert.Equal(30_000_000, _sink[$"container_memory_working_set_bytes{Labels}"]);
        Assert.Equal(1_795_268_501, _sink[$"container_start_time_seconds{Labels}"]);
        Assert.Equal(10, _sink.Samples.Count);   // Of the running one; the stopped one has none.
    }

    [Fact]
    public async Task Controllers_of_version_1_under_the_cgroupfs_driver()
    {
        string path = $"docker/{Id}";
        _host.Write("proc/21503/cgroup", $"9:name=systemd:/{path}\n4:memory:/{path}\n3:cpu,cpuacct:/{path}\n2:pids:/{path}\n1:blkio:/{path}\n")
            .Write($"sys/fs/cgroup/cpu,cpuacct/{path}/cpuacct.usage", "2500000000\n").Write($"sys/fs/cgroup/memory/{path}/memory.usage_in_bytes", "1000\n")
            .Write($"sys/fs/cgroup/memory/{path}/memory.stat", "inactive_file 1\ntotal_inactive_file 400\n").Write($"sys/fs/cgroup/pids/{path}/pids.current", "2\n")
            .Write($"sys/fs/cgroup/blkio/{path}/blkio.throttle.io_service_bytes", "8:0 Read 10\n8:0 Write 20\n8:0 Sync 30\nTotal 30\n");
        ContainerStates states = await StatesAsync();
        _sink.Run(states);
        IReadOnlyDictionary<string, object> burn = ReportedEntities.Of(states)[Id];
        Assert.Equal((2.5, 600L, 2L, 10L, 20L), (burn["cpu_seconds_total"], burn["memory_usage_bytes"], burn["processes"], burn["disk_read_bytes_total"], burn["disk_write_bytes_total"]));
        Assert.DoesNotContain("network_receive_bytes_total", burn.Keys);
    }

    [Theory]
    [InlineData("0::/user.slice/session-1.scope\n")]
    [InlineData($"0::/../../docker/{Id}\n")]
    [InlineData("")]
    public async Task Process_that_is_not_in_the_containers_own_cgroup_is_not_measured(string membership)
    {
        _host.Write("sys/fs/cgroup/cgroup.controllers", "").Write("sys/fs/cgroup/user.slice/session-1.scope/cpu.stat", "usage_usec 1000000\n").Write("proc/21503/cgroup", membership);
        ContainerStates states = await StatesAsync();
        _sink.Run(states).Run(states, 10);
        IReadOnlyDictionary<string, object> burn = ReportedEntities.Of(states)[Id];
        Assert.DoesNotContain("cpu_seconds_total", burn.Keys);
        Assert.Equal("running", burn["state"]);
    }

    [Fact]
    public async Task Traffic_is_the_hosts_where_the_namespace_is()
    {
        _host.Write("sys/fs/cgroup/cgroup.controllers", "").Write($"sys/fs/cgroup/docker/{Id}/cpu.stat", "usage_usec 1\n").Write("proc/21503/cgroup", $"0::/docker/{Id}\n")
            .Write("proc/21503/net/dev", "  eth0: 700 1 0 0 0 0 0 0 900 1 0 0 0 0 0 0\n");
        foreach (string process in new[] { "1", "21503" })
        {
            Directory.CreateDirectory(_host.Files.Proc($"{process}/ns"));
            File.CreateSymbolicLink(_host.Files.Proc($"{process}/ns/net"), "net:[4026531840]");
        }

        ContainerStates states = await StatesAsync();
        _sink.Run(states);
        Assert.DoesNotContain("network_receive_bytes_total", ReportedEntities.Of(states)[Id].Keys);
    }

    [Fact]
    public async Task Fields_of_a_stopped_container()
    {
        ContainerStates states = await StatesAsync();
        _sink.Run(states);
        IReadOnlyDictionary<string, object> web = ReportedEntities.Of(states)[ContainerFixture.Web];
        Assert.Equal(("exited", 137L, true, "shop", "web"), (web["state"], web["exit_code"], web["oom_killed"], web["compose_project"], web["compose_service"]));
        Assert.Equal(["NGINX_VERSION", "API_TOKEN", "EMPTY"], Assert.IsAssignableFrom<IEnumerable<string>>(web["environment_names"]));
        Assert.DoesNotContain("pid", web.Keys);
    }

    private async Task<ContainerStates> StatesAsync()
    {
        await _reader.ReadAsync(Stop);
        return new ContainerStates(_reader, _host.Files);
    }
}
