using System.Text;
using System.Text.Json;
using Vedette.Agent.Snapshot.Document;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Snapshot;

public sealed class SystemStateTests
{
    private static readonly DateTimeOffset At = MadeUpMachine.Started.AddSeconds(60);

    [Fact]
    public void The_json_is_document_5s_to_the_letter()
    {
        string json = Encoding.UTF8.GetString(SystemStateJson.Write(State(new MadeUpMachine())));
        const string hardware = """
            {"hostname":"gpu1","platform":"debian","platform_version":"12","kernel_version":"6.1.0","os":"linux","uptime":3600,
            "cpu":{"model":"EPYC","cores_physical":4,"count_logical":8,"usage_percent":25.5,"per_cpu":[{"usage_percent":1},{"usage_percent":50}]},
            "memory":{"total_gb":4,"available_gb":3,"used_gb":1,"free_gb":0,"percent":25},
            "disks":[{"device":"/dev/vda","mountpoint":"/","fstype":"ext4","total_gb":100,"used_gb":50,"free_gb":25,"percent":66.67}],
            "network":{"eth0":{"name":"eth0","mac":"02:00:00:00:00:01","addresses":["10.0.0.2/24"],"flags":"","bytes_recv":7}},
            "gpu":{"nvidia":[{"index":0,"name":"H200","temperature":61,"utilization_percent":80,"memory_used_mb":1024,"memory_total_mb":2048}]}}
            """;
        const string services = """
            [{"name":"ollama.service","type":"systemd","hostname":"gpu1","timestamp":"2026-01-01T10:01:00Z","status":"active","pid":42,"start_time":"2026-01-01T10:00:00Z","uptime_seconds":60,
            "cpu_percent":2,"is_llm_related":true,"extra":{"cmdline":"/usr/bin/ollama serve","sub_state":"running","memory_usage_bytes":1024}},
            {"name":"ssh.service","type":"systemd","hostname":"gpu1","timestamp":"2026-01-01T10:01:00Z","status":"failed","is_llm_related":false,"extra":{"sub_state":"failed"}},
            {"name":"web","type":"docker","id":"abc123","hostname":"gpu1","timestamp":"2026-01-01T10:01:00Z","status":"running","pid":77,"start_time":"2026-01-01T10:00:00Z","uptime_seconds":60,
            "cpu_percent":3,"memory_percent":25,"image":"nginx:1.27",
            "ports":[{"container_port":"80/tcp","host_ip":"0.0.0.0","host_port":"8080"},{"container_port":"443/tcp","host_port":""}],
            "volumes":[{"source":"/data","destination":"/var/www","read_only":true,"type":"bind"}],"environment":["PASSWORD=***"],"is_llm_related":false,
            "extra":{"memory_usage_bytes":256,"memory_limit_bytes":1024,"network_stats":{"rx_bytes":5}}}]
            """;
        const string processes = """
            [{"pid":2,"name":"kthreadd","username":"0","status":"idle","create_time":"","cpu_percent":0,"memory_percent":0,"memory_info":{"rss":0,"vms":0},"cmdline":[],"num_threads":1,"is_llm_related":false},
            {"pid":42,"ppid":1,"name":"ollama","username":"llm","status":"sleeping","create_time":"2026-01-01T10:00:00Z","cpu_percent":12.34,"memory_percent":1.5,
            "memory_info":{"rss":2048,"vms":4096,"shared":512,"data":99},"cmdline":["ollama","serve","--key","***"],"cwd":"/srv","environment":["HOME=***","API_KEY=***"],"num_threads":3,
            "open_files":[{"path":"/models/llama.gguf","fd":7,"mode":"r"}],
            "connections":[{"fd":5,"family":"ipv4","type":"tcp","local_address":{"ip":"127.0.0.1","port":11434},"status":"listen"}],
            "io_counters":{"read_count":1,"write_count":0,"read_bytes":10,"write_bytes":0},"is_llm_related":true,"extra":{"unit":"ollama.service","llm_runtime":"ollama"}}]
            """;
        string expected = $$"""{"timestamp":"2026-01-01T10:01:00Z","hardware":{{hardware}},"services":{{services}},"processes":{{processes}}}""";
        Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal), json);
    }

    [Fact]
    public void An_empty_machine_has_empty_lists_and_no_cards()
    {
        var machine = new MadeUpMachine { Services = null, Containers = null };
        machine.Processes.Clear();
        var nothing = new SampleSet(At.ToUnixTimeMilliseconds(), 0);
        SystemStateDocument state = new SystemStateBuilder(machine.Parts, new ManualClock(At)).Build(At, new() { Hostname = "bare" }, nothing, []);
        using JsonDocument json = JsonDocument.Parse(SystemStateJson.Write(state));
        Assert.Equal(0, json.RootElement.GetProperty("services").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("processes").GetArrayLength());
        JsonElement hardware = json.RootElement.GetProperty("hardware");
        Assert.False(hardware.TryGetProperty("gpu", out _));
        Assert.Equal(0, hardware.GetProperty("disks").GetArrayLength());
        Assert.Equal(JsonValueKind.Object, hardware.GetProperty("network").ValueKind);
        Assert.False(hardware.GetProperty("memory").TryGetProperty("swap_total_gb", out _));
    }

    [Fact]
    public void Io_counters_that_were_read_are_written_whole_and_unread_ones_not_at_all()
    {
        var read = new MadeUpMachine { IoCounters = new StateIoCounters(0, 0, 0, 0) };
        Assert.Equal("""{"read_count":0,"write_count":0,"read_bytes":0,"write_bytes":0}""", IoCounters(read)?.GetRawText());

        // The bytes of every process are known to the cycle; the calls are not, and a number nobody read is not written.
        Assert.Null(IoCounters(new MadeUpMachine { IoCounters = null }));
    }

    [Fact]
    public void Processes_and_network_can_be_left_out()
    {
        var machine = new MadeUpMachine();
        var samples = new SampleSet(0, 0);
        var builder = new SystemStateBuilder(machine.Parts, new ManualClock(At)) { IncludeNetwork = false, IncludeProcesses = false };
        SystemStateDocument state = builder.Build(At, MadeUpMachine.Hardware, samples, []);
        Assert.Empty(state.Processes);
        Assert.Empty(state.Hardware.Network);
        Assert.NotEmpty(state.Services);
    }

    [Theory]
    [InlineData(0, "2026-01-01T10:00:00Z")]
    [InlineData(120, "2026-01-01T12:00:00+02:00")]
    [InlineData(-210, "2026-01-01T06:30:00-03:30")]
    public void Times_are_of_the_machines_zone(int minutes, string text)
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromMinutes(minutes), "test", "test");
        Assert.Equal(text, StateTime.Text(MadeUpMachine.Started.AddMilliseconds(999), zone));
    }

    [Theory]
    [InlineData("0x1003\n", "up|broadcast|multicast")]
    [InlineData("0x91", "up|pointtopoint")]
    [InlineData("0x9", "up|loopback")]
    [InlineData("what", "")]
    public void Flags_are_one_string(string file, string flags) => Assert.Equal(flags, InterfaceFlags.Text(file));

    private static JsonElement? IoCounters(MadeUpMachine machine)
    {
        using JsonDocument json = JsonDocument.Parse(SystemStateJson.Write(State(machine)));
        JsonElement process = json.RootElement.GetProperty("processes").EnumerateArray().Single(p => p.GetProperty("pid").GetInt32() == 42);
        return process.TryGetProperty("io_counters", out JsonElement counters) ? counters.Clone() : null;
    }

    private static SystemStateDocument State(MadeUpMachine machine)
    {
        var samples = new SampleSet(At.ToUnixTimeMilliseconds(), 0);
        machine.Collect(samples);
        return new SystemStateBuilder(machine.Parts, new ManualClock(At)).Build(At, MadeUpMachine.Hardware, samples, StateEntities.Of(machine, 0));
    }
}
