using System.Collections.Frozen;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The one table of what is a change. What is left out makes no noise: process ids, start times, parents, readings.</summary>
internal static class ChangeRules
{
    /// <summary>A kernel reserves a little more or less memory from start to start.</summary>
    private const double MemoryTolerance = 0.02;

    private static readonly FrozenDictionary<EntityKind, ChangeRule> ByKind = new ChangeRule[]
    {
        new(EntityKind.Host, "hardware", "is watched", "is not watched any more",
            HostFields.Hostname, HostFields.OsName, HostFields.OsVersion, HostFields.KernelVersion, HostFields.Virtualization, HostFields.BootId, HostFields.MachineModel, HostFields.FirmwareVersion,
            HostFields.CpuModel, HostFields.CpuSockets, HostFields.CpuCores, HostFields.CpuThreads, HostFields.MemoryTotalBytes, HostFields.SwapTotalBytes, HostFields.NvidiaDriverVersion,
            HostFields.AgentVersion, HostFields.CpuMicrocode, HostFields.KernelCommandLine),
        new(EntityKind.Process, "process", "started", "ended",
            ProcessFields.User, ProcessFields.Executable, ProcessFields.ExecutableDeleted, ProcessFields.CommandLine, ProcessFields.Unit, ProcessFields.ContainerId),
        new(EntityKind.Service, "unit", "appeared", "disappeared",
            ServiceFields.Type, ServiceFields.LoadState, ServiceFields.ActiveState, ServiceFields.SubState, ServiceFields.UnitFileState, ServiceFields.FragmentPath, ServiceFields.Restarts,
            ServiceFields.Result, ServiceFields.Command, ServiceFields.MemoryLimitBytes),
        new(EntityKind.Container, "container", "created", "removed",
            ContainerFields.Id, ContainerFields.Name, ContainerFields.Image, ContainerFields.ImageId, ContainerFields.Command, ContainerFields.State, ContainerFields.Health, ContainerFields.Restarts, ContainerFields.Ports,
            ContainerFields.Mounts, ContainerFields.Networks, ContainerFields.EnvironmentNames, ContainerFields.MemoryLimitBytes, ContainerFields.CpuLimitCores, ContainerFields.OomKilled,
            ContainerFields.RestartPolicy),
        new(EntityKind.Gpu, "hardware", "added", "removed",
            GpuFields.Model, GpuFields.PciAddress, GpuFields.DriverVersion, GpuFields.VbiosVersion, GpuFields.CudaVersion, GpuFields.MemoryTotalBytes, GpuFields.PowerLimitWatts, GpuFields.EccMode,
            GpuFields.MigMode, GpuFields.MigProfile, GpuFields.XidLast, GpuFields.XidErrorsTotal, GpuFields.QueryFailure, GpuFields.EccUncorrectedAt),
        new(EntityKind.GpuProcess, "process", "came to the card", "left the card", GpuProcessFields.Type, GpuProcessFields.Alive),
        new(EntityKind.Llm, "model", "is served", "is not served any more",
            LlmFields.Runtime, LlmFields.RuntimeVersion, LlmFields.Model, LlmFields.ModelFiles, LlmFields.Quantization, LlmFields.Parameters, LlmFields.ContextLength, LlmFields.Endpoint),
        new(EntityKind.Disk, "hardware", "added", "removed",
            DiskFields.Kind, DiskFields.Model, DiskFields.Vendor, DiskFields.SerialHash, DiskFields.SizeBytes, DiskFields.FirmwareVersion, DiskFields.SmartHealth),
        new(EntityKind.Filesystem, "mount", "mounted", "unmounted", FilesystemFields.Device, FilesystemFields.FilesystemType, FilesystemFields.Options, FilesystemFields.SizeBytes),
        new(EntityKind.NetworkInterface, "network", "added", "removed",
            NetworkInterfaceFields.Mac, NetworkInterfaceFields.Addresses, NetworkInterfaceFields.Kind, NetworkInterfaceFields.SpeedMbits, NetworkInterfaceFields.Mtu,
            NetworkInterfaceFields.OperationalState, NetworkInterfaceFields.Driver, NetworkInterfaceFields.Duplex),
        new(EntityKind.MemoryModule, "hardware", "added", "removed",
            MemoryModuleFields.SizeBytes, MemoryModuleFields.Type, MemoryModuleFields.SpeedMts, MemoryModuleFields.Manufacturer, MemoryModuleFields.PartNumber, MemoryModuleFields.SerialHash),
        new(EntityKind.Miner, "miner", "was found", "is gone",
            MinerFields.Address, MinerFields.Mac, MinerFields.Serial, MinerFields.Hostname, MinerFields.Vendor, MinerFields.Model, MinerFields.FirmwareFamily, MinerFields.FirmwareVersion,
            MinerFields.ControlBoard, MinerFields.State, MinerFields.PowerMode, MinerFields.Errors),
        new(EntityKind.MinerBoard, "board", "was found", "is lost", MinerBoardFields.Serial, MinerBoardFields.State, MinerBoardFields.Chips, MinerBoardFields.ExpectedChips),
        new(EntityKind.MinerPool, "pool", "was set", "was taken out", MinerPoolFields.Url, MinerPoolFields.Worker, MinerPoolFields.Priority, MinerPoolFields.Status, MinerPoolFields.Active),
        new(EntityKind.MinerFan, "miner", "was found", "is lost"),
        new(EntityKind.MinerRange, "miner", "is searched", "is not searched any more", MinerRangeFields.Excluded, MinerRangeFields.Hosts),
        new(EntityKind.Package, "package", "installed", "removed", PackageFields.Version, PackageFields.PackageManager),
    }.ToFrozenDictionary(r => r.Kind);

    /// <summary>Fields with an icon of their own; where several changed, the first of this order stands.</summary>
    private static readonly (EntityField Field, string Category)[] Categories =
    [
        (HostFields.KernelVersion, "kernel"), (HostFields.NvidiaDriverVersion, "driver"), (HostFields.AgentVersion, "agent"), (HostFields.BootId, "reboot"), (HostFields.OsVersion, "package"),
        (HostFields.Hostname, "network"), (HostFields.KernelCommandLine, "kernel"), (GpuFields.DriverVersion, "driver"), (GpuFields.CudaVersion, "driver"), (GpuFields.VbiosVersion, "driver"),
        (ContainerFields.Image, "image"), (ContainerFields.ImageId, "image"),
        (MinerFields.FirmwareVersion, "firmware"), (MinerFields.FirmwareFamily, "firmware"), (MinerFields.Address, "network"),
    ];

    /// <summary>Every icon there is.</summary>
    public static IReadOnlySet<string> AllCategories { get; } = new SortedSet<string>(ByKind.Values.Select(r => r.Category).Concat(Categories.Select(c => c.Category)), StringComparer.Ordinal);

    /// <summary>Null for a kind that this program does not know.</summary>
    public static ChangeRule? Find(EntityKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>Every description field that differs, where at least one of them counts; empty where nothing worth telling changed.</summary>
    public static IReadOnlyList<FieldChange> Compare(TwinEntity before, TwinEntity after)
    {
        if (Find(after.Kind) is not { } rule || before.Description.AsSpan().SequenceEqual(after.Description))
        {
            return [];
        }

        Dictionary<EntityField, object> was = EntityValues.Descriptions(before).ToDictionary(v => v.Field, v => v.Value);
        Dictionary<EntityField, object> now = EntityValues.Descriptions(after).ToDictionary(v => v.Field, v => v.Value);
        var fields = new List<FieldChange>();
        bool counts = IsRestart(before, after);
        foreach (EntityField field in EntitySchemas.Find(after.Kind)!.Fields)
        {
            object? old = was.GetValueOrDefault(field);
            object? current = now.GetValueOrDefault(field);
            if (!EntityValues.Same(old, current))
            {
                fields.Add(new FieldChange(field.Name, old, current));
                counts |= rule.Counts(field) && !IsUsual(field, old, current) && !IsRunOfAJob(field, before, after);
            }
        }

        return counts ? fields : [];
    }

    /// <summary>The counters of restarts know what came back by itself. What somebody restarts is seen by its start alone.</summary>
    public static bool IsRestart(TwinEntity before, TwinEntity after) => after.Kind switch
    {
        EntityKind.Service => EntityValues.Text(after, ServiceFields.Type) != "oneshot" && IsAnotherRun(before, after, ServiceFields.StartedAt, ServiceFields.ActiveState, "active"),
        EntityKind.Container => before.Key == after.Key && IsAnotherRun(before, after, ContainerFields.StartedAt, ContainerFields.State, "running"),
        _ => false,
    };

    /// <summary>Whether nothing is told but that what ran was started anew. At the return of an agent that is no news: a reboot starts everything anew.</summary>
    public static bool IsRestartAlone(TwinEntity before, TwinEntity after) =>
        IsRestart(before, after) && !Compare(before, after).Any(f => EntitySchemas.Find(after.Kind)!.Find(f.Name) is { } field && Find(after.Kind)!.Counts(field));

    public static string CategoryOf(TwinEntity entity, IReadOnlyList<FieldChange>? fields)
    {
        foreach ((EntityField field, string category) in fields is null ? [] : Categories)
        {
            if (EntitySchemas.Find(entity.Kind)!.Fields.Contains(field) && fields!.Any(f => f.Name == field.Name))
            {
                return category;
            }
        }

        return Find(entity.Kind)?.Category ?? "hardware";
    }

    /// <summary>The host's ends of containers' interfaces come and go with these, and carry random names.</summary>
    public static bool IsNoise(TwinEntity entity) => entity.Kind == EntityKind.NetworkInterface && entity.Key.StartsWith("veth", StringComparison.Ordinal);

    private static bool IsUsual(EntityField field, object? before, object? after) =>
        IsForgotten(field, after)
        || ((field == HostFields.MemoryTotalBytes || field == HostFields.SwapTotalBytes)
        && before is long was && after is long now && Math.Abs((double)now - was) <= MemoryTolerance * was);

    /// <summary>An agent that starts anew knows nothing of a card's errors before.</summary>
    private static bool IsForgotten(EntityField field, object? after) =>
        after is null or 0L && (field == GpuFields.XidLast || field == GpuFields.XidErrorsTotal || field == GpuFields.EccUncorrectedAt);

    /// <summary>A job that a timer starts runs and ends; only its failure is news. So is the state of a timer itself.</summary>
    private static bool IsRunOfAJob(EntityField field, TwinEntity before, TwinEntity after)
    {
        if (field != ServiceFields.ActiveState && field != ServiceFields.SubState)
        {
            return false;
        }

        bool job = EntityValues.Text(after, ServiceFields.Type) == "oneshot" || (field == ServiceFields.SubState && !after.Key.EndsWith(".service", StringComparison.Ordinal));
        return job && !IsFailed(before) && !IsFailed(after);
    }

    private static bool IsAnotherRun(TwinEntity before, TwinEntity after, EntityField startedAt, EntityField state, string running) =>
        EntityValues.Text(before, state) == running && EntityValues.Text(after, state) == running
        && EntityValues.Integer(before, startedAt) is { } was && EntityValues.Integer(after, startedAt) is { } now && now > was;

    private static bool IsFailed(TwinEntity service) => EntityValues.Text(service, ServiceFields.ActiveState) == "failed";
}
