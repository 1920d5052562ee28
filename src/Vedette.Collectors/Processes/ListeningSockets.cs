using System.Text;

namespace Vedette.Collectors.Processes;

/// <summary>Which TCP ports processes listen on. Opens their fd folders: for a few processes, not for all of them in each cycle.</summary>
public sealed class ListeningSockets(HostFiles files)
{
    private const int MostDescriptors = 16_384;

    /// <returns>Ports in ascending order. A process without any, one that is gone and one whose descriptors may not be read are not in it.</returns>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> Read(IEnumerable<int> pids)
    {
        using var listing = new ProcessListing(files.ProcRoot);
        listing.Start();
        var reader = new ProcessFileReader(listing);
        var tables = new SocketTables(files, reader);
        var ports = new Dictionary<int, IReadOnlyList<int>>();
        foreach (int pid in pids)
        {
            SortedSet<int> found = Find(pid, reader, tables);
            if (found.Count > 0)
            {
                ports[pid] = [.. found];
            }
        }

        return ports;
    }

    private static SortedSet<int> Find(int pid, ProcessFileReader reader, SocketTables tables)
    {
        var found = new SortedSet<int>();
        IReadOnlyDictionary<ulong, SocketEntry>? sockets = null;
        foreach (int descriptor in reader.Descriptors(pid, MostDescriptors))
        {
            if (!SocketLink.TryParse(reader.ReadLink(pid, Encoding.ASCII.GetBytes($"fd/{descriptor}")), out ulong inode))
            {
                continue;
            }

            sockets ??= tables.Of(pid, onlyTcp: true);
            if (sockets.TryGetValue(inode, out SocketEntry? socket) && socket is { Status: SocketEntry.Listening, Local.Port: > 0 and var port })
            {
                found.Add(port);
            }
        }

        return found;
    }
}
