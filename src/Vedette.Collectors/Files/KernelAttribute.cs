using System.Text;

namespace Vedette.Collectors.Files;

/// <summary>A small file that holds one fact, as most files of /sys do. For readings that are not made each cycle: it allocates.</summary>
internal static class KernelAttribute
{
    /// <summary>Attributes of /sys are at most one page; the larger files read this way (os-release, cpuinfo) say their own cap.</summary>
    private const int PageBytes = 4096;

    /// <summary>The text without surrounding blanks and zero bytes; null where the file is absent, may not be read, or is empty. Drivers refuse to tell some facts with an error.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            string text = Encoding.UTF8.GetString(ReadBytes(path, PageBytes)).Trim('\0', ' ', '\t', '\n');
            return text.Length > 0 ? text : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="TryRead"/>; null too where the text is not a whole number from 0 on.</summary>
    public static long? TryReadNumber(string path) =>
        long.TryParse(TryRead(path), out long number) && number >= 0 ? number : null;

    /// <exception cref="IOException">The file is absent, cannot be read or is larger than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] ReadBytes(string path, int maxBytes)
    {
        using var file = new HostFileReader(path, maxBytes);
        return file.Read().ToArray();
    }
}
