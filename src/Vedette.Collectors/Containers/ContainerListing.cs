using System.Runtime.InteropServices;
using System.Text.Json;
using Vedette.Model.Hashing;

namespace Vedette.Collectors.Containers;

/// <summary>One container of GET /containers/json: what tells whether it has to be inspected again, and what is known of it where that fails.</summary>
/// <param name="Brief">Without a command: the list's one is a single text, which cannot be scrubbed as well as arguments.</param>
/// <param name="Fingerprint">Of the whole entry. Its status says how long the container has been up, so a restart changes it.</param>
/// <param name="Young">Its state is seconds old: a restart within that second might not change the status.</param>
internal sealed record ContainerListing(ContainerReading Brief, byte[] Fingerprint, bool Young)
{
    private const int ShortestId = 12;
    private const int LongestId = 128;

    public string Id => Brief.Id;

    /// <param name="reply">Of GET /containers/json.</param>
    /// <param name="runtime">docker or podman.</param>
    /// <param name="most">The rest is left out; the newest come first.</param>
    /// <exception cref="FormatException">It is no JSON array.</exception>
    public static IReadOnlyList<ContainerListing> Parse(byte[] reply, string runtime, int most) => ContainerJson.Read(reply, "/containers/json", root =>
        root.ValueKind != JsonValueKind.Array
            ? throw new FormatException($"/containers/json: the reply is of kind {root.ValueKind}; an array is needed.")
            : root.EnumerateArray().Select(entry => Read(entry, runtime)).OfType<ContainerListing>().DistinctBy(listing => listing.Id).Take(most).ToList());

    /// <summary>Hexadecimal, so that it can stand in a path.</summary>
    public static bool IsId(string? id) => id is { Length: >= ShortestId and <= LongestId } && id.All(char.IsAsciiHexDigit);

    private static ContainerListing? Read(JsonElement entry, string runtime)
    {
        if (entry.Text("Id") is not { } id || !IsId(id))
        {
            return null;
        }

        string status = entry.Text("Status") ?? "";
        var brief = new ContainerReading
        {
            Id = id,
            Name = entry.Items("Names").Select(name => name.AsText()).FirstOrDefault(name => name is not null)?.TrimStart('/') ?? id[..ShortestId],
            Runtime = runtime,
            Image = entry.Text("Image"),
            ImageId = entry.Text("ImageID"),
            CreatedAt = entry.Integer("Created") is > 0 and < 100_000_000_000 and { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            State = ContainerState.From(entry.Text("State")),
        };
        return new ContainerListing(brief, Sha256Digest.Of(JsonMarshal.GetRawUtf8Value(entry)), status.Contains("second", StringComparison.OrdinalIgnoreCase));
    }
}
