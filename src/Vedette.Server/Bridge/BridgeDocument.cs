using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Server.Bridge;

/// <summary>What a <see cref="BridgeHost"/> remembers, as it outlives the server: JSON, packed with Brotli.</summary>
internal sealed record BridgeDocument(JsonNode? Lasting, string? Snapshot, IReadOnlyList<string> Snapshots, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>A state of a thousand processes is a tenth of it. A larger one is compared while the server runs, and not kept beyond.</summary>
    public const int MostPackedBytes = 1024 * 1024;

    /// <summary>A body has 8 MiB; its lasting part is no larger, but for what escapes add.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    public byte[] Pack()
    {
        byte[] whole = Packed(this);
        return whole.Length <= MostPackedBytes ? whole : Packed(this with { Lasting = null });
    }

    /// <exception cref="InvalidDataException">These bytes are none of this server's.</exception>
    public static BridgeDocument Unpack(byte[] packed)
    {
        byte[] room = new byte[64 * 1024];
        using var unpacked = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        try
        {
            while (brotli.Read(room) is > 0 and var read)
            {
                if (unpacked.Length + read > MostBytes)
                {
                    throw new InvalidDataException($"What the bridge kept unpacks to more than {MostBytes} bytes.");
                }

                unpacked.Write(room, 0, read);
            }

            return JsonSerializer.Deserialize<BridgeDocument>(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length))
                ?? throw new InvalidDataException("What the bridge kept is null; an object is needed.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"What the bridge kept cannot be read: {malformed.Message}", malformed);
        }
    }

    private static byte[] Packed(BridgeDocument document)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, document);
        }

        return packed.ToArray();
    }
}
