using System.Buffers.Text;
using System.Net;
using System.Runtime.InteropServices;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>A line of /proc/net/tcp, tcp6, udp or udp6.</summary>
internal static class InternetSocketLine
{
    /// <summary>Fields between the state and the inode: queues, timer, retransmits, uid, timeout.</summary>
    private const int FieldsBeforeInode = 5;

    private static readonly string[] Statuses =
    [
        "unknown", "established", "syn_sent", "syn_recv", "fin_wait1", "fin_wait2", "time_wait", "close", "close_wait", "last_ack", SocketEntry.Listening, "closing", "syn_recv",
    ];

    /// <param name="type">tcp or udp: the line does not tell.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, string type, out SocketEntry? entry)
    {
        entry = null;
        var fields = new FieldReader(line);
        if (!fields.TryNext(out ReadOnlySpan<byte> slot) || !slot.EndsWith(":"u8) || !fields.TryNext(out ReadOnlySpan<byte> local) || !fields.TryNext(out ReadOnlySpan<byte> remote)
            || !fields.TryNext(out ReadOnlySpan<byte> state) || !TryParseHex(state, out uint number) || !TryParseEnd(local, out IPAddress? address, out int port)
            || !TryParseEnd(remote, out IPAddress? remoteAddress, out int remotePort))
        {
            return false;
        }

        for (int i = 0; i < FieldsBeforeInode; i++)
        {
            if (!fields.TryNext(out _))
            {
                return false;
            }
        }

        if (!fields.TryNextNumber(out ulong inode))
        {
            return false;
        }

        bool connected = remotePort != 0 || !remoteAddress!.Equals(remoteAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any);
        string family = address!.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? "ipv4" : "ipv6";
        entry = new SocketEntry(inode, family, type, new SocketEnd(address.ToString(), port), connected ? new SocketEnd(remoteAddress!.ToString(), remotePort) : null, Statuses[number < Statuses.Length ? number : 0]);
        return true;
    }

    // 0100007F:1F90: words of 32 bits in the processor's order, so that their bytes in memory are the address; the port is a plain number.
    private static bool TryParseEnd(ReadOnlySpan<byte> field, out IPAddress? address, out int port)
    {
        address = null;
        port = 0;
        int colon = field.IndexOf((byte)':');
        if (colon is not (8 or 32) || !TryParseHex(field[(colon + 1)..], out uint number) || number > ushort.MaxValue)
        {
            return false;
        }

        Span<uint> words = stackalloc uint[colon / 8];
        for (int i = 0; i < words.Length; i++)
        {
            if (!TryParseHex(field.Slice(i * 8, 8), out words[i]))
            {
                return false;
            }
        }

        port = (int)number;
        address = new IPAddress(MemoryMarshal.AsBytes(words));
        return true;
    }

    private static bool TryParseHex(ReadOnlySpan<byte> field, out uint value) => Utf8Parser.TryParse(field, out value, out int consumed, 'X') && consumed == field.Length;
}
