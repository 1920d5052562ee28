using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>The state's hardware, from the inventory and the samples of a cycle.</summary>
internal sealed class HardwareSection(HostFiles files, HardwareInfo info, SampleSet samples)
{
    private static readonly string[] SkippedMounts = ["/sys", "/proc", "/dev", "/run"];

    public StateHardware Build(IEnumerable<StateEntity> gpus, bool includeNetwork) => new(
        info.Hostname,
        info.OsId ?? "",
        info.OsVersion ?? "",
        info.KernelVersion ?? "",
        "linux",
        StateSize.Count(samples.Value(HostMetrics.UptimeSeconds.Series)),
        Cpu(),
        Memory(),
        Disks(),
        includeNetwork ? Network() : new Dictionary<string, StateNetworkInterface>(),
        Gpus(gpus));

    private StateCpu Cpu()
    {
        double[] cores =
        [
            .. samples.Of(HostMetrics.CpuCoreUsagePercent)
                .Select(s => (Core: int.TryParse(s.Series["cpu"], out int number) ? number : int.MaxValue, s.Value))
                .OrderBy(s => s.Core).Select(s => Math.Round(s.Value, 2)),
        ];
        int threads = info.CpuThreads ?? cores.Length;
        return new StateCpu(
            info.CpuModel ?? "", info.CpuCores ?? threads, threads, Math.Round(samples.Value(HostMetrics.CpuUsagePercent.Series) ?? 0, 2),
            [.. cores.Select(usage => new StateCpuCore(usage))]);
    }

    private StateMemory Memory()
    {
        double total = samples.Value(HostMetrics.MemoryTotalBytes.Series) ?? 0;
        double used = samples.Value(HostMetrics.MemoryUsageBytes.Series) ?? 0;
        double swap = samples.Value(HostMetrics.SwapTotalBytes.Series) ?? 0;
        double swapUsed = samples.Value(HostMetrics.SwapUsageBytes.Series) ?? 0;
        return new StateMemory(
            StateSize.Gb(total),
            StateSize.Gb(samples.Value("node_memory_MemAvailable_bytes") ?? (total - used)),
            StateSize.Gb(used),
            StateSize.Gb(samples.Value("node_memory_MemFree_bytes") ?? 0),
            StateSize.Percent(used, total),
            StateSize.Gb(swap),
            StateSize.Gb(swapUsed),
            StateSize.Percent(swapUsed, swap));
    }

    private List<StateDisk> Disks()
    {
        var disks = new List<StateDisk>();
        foreach ((Labels series, double size) in samples.Of("node_filesystem_size_bytes"))
        {
            string mount = series["mountpoint"] ?? "";
            if (size <= 0 || SkippedMounts.Any(s => mount.StartsWith(s, StringComparison.Ordinal)))
            {
                continue;
            }

            double free = samples.Value("node_filesystem_free_bytes", "mountpoint", mount) ?? 0;
            double available = samples.Value("node_filesystem_avail_bytes", "mountpoint", mount) ?? 0;
            double used = Math.Max(0, size - free);
            disks.Add(new StateDisk(
                series["device"] ?? "", mount, series["fstype"] ?? "", StateSize.Gb(size), StateSize.Gb(used), StateSize.Gb(available), StateSize.Percent(used, used + available)));
        }

        return disks;
    }

    private SortedDictionary<string, StateNetworkInterface> Network()
    {
        var interfaces = new SortedDictionary<string, StateNetworkInterface>(StringComparer.Ordinal);
        foreach (NetworkInterfaceInfo one in info.NetworkInterfaces.Where(i => i.Addresses.Count > 0))
        {
            interfaces[one.Name] = new StateNetworkInterface
            {
                Name = one.Name,
                Mac = one.Mac ?? "",
                Addresses = one.Addresses,
                Flags = InterfaceFlags.Read(files, one.Name),
                BytesSent = Counter("transmit_bytes", one.Name),
                BytesRecv = Counter("receive_bytes", one.Name),
                PacketsSent = Counter("transmit_packets", one.Name),
                PacketsRecv = Counter("receive_packets", one.Name),
                Errin = Counter("receive_errs", one.Name),
                Errout = Counter("transmit_errs", one.Name),
                Dropin = Counter("receive_drop", one.Name),
                Dropout = Counter("transmit_drop", one.Name),
            };
        }

        return interfaces;
    }

    private ulong Counter(string what, string device) => StateSize.Count(samples.Value($"node_network_{what}_total", "device", device));

    private static SortedDictionary<string, IReadOnlyList<StateGpuDevice>>? Gpus(IEnumerable<StateEntity> gpus)
    {
        var byVendor = new SortedDictionary<string, IReadOnlyList<StateGpuDevice>>(StringComparer.Ordinal);
        // The instances of a divided card are no cards of their own to this format.
        foreach (IGrouping<string, StateEntity> vendor in gpus.Where(g => g.Text(GpuFields.MigParent) is null).GroupBy(g => g.Text(GpuFields.Vendor) ?? "unknown"))
        {
            byVendor[vendor.Key] = [.. vendor.Select((gpu, place) => Device(gpu, place)).OrderBy(d => d.Index)];
        }

        return byVendor.Count > 0 ? byVendor : null;
    }

    private static StateGpuDevice Device(StateEntity gpu, int place) => new(
        (int)(gpu.Number(GpuFields.Index) ?? place),
        gpu.Text(GpuFields.Model) ?? "",
        gpu.Number(GpuFields.TemperatureCelsius) ?? 0,
        gpu.Number(GpuFields.UtilizationPercent) ?? 0,
        StateSize.Mb(gpu.Number(GpuFields.MemoryUsedBytes) ?? 0),
        StateSize.Mb(gpu.Number(GpuFields.MemoryTotalBytes) ?? 0));
}
