using Vedette.Collectors.Text;

namespace Vedette.Collectors.Packages;

/// <summary>Reads a file of paragraphs parted by empty lines piece by piece: dpkg's status is megabytes, and only one paragraph of it has to be in memory.</summary>
internal static class StanzaReader
{
    /// <summary>The longest paragraphs (a kernel with its conffiles) are some 100 KB; a longer one is passed over.</summary>
    private const int LongestStanza = 1024 * 1024;

    public static void Read(Stream file, StanzaTaker take)
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        bool isSkipping = false;
        for (int read = file.Read(buffer, filled, buffer.Length - filled); read > 0; read = file.Read(buffer, filled, buffer.Length - filled))
        {
            filled += read;
            int start = 0;
            for (int end = buffer.AsSpan(start, filled - start).IndexOf("\n\n"u8); end >= 0; end = buffer.AsSpan(start, filled - start).IndexOf("\n\n"u8))
            {
                if (!isSkipping)
                {
                    take(buffer.AsSpan(start, end + 1));
                }

                isSkipping = false;
                start += end + 2;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length && !TryGrow(ref buffer))
            {
                // The end of the paragraph may be cut in the middle of its two newlines.
                isSkipping = true;
                buffer[0] = buffer[^1];
                filled = 1;
            }
        }

        // The last one need not be followed by an empty line; without a newline at its end it was cut off.
        if (!isSkipping && filled > 0 && buffer[filled - 1] == (byte)'\n')
        {
            take(buffer.AsSpan(0, filled));
        }
    }

    /// <summary>The value behind <paramref name="name"/>, which ends with its colon; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> stanza, ReadOnlySpan<byte> name)
    {
        var lines = new LineReader(stanza);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith(name))
            {
                return line[name.Length..].Trim(" \t\r"u8);
            }
        }

        return default;
    }

    private static bool TryGrow(ref byte[] buffer)
    {
        if (buffer.Length >= LongestStanza)
        {
            return false;
        }

        Array.Resize(ref buffer, buffer.Length * 2);
        return true;
    }
}
