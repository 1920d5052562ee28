using Vedette.Collectors.Files;

namespace Vedette.Collectors.Hardware;

/// <summary>
/// What a host runs on, in the words of systemd-detect-virt; a container before the machine below it. Null where nothing tells: no evidence of a hypervisor is evidence
/// of none only where the processor says so.
/// </summary>
internal sealed class VirtualizationDetector(HostFiles files)
{
    // Looked for in "vendor | product"; the first that fits. Clouds that sell whole machines under the same vendor (Amazon, Google, Oracle) need the processor's flag too.
    private static readonly (string Word, string Answer)[] DmiWords =
    [
        ("KVM", "kvm"), ("OpenStack", "kvm"), ("Amazon EC2", "amazon"), ("QEMU", "qemu"), ("VMware", "vmware"), ("VMW", "vmware"),
        ("innotek GmbH", "oracle"), ("VirtualBox", "oracle"), ("Xen", "xen"), ("Bochs", "bochs"), ("Parallels", "parallels"), ("BHYVE", "bhyve"),
        ("Microsoft Corporation | Virtual Machine", "microsoft"), ("Google Compute Engine", "google"), ("DigitalOcean", "kvm"), ("Hetzner | vServer", "kvm"),
        ("Alibaba Cloud ECS", "kvm"), ("Tencent Cloud", "kvm"), ("Apple Virtualization", "apple"),
    ];

    // The hypervisor's clock is offered to its guests only.
    private static readonly (string Word, string Answer)[] ClockWords = [("kvm-clock", "kvm"), ("hyperv_clocksource", "microsoft"), ("xen", "xen")];

    /// <param name="hasHypervisorFlag">Of the processor; null on architectures without it.</param>
    public string? Detect(bool? hasHypervisorFlag) => Container() ?? Machine(hasHypervisorFlag);

    private string? Container()
    {
        if (KernelAttribute.TryRead(files.Root("run/systemd/container")) is { } named)
        {
            return named;
        }

        if (File.Exists(files.Root(".dockerenv")))
        {
            return "docker";
        }

        if (File.Exists(files.Root("run/.containerenv")))
        {
            return "podman";
        }

        bool isWsl = KernelAttribute.TryRead(files.Proc("sys/kernel/osrelease"))?.Contains("microsoft", StringComparison.OrdinalIgnoreCase) == true;
        return isWsl ? "wsl" : null;
    }

    private string? Machine(bool? hasHypervisorFlag)
    {
        string vendor = KernelAttribute.TryRead(files.Sys("class/dmi/id/sys_vendor")) ?? "";
        string product = KernelAttribute.TryRead(files.Sys("class/dmi/id/product_name")) ?? "";
        string? clocks = KernelAttribute.TryRead(files.Sys("devices/system/clocksource/clocksource0/available_clocksource"));
        string? named = KernelAttribute.TryRead(files.Sys("hypervisor/type"))
            ?? Named(DmiWords, $"{vendor} | {product}")
            ?? (hasHypervisorFlag == true && clocks is not null ? Named(ClockWords, clocks) : null);
        return hasHypervisorFlag switch
        {
            true => named == "qemu" && clocks?.Contains("kvm-clock", StringComparison.Ordinal) == true ? "kvm" : named ?? "vm-other",
            false => "none",
            null => named ?? (vendor.Length > 0 ? "none" : null),
        };
    }

    private static string? Named((string Word, string Answer)[] words, string text)
    {
        foreach ((string word, string answer) in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return answer;
            }
        }

        return null;
    }
}
