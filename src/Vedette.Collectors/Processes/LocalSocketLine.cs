using System.Text;
using Vedette.Model.Scrubbing;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>A line of /proc/net/unix: address, references, protocol, flags, type, state, inode, path.</summary>
internal static class LocalSocketLine
{
    public static bool TryParse(ReadOnlySpan<byte> line, out SocketEntry? entry)
    {
        entry = null;
        var fields = new FieldReader(line);
        if (!fields.TryNext(out ReadOnlySpan<byte> address) || !address.EndsWith(":"u8) || !fields.TryNext(out _) || !fields.TryNext(out _) || !fields.TryNext(out ReadOnlySpan<byte> flags)
            || !fields.TryNext(out ReadOnlySpan<byte> type) || !fields.TryNext(out ReadOnlySpan<byte> state) || !fields.TryNextNumber(out ulong inode))
        {
            return false;
        }

        string kind = type switch
        {
            _ when type.SequenceEqual("0002"u8) => "udp",
            _ when type.SequenceEqual("0003"u8) => "raw",
            _ => "tcp",   // Streams and, behaving alike, packets in sequence.
        };
        string status = flags.SequenceEqual("00010000"u8) ? SocketEntry.Listening : state.SequenceEqual("03"u8) ? "established" : "close";
        SocketEnd? local = fields.TryNext(out ReadOnlySpan<byte> path) ? new SocketEnd(SecretScrubber.ScrubText(Encoding.UTF8.GetString(path)), 0) : null;
        entry = new SocketEntry(inode, "unix", kind, local, null, status);
        return true;
    }
}
