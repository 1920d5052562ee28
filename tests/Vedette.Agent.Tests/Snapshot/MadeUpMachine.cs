using Vedette.Agent.Snapshot.Document;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Services;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Agent.Tests.Snapshot;

/// <summary>A machine made up of one of each: a process that serves a model, a kernel thread, a unit, a failed unit, a container, a card and a model.</summary>
internal sealed class MadeUpMachine : IProcessTable, IServiceTable, IContainerTable, IProcessDetails, ICollector, IStateSource
{
    public static readonly DateTimeOffset Started = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    public List<ProcessReading> Processes { get; } =
    [
        new()
        {
            Pid = 42, StartTicks = 100, Key = "42@100", ParentPid = 1, Name = "ollama", User = "llm", Uid = 990, CommandLine = ["ollama", "serve", "--key", "***"], WorkingDirectory = "/srv",
            StartedAt = Started, Unit = "ollama.service", Status = "sleeping", CpuPercent = 12.345, ResidentBytes = 2048, VirtualBytes = 4096, SharedBytes = 512, MemoryPercent = 1.5, Threads = 3,
            ReadBytesTotal = 10, WriteBytesTotal = 0,
        },
        new() { Pid = 2, StartTicks = 0, Key = "2@0", Name = "kthreadd", Uid = 0, KernelThread = true, Status = "idle", Threads = 1 },
    ];

    public IReadOnlyCollection<ProcessReading> Current => Processes;

    public IReadOnlyList<ServiceReading>? Services { get; set; } =
    [
        new() { Name = "ssh.service", ActiveState = "failed", SubState = "failed" },
        new() { Name = "ollama.service", ActiveState = "active", SubState = "running", MainPid = 42, StartedAt = Started, MemoryBytes = 1024, CpuPercent = 2, Command = "/usr/bin/ollama serve" },
    ];

    public IReadOnlyList<ContainerReading>? Containers { get; set; } =
    [
        new()
        {
            Id = "abc123", Name = "web", Runtime = "docker", State = "running", Image = "nginx:1.27", Pid = 77, StartedAt = Started, CpuPercent = 3, MemoryUsageBytes = 256, MemoryLimitBytes = 1024,
            Ports = [new PortMapping(80, "tcp", "0.0.0.0", 8080), new PortMapping(443, "tcp", null, null)],
            Mounts = [new ContainerMount("bind", "/data", "/var/www", true)], EnvironmentNames = ["PASSWORD"], NetworkReceiveBytesTotal = 5,
        },
    ];

    public StateIoCounters? IoCounters { get; init; } = new(1, 0, 10, 0);

    public bool Fails { get; set; }

    public string Name => "made_up";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Gpu, EntityKind.Llm, EntityKind.GpuProcess];

    public MachineParts Parts => new()
    {
        Files = new HostFiles(ProcRoot: "/nowhere", SysRoot: "/nowhere", RootFs: "/nowhere"),
        Collectors = [this],
        Sources = [this],
        Processes = this,
        Services = this,
        Containers = this,
        OpenProcessDetails = () => this,
        LlmRuntime = p => p.Name == "ollama" ? "ollama" : null,
        ReadHardware = () => new HardwareReading(Hardware, []),
    };

    public static HardwareInfo Hardware => new()
    {
        Hostname = "gpu1", OsId = "debian", OsName = "Debian GNU/Linux", OsVersion = "12", KernelVersion = "6.1.0", CpuModel = "EPYC", CpuCores = 4, CpuThreads = 8,
        NetworkInterfaces = [new NetworkInterfaceInfo("eth0", "02:00:00:00:00:01", ["10.0.0.2/24"], null), new NetworkInterfaceInfo("eth1", null, [], null)],
    };

    public ProcessReading? Find(int pid) => Processes.Find(p => p.Pid == pid);

    public StateProcessDetails Read(ProcessReading process) => process.Pid != 42 ? new StateProcessDetails() : new StateProcessDetails
    {
        Environment = ["HOME=***", "API_KEY=***"],
        OpenFiles = [new StateOpenFile("/models/llama.gguf", 7, 0, "r", 0)],
        Connections = [new StateConnection(5, "ipv4", "tcp", new StateSocketAddress("127.0.0.1", 11434), null, "listen")],
        DataBytes = 99,
        IoCounters = IoCounters,
    };

    public void Dispose()
    {
    }

    public void Collect(ISampleSink sink)
    {
        if (Fails)
        {
            throw new IOException("the disk is\u001b[31m gone");
        }

        sink.Add(Labels.Create("host_uptime_seconds"), 3600);
        sink.Add(Labels.Create("host_cpu_usage_percent"), 25.5);
        sink.Add(Labels.Create("host_cpu_core_usage_percent", new Label("cpu", "1")), 50);
        sink.Add(Labels.Create("host_cpu_core_usage_percent", new Label("cpu", "0")), 1);
        sink.Add(Labels.Create("host_memory_total_bytes"), 4L * 1024 * 1024 * 1024);
        sink.Add(Labels.Create("host_memory_usage_bytes"), 1024.0 * 1024 * 1024);
        sink.Add(Labels.Create("node_memory_MemAvailable_bytes"), 3L * 1024 * 1024 * 1024);
        foreach ((string mount, double size) in new[] { ("/", 100.0), ("/run/x", 10.0) })
        {
            Label[] labels = [new("device", "/dev/vda"), new("mountpoint", mount), new("fstype", "ext4")];
            sink.Add(Labels.Create("node_filesystem_size_bytes", labels), size * 1024 * 1024 * 1024);
            sink.Add(Labels.Create("node_filesystem_free_bytes", labels), size * 0.5 * 1024 * 1024 * 1024);
            sink.Add(Labels.Create("node_filesystem_avail_bytes", labels), size * 0.25 * 1024 * 1024 * 1024);
        }

        sink.Add(Labels.Create("node_network_receive_bytes_total", new Label("device", "eth0")), 7);
    }

    public void Report(IStateSink sink)
    {
        sink.Description.Integer(GpuFields.Index, 0);
        sink.Description.Text(GpuFields.Vendor, "nvidia");
        sink.Description.Text(GpuFields.Model, "H200");
        sink.Description.Integer(GpuFields.MemoryTotalBytes, 1024L * 1024 * 2048);
        sink.Readings.Number(GpuFields.UtilizationPercent, 80);
        sink.Readings.Integer(GpuFields.MemoryUsedBytes, 1024L * 1024 * 1024);
        sink.Readings.Number(GpuFields.TemperatureCelsius, 61);
        sink.Add(EntityKind.Gpu, "GPU-1");
        if (Fails)
        {
            throw new IOException("driver");
        }

        sink.Description.Text(LlmFields.Runtime, "ollama");
        sink.Description.Text(LlmFields.Model, "llama3\u001b[2J");
        sink.Add(EntityKind.Llm, "ollama/42");
        sink.Description.Integer(GpuProcessFields.Pid, 42);
        sink.Readings.Integer(GpuProcessFields.MemoryBytes, 1024);
        sink.Add(EntityKind.GpuProcess, "GPU-1/42");
    }
}
