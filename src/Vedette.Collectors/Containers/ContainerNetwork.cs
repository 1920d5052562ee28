using System.Globalization;
using Vedette.Collectors.Cgroups;
using Vedette.Collectors.Network;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Containers;

/// <summary>The traffic of a container's network namespace, loopback left out. One that is in the host's has no traffic of its own.</summary>
internal sealed class ContainerNetwork
{
    private const int ReceivedBytes = 0;
    private const int TransmittedBytes = 8;

    private readonly CgroupFile? _traffic;
    private readonly byte[] _buffer;

    public ContainerNetwork(HostFiles files, int pid, string? networkMode, byte[] buffer)
    {
        _buffer = buffer;
        string process = pid.ToString(CultureInfo.InvariantCulture);
        _traffic = networkMode == "host" || IsHosts(files, process) ? null : new CgroupFile(files.Proc($"{process}/net/dev"));
    }

    /// <summary>Null where it is not known.</summary>
    public (ulong Received, ulong Transmitted)? Measure()
    {
        if (_traffic is null || !_traffic.TryRead(_buffer, out ReadOnlySpan<byte> text))
        {
            return null;
        }

        ulong received = 0, transmitted = 0;
        Span<ulong> counters = stackalloc ulong[NetDevLine.Counters];
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (NetDevLine.TryParse(line, out ReadOnlySpan<byte> device, counters) && !device.SequenceEqual("lo"u8))
            {
                received += counters[ReceivedBytes];
                transmitted += counters[TransmittedBytes];
            }
        }

        return (received, transmitted);
    }

    // Without the right to look at another's namespaces the runtime's word is what there is.
    private static bool IsHosts(HostFiles files, string process) => NamespaceOf(files, process) is { } own && own == NamespaceOf(files, "1");

    private static string? NamespaceOf(HostFiles files, string process)
    {
        try
        {
            return new FileInfo(files.Proc($"{process}/ns/net")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
