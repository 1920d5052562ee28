using System.Globalization;
using System.Text.Json;
using Vedette.Model.Scrubbing;
using Vedette.Model.States;

namespace Vedette.Server.Bridge;

/// <summary>Document 5's SystemState as entities; of any of its variants, see the list of what readers must bear.</summary>
internal static class SystemStateEntities
{
    private const double Gibibyte = 1L << 30;
    private const double Mebibyte = 1L << 20;

    public static void Observe(JsonElement state, StateObserver into)
    {
        if (JsonField.Get(state, "hardware") is { ValueKind: JsonValueKind.Object } hardware)
        {
            ObserveHost(hardware, into);
            ObserveFilesystems(hardware, into);
            ObserveNetwork(hardware, into);
            ObserveGpus(hardware, into);
        }

        if (JsonField.IsArray(state, "processes"))
        {
            foreach (JsonElement process in JsonField.Objects(state, "processes"))
            {
                ObserveProcess(process, into);
            }

            into.End(EntityKind.Process);
        }

        if (JsonField.IsArray(state, "services"))
        {
            foreach (JsonElement service in JsonField.Objects(state, "services"))
            {
                ObserveService(service, into);
            }

            into.End(EntityKind.Service);
            into.End(EntityKind.Container);
        }
    }

    public static long? Bytes(double? gibibytes) => gibibytes is >= 0 and < 1e9 and var known ? (long)(known * Gibibyte) : null;

    private static void ObserveHost(JsonElement hardware, StateObserver into)
    {
        JsonElement cpu = JsonField.Get(hardware, "cpu") ?? default;
        JsonElement memory = JsonField.Get(hardware, "memory") ?? default;
        into.Observe(
            EntityKind.Host,
            "host",
            d =>
            {
                d.Text(HostFields.Hostname, JsonField.Text(hardware, "hostname"));
                d.Text(HostFields.OsName, JsonField.Text(hardware, "platform") ?? JsonField.Text(hardware, "os"));
                d.Text(HostFields.OsVersion, JsonField.Text(hardware, "platform_version"));
                d.Text(HostFields.KernelVersion, JsonField.Text(hardware, "kernel_version"));
                d.Text(HostFields.CpuModel, JsonField.Text(cpu, "model"));
                d.Integer(HostFields.CpuCores, JsonField.Integer(cpu, "cores_physical", "physical_cores"));
                d.Integer(HostFields.CpuThreads, JsonField.Integer(cpu, "count_logical", "logical_cores"));
                d.Integer(HostFields.MemoryTotalBytes, Bytes(JsonField.Number(memory, "total_gb")));
                d.Integer(HostFields.SwapTotalBytes, Bytes(JsonField.Number(memory, "swap_total_gb")));
            },
            r =>
            {
                r.Number(HostFields.CpuUsagePercent, JsonField.Number(cpu, "usage_percent"));
                r.Integer(HostFields.MemoryUsedBytes, Bytes(JsonField.Number(memory, "used_gb")));
                r.Integer(HostFields.MemoryAvailableBytes, Bytes(JsonField.Number(memory, "available_gb")));
                r.Integer(HostFields.SwapUsedBytes, Bytes(JsonField.Number(memory, "swap_used_gb")));
            });
        into.End(EntityKind.Host);
    }

    private static void ObserveFilesystems(JsonElement hardware, StateObserver into)
    {
        if (!JsonField.IsArray(hardware, "disks"))
        {
            return;
        }

        foreach (JsonElement disk in JsonField.Objects(hardware, "disks"))
        {
            into.Observe(
                EntityKind.Filesystem,
                JsonField.Text(disk, "mountpoint") ?? "",
                d =>
                {
                    d.Text(FilesystemFields.MountPoint, JsonField.Text(disk, "mountpoint"));
                    d.Text(FilesystemFields.Device, Scrubbed(disk, "device"));
                    d.Text(FilesystemFields.FilesystemType, JsonField.Text(disk, "fstype"));
                    d.Integer(FilesystemFields.SizeBytes, Bytes(JsonField.Number(disk, "total_gb")));
                },
                r =>
                {
                    r.Integer(FilesystemFields.UsedBytes, Bytes(JsonField.Number(disk, "used_gb")));
                    r.Integer(FilesystemFields.AvailableBytes, Bytes(JsonField.Number(disk, "free_gb")));
                    r.Number(FilesystemFields.UsedPercent, JsonField.Number(disk, "percent"));
                });
        }

        into.End(EntityKind.Filesystem);
    }

    private static void ObserveNetwork(JsonElement hardware, StateObserver into)
    {
        if (JsonField.Get(hardware, "network") is not { ValueKind: JsonValueKind.Object } interfaces)
        {
            return;
        }

        foreach (JsonProperty one in interfaces.EnumerateObject())
        {
            into.Observe(
                EntityKind.NetworkInterface,
                one.Name,
                d =>
                {
                    d.Text(NetworkInterfaceFields.Name, one.Name);
                    d.Text(NetworkInterfaceFields.Mac, JsonField.Text(one.Value, "mac"));
                    d.TextList(NetworkInterfaceFields.Addresses, JsonField.Texts(one.Value, "addresses"));
                    d.TextList(NetworkInterfaceFields.Flags, JsonField.Text(one.Value, "flags")?.Split('|', StringSplitOptions.RemoveEmptyEntries));
                },
                r =>
                {
                    r.Integer(NetworkInterfaceFields.ReceiveBytesTotal, JsonField.Integer(one.Value, "bytes_recv"));
                    r.Integer(NetworkInterfaceFields.TransmitBytesTotal, JsonField.Integer(one.Value, "bytes_sent"));
                    r.Integer(NetworkInterfaceFields.ReceivePacketsTotal, JsonField.Integer(one.Value, "packets_recv"));
                    r.Integer(NetworkInterfaceFields.TransmitPacketsTotal, JsonField.Integer(one.Value, "packets_sent"));
                    r.Integer(NetworkInterfaceFields.ReceiveErrorsTotal, JsonField.Integer(one.Value, "errin"));
                    r.Integer(NetworkInterfaceFields.TransmitErrorsTotal, JsonField.Integer(one.Value, "errout"));
                    r.Integer(NetworkInterfaceFields.ReceiveDropsTotal, JsonField.Integer(one.Value, "dropin"));
                    r.Integer(NetworkInterfaceFields.TransmitDropsTotal, JsonField.Integer(one.Value, "dropout"));
                });
        }

        into.End(EntityKind.NetworkInterface);
    }

    private static void ObserveGpus(JsonElement hardware, StateObserver into)
    {
        if (JsonField.Get(hardware, "gpu") is { ValueKind: JsonValueKind.Object } vendors)
        {
            foreach (JsonProperty vendor in vendors.EnumerateObject())
            {
                foreach (JsonElement card in JsonField.Objects(vendors, vendor.Name))
                {
                    ObserveGpu(vendor.Name, card, into);
                }
            }
        }

        into.End(EntityKind.Gpu);
    }

    private static void ObserveGpu(string vendor, JsonElement card, StateObserver into) => into.Observe(
        EntityKind.Gpu,
        $"{vendor}-{JsonField.Integer(card, "index") ?? 0}",
        d =>
        {
            d.Integer(GpuFields.Index, JsonField.Integer(card, "index"));
            d.Text(GpuFields.Vendor, vendor);
            d.Text(GpuFields.Model, JsonField.Text(card, "name"));
            d.Integer(GpuFields.MemoryTotalBytes, (long?)(JsonField.Number(card, "memory_total_mb") * Mebibyte));
        },
        r =>
        {
            r.Number(GpuFields.UtilizationPercent, JsonField.Number(card, "utilization_percent"));
            r.Integer(GpuFields.MemoryUsedBytes, (long?)(JsonField.Number(card, "memory_used_mb") * Mebibyte));
            r.Number(GpuFields.TemperatureCelsius, JsonField.Number(card, "temperature"));
        });

    private static void ObserveProcess(JsonElement process, StateObserver into)
    {
        if (JsonField.Integer(process, "pid") is not { } pid)
        {
            return;
        }

        long? startedMs = JsonField.Time(process, "create_time");
        JsonElement memory = JsonField.Get(process, "memory_info") ?? default;
        JsonElement io = JsonField.Get(process, "io_counters") ?? default;
        into.Observe(
            EntityKind.Process,
            string.Create(CultureInfo.InvariantCulture, $"{pid}@{startedMs ?? 0}"),
            d =>
            {
                d.Integer(ProcessFields.Pid, pid);
                d.Integer(ProcessFields.Ppid, JsonField.Integer(process, "ppid"));
                d.Text(ProcessFields.Name, Scrubbed(process, "name"));
                d.Text(ProcessFields.User, JsonField.Text(process, "username"));
                d.TextList(ProcessFields.CommandLine, JsonField.Texts(process, "cmdline") is { } line ? SecretScrubber.ScrubArguments(line) : null);
                d.Integer(ProcessFields.StartedAt, startedMs);
                d.Text(ProcessFields.WorkingDirectory, Scrubbed(process, "cwd"));
            },
            r =>
            {
                r.Text(ProcessFields.Status, JsonField.Text(process, "status"));
                r.Number(ProcessFields.CpuPercent, JsonField.Number(process, "cpu_percent"));
                r.Integer(ProcessFields.MemoryRssBytes, JsonField.Integer(memory, "rss"));
                r.Integer(ProcessFields.MemoryVmsBytes, JsonField.Integer(memory, "vms"));
                r.Integer(ProcessFields.MemorySharedBytes, JsonField.Integer(memory, "shared"));
                r.Integer(ProcessFields.MemorySwapBytes, JsonField.Integer(memory, "swap"));
                r.Number(ProcessFields.MemoryPercent, JsonField.Number(process, "memory_percent"));
                r.Integer(ProcessFields.Threads, JsonField.Integer(process, "num_threads"));
                r.Integer(ProcessFields.ReadBytesTotal, JsonField.Integer(io, "read_bytes"));
                r.Integer(ProcessFields.WriteBytesTotal, JsonField.Integer(io, "write_bytes"));
            });
    }

    private static void ObserveService(JsonElement service, StateObserver into)
    {
        if (JsonField.Text(service, "name") is not { } name)
        {
            return;
        }

        if (JsonField.Text(service, "type") == "docker")
        {
            ObserveContainer(name, service, into);
            return;
        }

        string? status = JsonField.Text(service, "status");
        into.Observe(
            EntityKind.Service,
            name,
            d =>
            {
                d.Text(ServiceFields.Name, name);
                d.Text(ServiceFields.ActiveState, status switch { "running" => "active", "stopped" or "exited" or "dead" => "inactive", "starting" => "activating", "stopping" => "deactivating", _ => status });
                d.Text(ServiceFields.SubState, status);
                d.Integer(ServiceFields.MainPid, JsonField.Integer(service, "pid"));
                d.Integer(ServiceFields.StartedAt, JsonField.Time(service, "start_time"));
            },
            r => r.Number(ServiceFields.CpuPercent, JsonField.Number(service, "cpu_percent")));
    }

    private static void ObserveContainer(string name, JsonElement service, StateObserver into)
    {
        JsonElement extra = JsonField.Get(service, "extra") ?? default;
        string id = JsonField.Text(service, "id") ?? name;
        into.Observe(
            EntityKind.Container,
            id,
            d =>
            {
                d.Text(ContainerFields.Id, id);
                d.Text(ContainerFields.Name, SecretScrubber.ScrubText(name.TrimStart('/')));
                d.Text(ContainerFields.Runtime, "docker");
                d.Text(ContainerFields.Image, Scrubbed(service, "image"));
                d.Text(ContainerFields.State, JsonField.Text(service, "status"));
                d.Integer(ContainerFields.StartedAt, JsonField.Time(service, "start_time"));
                d.TextList(ContainerFields.Ports, JsonField.IsArray(service, "ports") ? [.. JsonField.Objects(service, "ports").Select(Port)] : null);
                d.TextList(ContainerFields.Mounts, JsonField.IsArray(service, "volumes") ? [.. JsonField.Objects(service, "volumes").Select(v => $"{Scrubbed(v, "source")}:{JsonField.Text(v, "destination")}")] : null);
                d.TextList(ContainerFields.EnvironmentNames, JsonField.Texts(service, "environment") is { } environment ? environment.Select(SecretScrubber.EnvironmentName).ToArray() : null);
                d.Integer(ContainerFields.Pid, JsonField.Integer(service, "pid"));
                d.Integer(ContainerFields.MemoryLimitBytes, JsonField.Integer(extra, "memory_limit_bytes"));
            },
            r =>
            {
                r.Number(ContainerFields.CpuPercent, JsonField.Number(service, "cpu_percent"));
                r.Integer(ContainerFields.MemoryUsageBytes, JsonField.Integer(extra, "memory_usage_bytes"));
            });
    }

    private static string? Scrubbed(JsonElement from, string name) => JsonField.Text(from, name) is { } text ? SecretScrubber.ScrubText(text) : null;

    /// <summary>A container's port is "80/tcp" or a number.</summary>
    private static string Port(JsonElement port) => $"{JsonField.Text(port, "host_ip")}:{JsonField.Text(port, "host_port")}->{JsonField.Text(port, "container_port")}";
}
