using System.Text;
using Vedette.Collectors.Files;
using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.Processes;

/// <summary>Reads what a one-shot snapshot tells of processes beyond <see cref="ProcessReading"/>. Made for one snapshot: the socket tables are read once.</summary>
public sealed class ProcessDetailsReader : IDisposable
{
    /// <summary>Of one process; more are left out.</summary>
    public const int MostOpenFiles = 256;

    /// <summary>Of one process; more are left out.</summary>
    public const int MostConnections = 256;

    /// <summary>Descriptors that are looked at to find them.</summary>
    private const int MostDescriptors = 4096;

    private const int MostVariables = 512;

    private const int MostEnvironmentBytes = 1024 * 1024;

    private readonly HostFiles _files;
    private readonly ProcessListing _listing;
    private readonly ProcessFileReader _reader;
    private readonly SocketTables _sockets;

    /// <exception cref="IOException">/proc cannot be opened.</exception>
    public ProcessDetailsReader(HostFiles files)
    {
        _files = files;
        _listing = new ProcessListing(files.ProcRoot);
        _listing.Start();
        _reader = new ProcessFileReader(_listing);
        _sockets = new SocketTables(files, _reader);
    }

    public ProcessDetails Read(int pid, EnvironmentDetail environment)
    {
        ProcessMemory? memory = _reader.Read(pid, "statm"u8, out ReadOnlySpan<byte> statm) == ReadOutcome.Read && ProcessMemory.TryParse(statm, out ProcessMemory parsed) ? parsed : null;
        long? swap = _reader.Read(pid, "status"u8, out ReadOnlySpan<byte> status) == ReadOutcome.Read ? ProcessStatus.Parse(status).SwapBytes : null;
        ProcessIo io = _reader.Read(pid, "io"u8, out ReadOnlySpan<byte> text) == ReadOutcome.Read ? ProcessIo.Parse(text) : default;
        var open = new List<OpenFile>();
        var connections = new List<ProcessConnection>();
        foreach (int descriptor in _reader.Descriptors(pid, MostDescriptors))
        {
            TakeDescriptor(pid, descriptor, open, connections);
        }

        return new ProcessDetails
        {
            Environment = environment == EnvironmentDetail.None ? null : ReadEnvironment(pid, environment),
            OpenFiles = open,
            Connections = connections,
            SharedBytes = memory?.SharedBytes,
            TextBytes = memory?.TextBytes,
            DataBytes = memory?.DataBytes,
            SwapBytes = swap,
            ReadCount = io.ReadCalls,
            WriteCount = io.WriteCalls,
            ReadBytes = io.ReadBytes,
            WriteBytes = io.WriteBytes,
        };
    }

    public void Dispose() => _listing.Dispose();

    internal static IReadOnlyList<string> ParseEnvironment(ReadOnlySpan<byte> text, EnvironmentDetail detail)
    {
        var entries = new List<string>();
        foreach (Range part in text.Split((byte)0))
        {
            if (text[part].IsEmpty)
            {
                continue;
            }

            if (entries.Count == MostVariables)
            {
                break;
            }

            string entry = Encoding.UTF8.GetString(text[part]);
            entries.Add(detail == EnvironmentDetail.Names ? SecretScrubber.EnvironmentName(entry) : SecretScrubber.ScrubEnvironmentEntry(entry));
        }

        return entries;
    }

    private void TakeDescriptor(int pid, int descriptor, List<OpenFile> open, List<ProcessConnection> connections)
    {
        ReadOnlySpan<byte> target = _reader.ReadLink(pid, Encoding.ASCII.GetBytes($"fd/{descriptor}"));
        if (SocketLink.TryParse(target, out ulong inode))
        {
            if (connections.Count < MostConnections && _sockets.Of(pid, onlyTcp: false).TryGetValue(inode, out SocketEntry? socket))
            {
                connections.Add(new ProcessConnection(descriptor, socket.Family, socket.Type, socket.Local, socket.Remote, socket.Status));
            }
        }
        else if (target.StartsWith("/"u8) && open.Count < MostOpenFiles)
        {
            string path = SecretScrubber.ScrubText(Encoding.UTF8.GetString(target));
            DescriptorInfo info = _reader.Read(pid, Encoding.ASCII.GetBytes($"fdinfo/{descriptor}"), out ReadOnlySpan<byte> text) == ReadOutcome.Read ? DescriptorInfo.Parse(text) : default;
            open.Add(new OpenFile(path, descriptor, info.Position, info.Mode, info.Flags));
        }
    }

    private IReadOnlyList<string>? ReadEnvironment(int pid, EnvironmentDetail detail)
    {
        try
        {
            return ParseEnvironment(KernelAttribute.ReadBytes(_files.Proc($"{pid}/environ"), MostEnvironmentBytes), detail);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
