using System.Globalization;
using System.Text.Json;
using Vedette.Collectors;
using Vedette.Collectors.Containers;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Containers;

/// <summary>The containers of a real Docker, beside what docker stats and the API say of them.</summary>
public sealed class DockerTests(DockerOnANetwork docker) : IClassFixture<DockerOnANetwork>, IDisposable
{
    private const int SigStop = 19;
    private const int SigContinue = 18;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private readonly MeasuredCycle _cycle = new();
    private readonly ContainerReader _reader = Reader(new ContainerReaderOptions { Sockets = [docker.Socket] });

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task Cpu_and_memory_are_what_docker_stats_shows()
    {
        string id = await RunAsync("burner", "--cpus", "0.5", "--memory", "64m", "--env", "PASSWORD=hunter2", "box:1", "sh", "-c", "while :; do :; done");
        var states = new ContainerStates(_reader, new HostFiles());
        await SeenAsync(states, "burner", c => c.CpuSecondsTotal > 0.2);
        ContainerReading before = Find(states, "burner");
        double theirPercent = Percent(await docker.DockerAsync(Stop, "stats", "--no-stream", "--format", "{{.CPUPerc}}", "burner"));
        JsonElement stats = await docker.AskAsync($"v1.41/containers/{id}/stats?stream=false&one-shot=true", Stop);
        _cycle.Run(states);
        ContainerReading after = Find(states, "burner");

        double theirSeconds = stats.GetProperty("cpu_stats").GetProperty("cpu_usage").GetProperty("total_usage").GetInt64() / 1e9;
        Assert.InRange(theirSeconds, before.CpuSecondsTotal!.Value - 0.05, after.CpuSecondsTotal!.Value + 0.05);
        // Both windows are of a second or two and overlap; the machine does other things meanwhile.
        Assert.InRange(after.CpuPercent!.Value, theirPercent - 20, theirPercent + 20);
        Assert.InRange(after.CpuPercent.Value, 1, 60);
        double theirMemory = MemoryOf(stats);
        Assert.InRange(after.MemoryUsageBytes!.Value, theirMemory * 0.9 - 262_144, theirMemory * 1.1 + 262_144);
        Assert.Equal((64L << 20, 0.5, 1), (after.MemoryLimitBytes, after.CpuLimitCores, after.Processes));
        Assert.Equal((0L, 0L), (after.NetworkReceiveBytesTotal, after.NetworkTransmitBytesTotal));
        Assert.Contains("PASSWORD", after.EnvironmentNames);
        Assert.DoesNotContain(after.EnvironmentNames, name => name.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(after.CpuSecondsTotal, _cycle.Samples[$"container_cpu_usage_seconds_total{{id=\"/docker/{id}\",image=\"box:1\",name=\"burner\"}}"]);
    }

    [Fact]
    public async Task Network_and_disk_are_what_docker_stats_shows()
    {
        const string talk = $"ping -c 30 -i 0.02 -s 1000 {DockerOnANetwork.Gateway} && dd if=/dev/zero of=/file bs=64k count=64 oflag=direct && sleep 100000";
        string id = (await docker.DockerAsync(Stop, "run", "--detach", "--name", "talker", "--network", DockerOnANetwork.Network, "box:1", "sh", "-c", talk)).Trim();
        var states = new ContainerStates(_reader, new HostFiles());
        await SeenAsync(states, "talker", c => c is { NetworkReceiveBytesTotal: > 30_000, NetworkTransmitBytesTotal: > 30_000 });
        await LoggedAsync("talker", "64+0 records out");
        ContainerReading before = await ReadAsync(states, "talker");
        JsonElement stats = await docker.AskAsync($"v1.41/containers/{id}/stats?stream=false&one-shot=true", Stop);
        ContainerReading after = await ReadAsync(states, "talker");

        // Neighbours are still looked for now and then, so that the figures may move between two looks.
        JsonElement card = stats.GetProperty("networks").GetProperty("eth0");
        Assert.InRange(card.GetProperty("rx_bytes").GetInt64(), before.NetworkReceiveBytesTotal!.Value, after.NetworkReceiveBytesTotal!.Value);
        Assert.InRange(card.GetProperty("tx_bytes").GetInt64(), before.NetworkTransmitBytesTotal!.Value, after.NetworkTransmitBytesTotal!.Value);
        // Some kernels count no container's disks; docker stats shows 0 for that.
        Assert.InRange(DiskBytes(stats, "read"), before.DiskReadBytesTotal ?? 0, after.DiskReadBytesTotal ?? 0);
        Assert.InRange(DiskBytes(stats, "write"), before.DiskWriteBytesTotal ?? 0, after.DiskWriteBytesTotal ?? 0);
    }

    [Fact]
    public async Task Restarts_health_image_and_end_of_containers_are_seen()
    {
        var states = new ContainerStates(_reader, new HostFiles());
        await RunAsync("flapping", "--restart", "always", "box:1", "sh", "-c", "sleep 0.2; exit 7");
        await RunAsync("ill", "--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1", "box:1", "sleep", "100000");
        await RunAsync("ended", "box:1", "sh", "-c", "exit 7");
        await RunAsync("upgraded", "box:1", "sleep", "100000");
        await SeenAsync(states, "flapping", c => c.Restarts >= 2);
        await SeenAsync(states, "ill", c => c.Health == "unhealthy");
        await SeenAsync(states, "ended", c => c is { State: "exited", ExitCode: 7, Pid: null, CpuPercent: null });
        await SeenAsync(states, "upgraded", c => c is { State: "running", Image: "box:1", Processes: 1 });

        await docker.DockerAsync(Stop, "rm", "--force", "upgraded");
        await RunAsync("upgraded", "box:2", "sleep", "100000");
        Assert.Equal("box:2", (await ReadAsync(states, "upgraded")).Image);

        await docker.DockerAsync(Stop, "rm", "--force", "ill", "ended");
        await _reader.ReadAsync(Stop);
        _cycle.Run(states);
        Assert.DoesNotContain(states.Containers!, c => c.Name is "ill" or "ended");
    }

    [Fact]
    public async Task Container_that_restarts_between_two_readings_is_measured_anew()
    {
        var states = new ContainerStates(_reader, new HostFiles());
        await RunAsync("again", "box:1", "sleep", "100000");
        await SeenAsync(states, "again", c => c.Pid is not null);
        int? first = Find(states, "again").Pid;
        await docker.DockerAsync(Stop, "restart", "--time", "0", "again");
        ContainerReading again = await ReadAsync(states, "again");
        Assert.NotEqual(first, again.Pid);
        Assert.NotNull(again.CpuSecondsTotal);
        await SeenAsync(states, "again", c => c.CpuPercent is not null);
    }

    [Fact]
    public async Task Daemon_that_hangs_is_left_at_the_deadline_and_its_containers_stay_marked_as_old()
    {
        using ContainerReader reader = Reader(new ContainerReaderOptions { Sockets = [docker.Socket], LongestRefresh = TimeSpan.FromSeconds(20) });
        await RunAsync("lasting", "box:1", "sleep", "100000");
        await reader.ReadAsync(Stop);
        DateTimeOffset? seen = reader.Containers!.Single(c => c.Name == "lasting").SeenAt;
        docker.Daemon.Signal(SigStop);
        try
        {
            await Assert.ThrowsAsync<TimeoutException>(() => reader.ReadAsync(Stop));
        }
        finally
        {
            docker.Daemon.Signal(SigContinue);
        }

        Assert.True(reader.IsOld);
        Assert.Equal(seen, reader.Containers!.Single(c => c.Name == "lasting").SeenAt);
        var states = new ContainerStates(reader, new HostFiles());
        _cycle.Run(states);
        Assert.NotNull(Find(states, "lasting").MemoryUsageBytes);   // The kernel goes on counting.
        await reader.ReadAsync(Stop);
        Assert.False(reader.IsOld);
    }

    private static ContainerReader Reader(ContainerReaderOptions options) => new(options, text => text, arguments => arguments, TimeProvider.System);

    private static ContainerReading Find(ContainerStates states, string name) => states.Containers!.Single(c => c.Name == name);

    private static double Percent(string text) => double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static double MemoryOf(JsonElement stats)
    {
        JsonElement memory = stats.GetProperty("memory_stats"), parts = memory.GetProperty("stats");
        string inactive = parts.TryGetProperty("total_inactive_file", out _) ? "total_inactive_file" : "inactive_file";
        return memory.GetProperty("usage").GetInt64() - parts.GetProperty(inactive).GetInt64();
    }

    /// <summary>As the docker command adds it up for BLOCK I/O.</summary>
    private static long DiskBytes(JsonElement stats, string operation) => stats.GetProperty("blkio_stats").GetProperty("io_service_bytes_recursive") is { ValueKind: JsonValueKind.Array } entries
        ? entries.EnumerateArray().Where(e => operation.Equals(e.GetProperty("op").GetString(), StringComparison.OrdinalIgnoreCase)).Sum(e => e.GetProperty("value").GetInt64())
        : 0;

    private Task LoggedAsync(string name, string line) => Until.FitsAsync(() => docker.DockerAsync(Stop, "logs", name), log => log.Contains(line, StringComparison.Ordinal), Soon, $"{name} says '{line}'", Stop);

    private async Task<ContainerReading> ReadAsync(ContainerStates states, string name)
    {
        await _reader.ReadAsync(Stop);
        _cycle.Run(states);
        return Find(states, name);
    }

    private Task<string> RunAsync(string name, params string[] arguments) => docker.DockerAsync(Stop, ["run", "--detach", "--name", name, "--network", "none", .. arguments]);

    private Task SeenAsync(ContainerStates states, string name, Func<ContainerReading, bool> fits) => Until.FitsAsync(
        async () =>
        {
            await _reader.ReadAsync(Stop);
            _cycle.Run(states);
            return states.Containers!.SingleOrDefault(c => c.Name == name);
        },
        reading => reading is not null && fits(reading),
        Soon,
        $"the container {name} is as expected",
        Stop);
}
