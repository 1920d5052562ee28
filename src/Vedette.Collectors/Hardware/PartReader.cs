using System.Net.NetworkInformation;

namespace Vedette.Collectors.Hardware;

/// <summary>Reads the parts of a host one by one and keeps a failure to the part it happened in.</summary>
internal sealed class PartReader
{
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <param name="part">Named in the warning.</param>
    /// <param name="unknown">The answer where the part cannot be read.</param>
    /// <param name="read">Reads it.</param>
    public T Read<T>(string part, T unknown, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or NetworkInformationException or PlatformNotSupportedException)
        {
            _warnings.Add($"{part}: {error.Message}");
            return unknown;
        }
    }
}
