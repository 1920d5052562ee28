using Vedette.Agent.Link;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Services;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>The machine on one page of at most <see cref="MaxLines"/> lines; a longer list says how much it leaves out.</summary>
internal sealed class MachineSummary(MachineParts parts, MachineReading reading, HardwareInfo hardware, Paint paint)
{
    public const int MaxLines = 40;

    private const int MostRows = 4;
    private const int MostProcesses = 5;
    private const int NameWidth = 12;
    private const int ColumnWidth = 44;

    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Build(AgentStatus? status, bool running)
    {
        Host();
        Load();
        Rows("disks", [.. Disks()]);
        Rows("network", [.. Network()]);
        Rows("gpus", [.. reading.Of(EntityKind.Gpu).Select(Gpu)]);
        Processes();
        FailedServices();
        Rows("containers", [.. (parts.Containers.Containers ?? []).OrderByDescending(c => c.CpuPercent ?? 0).Select(Container)]);
        Rows("llm", [.. reading.Of(EntityKind.Llm).Select(Llm)]);
        Line("agent", Agent(status, running));
        Rows("not read", [.. reading.Failures.Select(f => paint.Bad(TerminalText.Safe(f)))], most: 2);
        return _lines;
    }

    private void Host()
    {
        string os = string.Join(' ', new[] { hardware.OsName, hardware.OsVersion }.Where(t => t is not null));
        string[] parts =
        [
            paint.Bold(TerminalText.Safe(hardware.Hostname)), TerminalText.Safe(os), TerminalText.Safe($"{hardware.KernelVersion} {hardware.Architecture}".Trim()),
            hardware.Virtualization is { } kind and not "none" ? TerminalText.Safe(kind) : "", $"up {TerminalText.Duration(Value(HostMetrics.UptimeSeconds))}",
        ];
        Line("host", string.Join(", ", parts.Where(p => p.Length > 0)));
    }

    private void Load()
    {
        double? cpu = Value(HostMetrics.CpuUsagePercent);
        string load = $"load {Number(Value(HostMetrics.LoadAverageOneMinute))} {Number(Value(HostMetrics.LoadAverageFiveMinutes))} {Number(Value(HostMetrics.LoadAverageFifteenMinutes))}";
        Line("cpu", $"{paint.Level(cpu, TerminalText.Percent(cpu))} of {hardware.CpuThreads?.ToString() ?? "?"} threads, {load}, {TerminalText.Safe(hardware.CpuModel ?? "model not known")}");
        Line("memory", Used(Value(HostMetrics.MemoryUsageBytes), Value(HostMetrics.MemoryTotalBytes)));
        if (Value(HostMetrics.SwapTotalBytes) is > 0 and { } swap)
        {
            Line("swap", Used(Value(HostMetrics.SwapUsageBytes), swap));
        }
    }

    private IEnumerable<string> Disks()
    {
        foreach ((Labels series, double total) in reading.Samples.Of(HostMetrics.FilesystemTotalBytes))
        {
            double? used = reading.Samples.Value(HostMetrics.FilesystemUsedBytes, "mountpoint", series["mountpoint"] ?? "");
            yield return $"{Used(used, total)}  {TerminalText.Safe(series["mountpoint"])} ({TerminalText.Safe(series["device"])}, {TerminalText.Safe(series["fstype"])})";
        }
    }

    private IEnumerable<string> Network()
    {
        string receive = TerminalText.Bytes(Value(HostMetrics.NetworkReceiveBytesPerSecond));
        string transmit = TerminalText.Bytes(Value(HostMetrics.NetworkTransmitBytesPerSecond));
        yield return $"in {receive}/s, out {transmit}/s, {Number(Value(HostMetrics.TcpEstablished))} TCP connections";
        foreach (NetworkInterfaceInfo one in hardware.NetworkInterfaces)
        {
            yield return TerminalText.Safe($"{one.Name}  {string.Join(' ', one.Addresses)}");
        }
    }

    private string Gpu(StateEntity gpu)
    {
        double? busy = gpu.Number(GpuFields.UtilizationPercent);
        string temperature = gpu.Number(GpuFields.TemperatureCelsius) is { } celsius ? $", {celsius:0} °C" : "";
        string memory = $"{TerminalText.Bytes(gpu.Number(GpuFields.MemoryUsedBytes))} of {TerminalText.Bytes(gpu.Number(GpuFields.MemoryTotalBytes))}";
        return $"{paint.Level(busy, TerminalText.Percent(busy))}, {memory}{temperature}  {TerminalText.Safe(gpu.Text(GpuFields.Model) ?? gpu.Key)}";
    }

    // Two lists side by side: they mostly name the same programs.
    private void Processes()
    {
        ProcessReading[] all = [.. parts.Processes.Current];
        Line("processes", $"{Number(Value(HostMetrics.Processes))} processes, {Number(Value(HostMetrics.ProcessesRunning))} running");
        if (all.Length == 0)
        {
            return;
        }

        ProcessReading[] byCpu = [.. all.OrderByDescending(p => p.CpuPercent ?? 0).Take(MostProcesses)];
        ProcessReading[] byMemory = [.. all.OrderByDescending(p => p.ResidentBytes).Take(MostProcesses)];
        Line("", paint.Dim(TerminalText.Cell("most CPU", ColumnWidth) + "most memory"));
        for (int i = 0; i < byCpu.Length; i++)
        {
            string left = $"{TerminalText.Percent(byCpu[i].CpuPercent),9}  {byCpu[i].Pid,-8}{TerminalText.Cell(byCpu[i].Name, 16)}";
            string right = $"{TerminalText.Bytes(byMemory[i].ResidentBytes),9}  {byMemory[i].Pid,-8}{TerminalText.Safe(byMemory[i].Name)}";
            Line("", left.PadRight(ColumnWidth) + right);
        }
    }

    private void FailedServices()
    {
        if (parts.Services.Services is not { } services)
        {
            return;
        }

        ServiceReading[] failed = [.. services.Where(s => s.ActiveState == "failed")];
        string names = string.Join(", ", failed.Take(MostRows).Select(s => TerminalText.Safe(s.Name)));
        string more = failed.Length > MostRows ? $" and {failed.Length - MostRows} more" : "";
        Line("services", failed.Length == 0 ? $"{services.Count} units, none failed" : paint.Bad($"{failed.Length} failed: {names}{more}"));
    }

    private static string Container(ContainerReading container) =>
        $"{TerminalText.Cell(container.State, 10)} {TerminalText.Percent(container.CpuPercent),8} {TerminalText.Bytes(container.MemoryUsageBytes),10}  {TerminalText.Safe(container.Name)} ({TerminalText.Safe(container.Image)})";

    private static string Llm(StateEntity model)
    {
        string quantization = model.Text(LlmFields.Quantization) is { } text ? $" {TerminalText.Safe(text)}" : "";
        return $"{TerminalText.Safe(model.Text(LlmFields.Runtime) ?? model.Key)}: {TerminalText.Safe(model.Text(LlmFields.Model) ?? "model not known")}{quantization}, "
            + $"GPU memory {TerminalText.Bytes(model.Number(LlmFields.GpuMemoryBytes))}, memory {TerminalText.Bytes(model.Number(LlmFields.MemoryRssBytes))}";
    }

    private string Agent(AgentStatus? status, bool running) => status switch
    {
        null => paint.Dim("has not run here, or its status cannot be read by this account"),
        _ when !running => paint.Bad($"not running; last seen {status.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        { ConnectedSince: null } => paint.Bad($"runs as {TerminalText.Safe(status.AgentName)}, not connected to {TerminalText.Safe(status.ServerUrl)}; {status.QueueBatches} batches wait"),
        _ => $"runs as {TerminalText.Safe(status.AgentName)} (id {status.AgentId}), connected to {TerminalText.Safe(status.ServerUrl)}, {status.Series} series",
    };

    private string Used(double? used, double? total)
    {
        double? percent = used / total * 100;
        return $"{paint.Level(percent, TerminalText.Percent(percent))}, {TerminalText.Bytes(used)} of {TerminalText.Bytes(total)}";
    }

    private double? Value(HostMetric metric) => reading.Samples.Value(metric.Series);

    private static string Number(double? value) => value is { } known ? $"{known:0.##}" : "-";

    private void Rows(string name, List<string> rows, int most = MostRows)
    {
        for (int i = 0; i < rows.Count && i < most; i++)
        {
            bool last = i == most - 1 && rows.Count > most;
            Line(i == 0 ? name : "", last ? $"and {rows.Count - i} more" : rows[i]);
        }
    }

    private void Line(string name, string value) => _lines.Add(paint.Bold(name.PadRight(NameWidth)) + value);
}
