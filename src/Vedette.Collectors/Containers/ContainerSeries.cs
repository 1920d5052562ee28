using Vedette.Model.Series;

namespace Vedette.Collectors.Containers;

/// <summary>The series of one container, under cAdvisor's names.</summary>
internal sealed class ContainerSeries
{
    private readonly string _name;
    private readonly string? _image;
    private readonly Labels _cpu;
    private readonly Labels _memory;
    private readonly Labels _workingSet;
    private readonly Labels _received;
    private readonly Labels _transmitted;
    private readonly Labels _read;
    private readonly Labels _written;
    private readonly Labels _started;
    private readonly Labels _lastSeen;
    private readonly Labels _memoryLimit;

    public ContainerSeries(ContainerReading container)
    {
        _name = container.Name;
        _image = container.Image;
        Label[] labels = [new("id", $"/{container.Runtime}/{container.Id}"), new("name", container.Name), new("image", container.Image ?? "")];
        _cpu = Labels.Create("container_cpu_usage_seconds_total", labels);
        _memory = Labels.Create("container_memory_usage_bytes", labels);
        _workingSet = Labels.Create("container_memory_working_set_bytes", labels);
        _received = Labels.Create("container_network_receive_bytes_total", labels);
        _transmitted = Labels.Create("container_network_transmit_bytes_total", labels);
        _read = Labels.Create("container_fs_reads_bytes_total", labels);
        _written = Labels.Create("container_fs_writes_bytes_total", labels);
        _started = Labels.Create("container_start_time_seconds", labels);
        _lastSeen = Labels.Create("container_last_seen", labels);
        _memoryLimit = Labels.Create("container_spec_memory_limit_bytes", labels);
    }

    /// <summary>False where the container was renamed.</summary>
    public bool Fits(ContainerReading container) => container.Name == _name && container.Image == _image;

    public void Write(ContainerReading container, ISampleSink sink)
    {
        sink.AddKnown(_cpu, container.CpuSecondsTotal);
        sink.AddKnown(_memory, container.MemoryWithCacheBytes);
        sink.AddKnown(_workingSet, container.MemoryUsageBytes);
        sink.AddKnown(_received, container.NetworkReceiveBytesTotal);
        sink.AddKnown(_transmitted, container.NetworkTransmitBytesTotal);
        sink.AddKnown(_read, container.DiskReadBytesTotal);
        sink.AddKnown(_written, container.DiskWriteBytesTotal);
        sink.AddKnown(_started, container.StartedAt?.ToUnixTimeSeconds());
        sink.AddKnown(_lastSeen, container.SeenAt?.ToUnixTimeSeconds());
        sink.AddKnown(_memoryLimit, container.MemoryLimitBytes);
    }
}
