using Vedette.Collectors.Files;

namespace Vedette.Collectors.Hardware;

/// <summary>What /sys/devices/system/cpu adds to /proc/cpuinfo: frequencies, and cores where cpuinfo does not number them (ARM).</summary>
internal sealed class CpuTopology(HostFiles files)
{
    private const double KilohertzPerMegahertz = 1000;

    private readonly string _root = files.Sys("devices/system/cpu");

    /// <summary>Rated, else highest, frequency of the fastest core. Virtual machines rarely have one.</summary>
    public double? Mhz() => Fastest("base_frequency") ?? Fastest("cpuinfo_max_freq");

    /// <summary>Processors of the same package and core number are threads of one core.</summary>
    public int? Cores()
    {
        var cores = new HashSet<(string Package, string Core)>();
        foreach (string cpu in Folders(_root, "cpu*"))
        {
            string topology = Path.Join(cpu, "topology");
            if (KernelAttribute.TryRead(Path.Join(topology, "core_id")) is { } core)
            {
                cores.Add((KernelAttribute.TryRead(Path.Join(topology, "physical_package_id")) ?? "", core));
            }
        }

        return cores.Count > 0 ? cores.Count : null;
    }

    public int? Sockets()
    {
        int sockets = Folders(_root, "cpu*").Select(cpu => KernelAttribute.TryRead(Path.Join(cpu, "topology/physical_package_id")))
            .OfType<string>().Where(package => package != "-1").Distinct(StringComparer.Ordinal).Count();
        return sockets > 0 ? sockets : null;
    }

    private double? Fastest(string attribute)
    {
        long? highest = Folders(Path.Join(_root, "cpufreq"), "policy*").Max(policy => KernelAttribute.TryReadNumber(Path.Join(policy, attribute)));
        return highest > 0 ? highest / KilohertzPerMegahertz : null;
    }

    private static string[] Folders(string root, string pattern) => Directory.Exists(root) ? Directory.GetDirectories(root, pattern) : [];
}
