using System.Buffers.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Llm.Evidence;

/// <summary>Lines of /proc/net/tcp and tcp6, where listening sockets stand before the connections: <c>0: 0100007F:1F90 00000000:0000 0A ... UID TIMEOUT INODE</c>.</summary>
internal static class ListenTable
{
    private const int V4Digits = 8;
    private const int V6Digits = 32;

    /// <summary>False for the heading, for connections and for whatever is no such line.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ListeningSocket socket)
    {
        socket = default;
        var fields = new FieldReader(line);
        if (!fields.TryNext(out _) || !fields.TryNext(out ReadOnlySpan<byte> local) || !fields.TryNext(out _) || !fields.TryNext(out ReadOnlySpan<byte> state) || !state.SequenceEqual("0A"u8))
        {
            return false;
        }

        int colon = local.IndexOf((byte)':');
        if (colon is not (V4Digits or V6Digits) || !Utf8Parser.TryParse(local[(colon + 1)..], out ushort port, out int used, 'x') || used != local.Length - colon - 1)
        {
            return false;
        }

        if (!fields.TryNext(out _) || !fields.TryNext(out _) || !fields.TryNext(out _) || !fields.TryNextNumber(out ulong uid) || !fields.TryNext(out _) || !fields.TryNextNumber(out ulong inode) || uid > uint.MaxValue)
        {
            return false;
        }

        ReadOnlySpan<byte> address = local[..colon];
        bool any = address.IndexOfAnyExcept((byte)'0') < 0;
        socket = new ListeningSocket(port, any || IsLoopback(address), colon == V6Digits, any, (uint)uid, inode);
        return port > 0;
    }

    /// <summary>127.x.y.z, which the kernel prints with the first byte last, ::1 and ::ffff:127.x.y.z.</summary>
    private static bool IsLoopback(ReadOnlySpan<byte> address) => address.Length == V4Digits
        ? address.EndsWith("7F"u8)
        : address.SequenceEqual("00000000000000000000000001000000"u8) || (address.StartsWith("0000000000000000FFFF0000"u8) && address.EndsWith("7F"u8));
}
