using System.Globalization;

namespace Vedette.Miners.Discovery;

/// <summary>The kernel's table of who has which address on the wires of this host. Its entries are tried first: somebody is there.</summary>
/// <param name="procRoot">/proc, or where the host's is seen from a container.</param>
public sealed class NeighbourTable(string procRoot = "/proc")
{
    // The kernel's own limit (gc_thresh3) is 1,024 unless somebody raised it.
    private const int MostEntries = 65_536;
    private const int CompleteFlag = 0x2;
    private const string NoMac = "00:00:00:00:00:00";

    /// <summary>MACs by address. Without those behind which several addresses are: a router or a bridge that answers for others.</summary>
    public IReadOnlyDictionary<string, string> ReadMacs()
    {
        var macs = new Dictionary<string, string>();
        foreach (IGrouping<string, Neighbour> one in Read().GroupBy(n => n.Mac).Where(g => g.Count() == 1))
        {
            macs[AddressText.Format(one.First().Address)] = one.Key;
        }

        return macs;
    }

    internal IReadOnlyList<Neighbour> Read()
    {
        var entries = new List<Neighbour>();
        string path = Path.Join(procRoot, "net/arp");
        if (!File.Exists(path))
        {
            return entries;   // A host without IPv4 neighbours has no such table.
        }

        foreach (string line in File.ReadLines(path).Skip(1).Take(MostEntries))
        {
            if (Parse(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>IP address, HW type, Flags, HW address, Mask, Device.</summary>
    private static Neighbour? Parse(string line)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length >= 6 && AddressText.TryParse(fields[0], out uint address) && fields[2].StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(fields[2].AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int flags) && (flags & CompleteFlag) != 0 && fields[3] != NoMac
            ? new Neighbour(address, fields[3].ToLowerInvariant())
            : null;
    }
}
