using System.Buffers;
using System.Text;
using Vedette.Model.Hashing;

namespace Vedette.Collectors.HostState;

/// <summary>A serial number tells one part from another and follows it from host to host; for that a hash serves, and the number itself stays on the host.</summary>
internal static class SerialHash
{
    /// <summary>64 bits: enough to tell the parts of a fleet apart.</summary>
    private const int HexDigits = 16;

    private static readonly SearchValues<char> Filling = SearchValues.Create("0 .-FfXx");

    /// <param name="serial">Null, empty and what makers write instead of one give null.</param>
    public static string? Of(string? serial) => string.IsNullOrWhiteSpace(serial) || serial.AsSpan().IndexOfAnyExcept(Filling) < 0
        ? null
        : Sha256Digest.HexOf(Encoding.UTF8.GetBytes(serial))[..HexDigits];
}
