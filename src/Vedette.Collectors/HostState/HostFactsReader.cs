using Vedette.Collectors.Files;
using Vedette.Collectors.Hardware;
using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.HostState;

/// <summary>Reads <see cref="HostFacts"/> from the files that everybody may read.</summary>
internal sealed class HostFactsReader(HostFiles files)
{
    private static readonly string[] Fillers = ["To Be Filled By O.E.M.", "Default string", "System Product Name", "System manufacturer", "Not Specified", "None", "Unknown"];

    public HostFacts Read()
    {
        var parts = new PartReader();
        var hardware = new HardwareReader(files);
        CpuInfo cpu = parts.Read("cpu", new CpuInfo(null, null, null, null, null, null), hardware.ReadCpu);
        return new HostFacts(cpu, parts.Read("os", new OsRelease(null, null, null), hardware.ReadOsRelease))
        {
            Hostname = KernelAttribute.TryRead(files.Proc("sys/kernel/hostname")),
            KernelVersion = KernelAttribute.TryRead(files.Proc("sys/kernel/osrelease")),
            Architecture = KernelAttribute.TryRead(files.Proc("sys/kernel/arch")) ?? HardwareReader.ProcessArchitecture(),
            Virtualization = parts.Read("virtualization", null, () => new VirtualizationDetector(files).Detect(cpu.HasHypervisorFlag)),
            BootId = KernelAttribute.TryRead(files.Proc("sys/kernel/random/boot_id")),
            MachineModel = MachineModel(),
            FirmwareVersion = Dmi("bios_version"),
            NvidiaDriverVersion = parts.Read("nvidia driver", null, NvidiaDriver),
            KernelCommandLine = KernelAttribute.TryRead(files.Proc("cmdline")) is { } line ? SecretScrubber.ScrubText(line) : null,
        };
    }

    /// <summary>Maker and product; boards without DMI (ARM) tell a model in the device tree.</summary>
    private string? MachineModel()
    {
        string? maker = Dmi("sys_vendor");
        string? product = Dmi("product_name");
        return (maker, product) switch
        {
            (null, null) => KernelAttribute.TryRead(files.Sys("firmware/devicetree/base/model")),
            (null, _) => product,
            (_, null) => maker,
            _ => product.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? product : $"{maker} {product}",
        };
    }

    private string? Dmi(string name) =>
        KernelAttribute.TryRead(files.Sys(Path.Join("class/dmi/id", name))) is { } value && !Fillers.Contains(value, StringComparer.OrdinalIgnoreCase) ? value : null;

    private string? NvidiaDriver()
    {
        string path = files.Proc("driver/nvidia/version");
        return File.Exists(path) ? NvidiaProcParser.DriverVersion(KernelAttribute.ReadBytes(path, FileCap.SmallBytes)) : null;
    }
}
