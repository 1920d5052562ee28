namespace Vedette.Collectors.Network;

/// <summary>Decides by /sys/class/net what an interface is.</summary>
internal sealed class InterfaceClassifier(HostFiles files)
{
    public InterfaceKind Classify(string device)
    {
        if (device == "lo")
        {
            return InterfaceKind.Uncounted;
        }

        string folder = files.Sys(Path.Join("class/net", device));
        if (IsPhysical(folder))
        {
            // Accelerated networking in a virtual machine: the pass-through function hangs below the hypervisor's interface, which counts its traffic too.
            return IsPhysical(Path.Join(folder, "master")) ? InterfaceKind.Uncounted : InterfaceKind.Physical;
        }

        bool inside = device.StartsWith("veth", StringComparison.Ordinal) || Directory.Exists(Path.Join(folder, "bridge"));
        return inside ? InterfaceKind.Uncounted : InterfaceKind.Virtual;
    }

    private static bool IsPhysical(string folder) => Path.Exists(Path.Join(folder, "device"));
}
