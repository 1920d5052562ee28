using System.Buffers.Binary;
using System.Text;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>What recorded bytes of plaintext HTTP/2 or of a WebSocket carry: data without the frames, which would cut a text in two, and without a WebSocket's mask, which hides it.</summary>
internal static class WireContent
{
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static readonly byte[] EndOfHeaders = Encoding.ASCII.GetBytes("\r\n\r\n");

    public static byte[] Of(byte[] recorded)
    {
        if (recorded.AsSpan().StartsWith(Preface))
        {
            return OfHttp2(recorded.AsSpan(Preface.Length));
        }

        bool upgraded = recorded.AsSpan().StartsWith("GET /ws/agent"u8) || recorded.AsSpan().StartsWith("HTTP/1.1 101"u8);
        int headers = recorded.AsSpan().IndexOf(EndOfHeaders);
        return upgraded && headers >= 0 ? OfWebSocket(recorded.AsSpan(headers + EndOfHeaders.Length)) : recorded;
    }

    // length <3> | type <1> | flags <1> | stream <4> | payload; type 0 is data, which our side never pads.
    private static byte[] OfHttp2(ReadOnlySpan<byte> frames)
    {
        var content = new MemoryStream();
        while (frames.Length >= 9)
        {
            int length = (frames[0] << 16) | (frames[1] << 8) | frames[2];
            ReadOnlySpan<byte> payload = frames.Slice(9, Math.Min(length, frames.Length - 9));
            if (frames[3] == 0)
            {
                content.Write(payload);
            }

            frames = frames[(9 + payload.Length)..];
        }

        return content.ToArray();
    }

    // opcode <1> | mask bit and length <1> | [length <2> or <8>] | [mask <4>] | payload
    private static byte[] OfWebSocket(ReadOnlySpan<byte> frames)
    {
        var content = new MemoryStream();
        while (frames.Length >= 14)
        {
            bool masked = (frames[1] & 0x80) != 0;
            int length = frames[1] & 0x7F;
            int at = 2;
            if (length == 126)
            {
                length = BinaryPrimitives.ReadUInt16BigEndian(frames[2..]);
                at = 4;
            }
            else if (length == 127)
            {
                length = (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(frames[2..]));
                at = 10;
            }

            ReadOnlySpan<byte> mask = masked ? frames.Slice(at, 4) : default;
            at += mask.Length;
            ReadOnlySpan<byte> payload = frames.Slice(at, Math.Min(length, frames.Length - at));
            for (int i = 0; i < payload.Length; i++)
            {
                content.WriteByte(masked ? (byte)(payload[i] ^ mask[i % 4]) : payload[i]);
            }

            frames = frames[(at + payload.Length)..];
        }

        return content.ToArray();
    }
}
