using System.Text;
using Vedette.Collectors.Files;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>
/// The sockets by inode, of each network namespace once: a container's are in no table but its own. For one-shot readings; made anew for each.
/// </summary>
internal sealed class SocketTables(HostFiles files, ProcessFileReader reader)
{
    /// <summary>Some 150 bytes a line, so 200,000 sockets of a kind; a larger table is left out.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    private const int MostNamespaces = 256;

    private readonly Dictionary<string, Dictionary<ulong, SocketEntry>> _byNamespace = new(StringComparer.Ordinal);

    /// <summary>The sockets that the process can have; of this program's own namespace where the process's is not told.</summary>
    /// <param name="onlyTcp">Leaves the other tables out.</param>
    public IReadOnlyDictionary<ulong, SocketEntry> Of(int pid, bool onlyTcp)
    {
        ReadOnlySpan<byte> link = reader.ReadLink(pid, "ns/net"u8);
        bool told = reader.LastOutcome == ReadOutcome.Read && _byNamespace.Count < MostNamespaces;
        string name = told ? Encoding.ASCII.GetString(link) : "";
        if (!_byNamespace.TryGetValue(name, out Dictionary<ulong, SocketEntry>? sockets))
        {
            sockets = Read(told ? $"{pid}/net/" : "net/", onlyTcp);
            _byNamespace.Add(name, sockets);
        }

        return sockets;
    }

    private Dictionary<ulong, SocketEntry> Read(string folder, bool onlyTcp)
    {
        var sockets = new Dictionary<ulong, SocketEntry>();
        Add(sockets, folder + "tcp", line => InternetSocketLine.TryParse(line, "tcp", out SocketEntry? entry) ? entry : null);
        Add(sockets, folder + "tcp6", line => InternetSocketLine.TryParse(line, "tcp", out SocketEntry? entry) ? entry : null);
        if (!onlyTcp)
        {
            Add(sockets, folder + "udp", line => InternetSocketLine.TryParse(line, "udp", out SocketEntry? entry) ? entry : null);
            Add(sockets, folder + "udp6", line => InternetSocketLine.TryParse(line, "udp", out SocketEntry? entry) ? entry : null);
            Add(sockets, folder + "unix", line => LocalSocketLine.TryParse(line, out SocketEntry? entry) ? entry : null);
        }

        return sockets;
    }

    private void Add(Dictionary<ulong, SocketEntry> sockets, string file, Func<ReadOnlySpan<byte>, SocketEntry?> parse)
    {
        byte[] text;
        try
        {
            text = KernelAttribute.ReadBytes(files.Proc(file), MostBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;   // A kernel without IPv6, a process that ended, a table too large: those sockets stay unknown.
        }

        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (parse(line) is { Inode: > 0 } entry)
            {
                sockets.TryAdd(entry.Inode, entry);
            }
        }
    }
}
