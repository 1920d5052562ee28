using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Services;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>The state's services: units of the service manager, then containers.</summary>
internal sealed class ServiceSection(MachineParts parts, string hostname, DateTimeOffset at, TimeZoneInfo zone)
{
    private readonly HashSet<string> _llmUnits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _llmContainers = new(StringComparer.Ordinal);

    /// <param name="memoryTotalBytes">What the percents are of; 0 where it is not known.</param>
    public List<StateService> Build(double memoryTotalBytes)
    {
        // A service is an LLM's where one of its processes is: names and images say too little, or too much ("mail" holds "ai").
        foreach (ProcessReading process in parts.Processes.Current.Where(p => parts.LlmRuntime(p) is not null))
        {
            _llmUnits.Add(process.Unit ?? "");
            _llmContainers.Add(process.ContainerId ?? "");
        }

        return
        [
            .. (parts.Services.Services ?? []).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => Unit(s, memoryTotalBytes)),
            .. (parts.Containers.Containers ?? []).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Container(c, memoryTotalBytes)),
        ];
    }

    private StateService Unit(ServiceReading unit, double memoryTotalBytes) => new()
    {
        Name = unit.Name,
        Type = "systemd",
        Hostname = hostname,
        Timestamp = StateTime.Text(at, zone),
        Status = unit.ActiveState ?? "unknown",
        Pid = unit.MainPid ?? 0,
        StartTime = Time(unit.StartedAt),
        UptimeSeconds = Uptime(unit.StartedAt, unit.MainPid is > 0),
        CpuPercent = Math.Round(unit.CpuPercent ?? 0, 2),
        MemoryPercent = (float)StateSize.Percent(unit.MemoryBytes ?? 0, memoryTotalBytes),
        IsLlmRelated = _llmUnits.Contains(unit.Name),
        Extra = new StateServiceExtra
        {
            Cmdline = unit.Command,
            Description = unit.Description,
            SubState = unit.SubState,
            UnitFileState = unit.UnitFileState,
            MemoryUsageBytes = unit.MemoryBytes,
            MemoryLimitBytes = unit.MemoryLimitBytes,
        },
    };

    private StateService Container(ContainerReading container, double memoryTotalBytes) => new()
    {
        Name = container.Name,
        Type = "docker",
        Id = container.Id,
        Hostname = hostname,
        Timestamp = StateTime.Text(at, zone),
        Status = container.State,
        Pid = container.Pid ?? 0,
        StartTime = Time(container.StartedAt),
        UptimeSeconds = Uptime(container.StartedAt, container.State == "running"),
        CpuPercent = Math.Round(container.CpuPercent ?? 0, 2),
        // As docker stats does: of the container's own limit where it has one.
        MemoryPercent = (float)StateSize.Percent(container.MemoryUsageBytes ?? 0, container.MemoryLimitBytes is > 0 and { } limit ? limit : memoryTotalBytes),
        Image = container.Image,
        Ports = NotEmpty([.. container.Ports.Select(p => new StatePort($"{p.ContainerPort}/{p.Protocol}", p.HostIp, p.HostPort is { } port ? $"{port}" : ""))]),
        Volumes = NotEmpty([.. container.Mounts.Select(m => new StateVolume(m.Source, m.Destination, m.ReadOnly, m.Type))]),
        Environment = NotEmpty([.. container.EnvironmentNames.Select(name => $"{name}=***")]),
        IsLlmRelated = _llmContainers.Contains(container.Id),
        Extra = new StateServiceExtra
        {
            MemoryUsageBytes = container.MemoryUsageBytes,
            MemoryLimitBytes = container.MemoryLimitBytes,
            NetworkStats = container.NetworkReceiveBytesTotal is null && container.NetworkTransmitBytesTotal is null
                ? null
                : new StateNetworkStats(container.NetworkReceiveBytesTotal, container.NetworkTransmitBytesTotal),
        },
    };

    private string? Time(DateTimeOffset? time) => time is { } known ? StateTime.Text(known, zone) : null;

    private long Uptime(DateTimeOffset? started, bool running) => running && started is { } since ? Math.Max(0, (long)(at - since).TotalSeconds) : 0;

    private static List<T>? NotEmpty<T>(List<T> list) => list.Count > 0 ? list : null;
}
