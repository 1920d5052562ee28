using System.Globalization;
using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Llm.Evidence;

/// <summary>
/// Reads one process's maps, descriptors and listening sockets. Everything may be refused, and then is not known; nothing here throws for a process that is gone. Called for candidates only and seldom
/// (<see cref="LlmLens"/>): a large process has thousands of lines of maps.
/// </summary>
internal sealed class EvidenceReader(HostFiles files)
{
    /// <summary>Some 80,000 lines; a PyTorch process has about 5,000.</summary>
    private const int MostMapsBytes = 8 * 1024 * 1024;

    /// <summary>Listening sockets stand first, so that the connections behind them need not be read.</summary>
    private const int MostTableBytes = 256 * 1024;

    private const int MostDescriptors = 1024;
    private const int MostSockets = 64;

    /// <summary>Of one network namespace.</summary>
    private const int MostListening = 4096;

    private const string SocketPrefix = "socket:[";

    private readonly ProcLines _lines = new();
    private readonly MapsScanner _maps = new();
    private readonly Dictionary<string, List<ListeningSocket>> _listening = new(StringComparer.Ordinal);
    private readonly string? _ownNetwork = LinkOf(files.Proc("self/ns/net"));

    /// <summary>A new cycle: what listens is read anew, once for all processes that share a network. The kernel walks its whole table of connections for each reading.</summary>
    public void BeginCycle() => _listening.Clear();

    public ProcessEvidence Read(ProcessReading process)
    {
        string folder = files.Proc(process.Pid.ToString(CultureInfo.InvariantCulture));
        _maps.Reset();
        _lines.TryRead(Path.Join(folder, "maps"), MostMapsBytes, _maps.Line);
        List<string> modelFiles = [.. _maps.ModelFiles];
        HashSet<ulong>? inodes = ReadDescriptors(Path.Join(folder, "fd"), modelFiles);
        string? network = LinkOf(Path.Join(folder, "ns/net"));
        return new ProcessEvidence
        {
            Libraries = _maps.Libraries,
            ModelFiles = modelFiles,
            Sockets = OfProcess(inodes, process.Uid, () => Listening(folder, network)),
            OwnSockets = inodes is not null,
            SharesNetwork = network is null || _ownNetwork is null ? null : network == _ownNetwork,
        };
    }

    /// <summary>The inodes of its sockets; null where the descriptors may not be read.</summary>
    private static HashSet<ulong>? ReadDescriptors(string folder, List<string> modelFiles)
    {
        try
        {
            HashSet<ulong> inodes = [];
            foreach (string path in Directory.EnumerateFileSystemEntries(folder).Take(MostDescriptors))
            {
                Note(LinkOf(path), inodes, modelFiles);
            }

            return inodes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Note(string? target, HashSet<ulong> inodes, List<string> modelFiles)
    {
        if (target is null)
        {
            return;
        }

        if (target.StartsWith(SocketPrefix, StringComparison.Ordinal))
        {
            if (ulong.TryParse(target.AsSpan(SocketPrefix.Length).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out ulong inode))
            {
                inodes.Add(inode);
            }
        }
        else if (ModelFileNames.IsModel(target) && !modelFiles.Contains(target, StringComparer.Ordinal))
        {
            modelFiles.Add(target);
        }
    }

    private static List<ListeningSocket> OfProcess(HashSet<ulong>? inodes, int? uid, Func<List<ListeningSocket>> listening) => inodes is { Count: 0 }
        ? []
        : [.. listening().Where(socket => inodes is not null ? inodes.Contains(socket.Inode) : uid is not null && socket.Uid == uid).Take(MostSockets)];

    private List<ListeningSocket> Listening(string folder, string? network)
    {
        if (network is not null && _listening.TryGetValue(network, out List<ListeningSocket>? known))
        {
            return known;
        }

        List<ListeningSocket> sockets = [];
        bool isRead = ReadTable(Path.Join(folder, "net/tcp"), sockets);
        ReadTable(Path.Join(folder, "net/tcp6"), sockets);
        if (network is not null && isRead)
        {
            _listening.Add(network, sockets);
        }

        return sockets;
    }

    private bool ReadTable(string path, List<ListeningSocket> sockets) => _lines.TryRead(path, MostTableBytes, line =>
    {
        if (ListenTable.TryParse(line, out ListeningSocket socket) && sockets.Count < MostListening)
        {
            sockets.Add(socket);
        }
    });

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
