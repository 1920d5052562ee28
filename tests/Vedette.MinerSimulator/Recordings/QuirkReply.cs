using System.Text;
using System.Text.Json;

namespace Vedette.MinerSimulator.Recordings;

/// <summary>One ill-formed reply of _synthetic-quirks.json, as bytes in the portions in which they are sent.</summary>
public sealed record QuirkReply(string Name, IReadOnlyList<ReadOnlyMemory<byte>> Chunks, bool Closes)
{
    /// <summary>None where the folder has no such file.</summary>
    public static IReadOnlyList<QuirkReply> LoadFolder(string folder)
    {
        string path = Path.Join(folder, "_synthetic-quirks.json");
        if (!File.Exists(path))
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("replies").EnumerateArray().Select(Read)];
    }

    private static QuirkReply Read(JsonElement reply)
    {
        IEnumerable<byte[]> chunks =
            reply.TryGetProperty("raw_hex", out JsonElement hex) ? [Convert.FromHexString(hex.GetString()!)]
            : reply.TryGetProperty("chunks", out JsonElement parts) ? parts.EnumerateArray().Select(p => Encoding.UTF8.GetBytes(p.GetString()!))
            : [Encoding.UTF8.GetBytes(reply.GetProperty("raw").GetString()!)];
        bool closes = !reply.TryGetProperty("close", out JsonElement close) || close.GetBoolean();
        return new QuirkReply(reply.GetProperty("name").GetString()!, [.. chunks.Select(c => new ReadOnlyMemory<byte>(c))], closes);
    }
}
