using System.IO.Compression;
using Vedette.Chunks.Bits;

namespace Vedette.Storage.States;

/// <summary>A payload as a row keeps it. The numbers are on disk for ever.</summary>
internal static class StateBody
{
    public const int Raw = 0;
    public const int Brotli = 1;

    /// <summary>Deltas are mostly smaller; the entropy stage gains little on them and a fold reads thousands (bench "states", docs/decisions/0011).</summary>
    private const int WorthPacking = 2048;

    /// <summary>Ten times faster than quality 4 for 6 % more bytes of a keyframe, on the way of a batch to its acknowledgement.</summary>
    private const int Quality = 1;
    private const int Window = 18;

    /// <summary>The bytes to keep and how they are written.</summary>
    public static (int Encoding, ReadOnlyMemory<byte> Bytes) Pack(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length < WorthPacking)
        {
            return (Raw, payload);
        }

        byte[] packed = new byte[payload.Length - (payload.Length / 8)];
        return BrotliEncoder.TryCompress(payload.Span, packed, out int length, Quality, Window) ? (Brotli, packed.AsMemory(0, length)) : (Raw, payload);
    }

    /// <summary>The payload, in the row's own bytes or in <paramref name="room"/>, which grows; null where the row is damaged.</summary>
    /// <param name="maxBytes">A larger size in the row is not believed.</param>
    public static string? TryUnpack(StoredStateBody stored, ReadOnlySpan<byte> bytes, int maxBytes, ref byte[] room, out ReadOnlySpan<byte> payload)
    {
        payload = bytes;
        if (stored.Encoding == Brotli)
        {
            if (stored.Size < 0 || stored.Size > maxBytes)
            {
                return $"claims {stored.Size} bytes; at most {maxBytes} are kept";
            }

            if (room.Length < stored.Size)
            {
                room = new byte[Math.Max(stored.Size, room.Length * 2)];
            }

            if (!BrotliDecoder.TryDecompress(bytes, room.AsSpan(0, stored.Size), out int length) || length != stored.Size)
            {
                return $"does not unpack to {stored.Size} bytes";
            }

            payload = room.AsSpan(0, length);
        }
        else if (stored.Encoding != Raw)
        {
            return $"has the encoding {stored.Encoding}; known are {Raw} and {Brotli}";
        }

        uint checksum = Crc32C.Compute(payload);
        return checksum == stored.Checksum ? null : $"checksum is {checksum:x8}, {stored.Checksum:x8} is stored";
    }
}
