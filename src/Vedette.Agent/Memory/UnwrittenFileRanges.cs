using System.Globalization;

namespace Vedette.Agent.Memory;

/// <summary>
/// Reads /proc/self/smaps for what can be given back without loss: mappings of files that cannot be written to and of which no page was ever changed (relocated ones were). Their pages come again from the
/// page cache when they are touched. Only of files that stay mapped as long as the process runs: the place of another one might be taken by something else meanwhile.
/// </summary>
internal static class UnwrittenFileRanges
{
    private const string ChangedPages = "Anonymous:";

    private static readonly string[] Libraries = ["libc.", "libm.", "libcrypto.", "libssl.", "ld-"];

    public static List<MappedRange> Read(TextReader smaps, string? program)
    {
        List<MappedRange> ranges = [];
        MappedRange? candidate = null;
        while (smaps.ReadLine() is { } line)
        {
            if (IsHead(line))
            {
                candidate = Candidate(line, program);
            }
            else if (candidate is { } range && line.StartsWith(ChangedPages, StringComparison.Ordinal))
            {
                // A kernel that does not tell gives nothing to release, rather than something wrong.
                if (line.AsSpan(ChangedPages.Length).Trim() is "0 kB")
                {
                    ranges.Add(range);
                }

                candidate = null;
            }
        }

        return ranges;
    }

    // 55d0c8a00000-55d0c8b00000 r-xp 0001a000 fe:00 1234   /usr/bin/vedette-agent; the figures below it begin with a capital letter.
    private static bool IsHead(string line) => line.Length > 0 && char.IsAsciiHexDigitLower(line[0]);

    private static MappedRange? Candidate(string head, string? program)
    {
        Span<Range> fields = stackalloc Range[6];
        ReadOnlySpan<char> text = head;
        if (text.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) < fields.Length || text[fields[1]] is not ("r-xp" or "r--p") || !Stays(text[fields[5]], program))
        {
            return null;
        }

        ReadOnlySpan<char> range = text[fields[0]];
        int dash = range.IndexOf('-');
        return dash > 0
            && ulong.TryParse(range[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong start)
            && ulong.TryParse(range[(dash + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong end)
            && end > start
            ? new MappedRange(start, end)
            : null;
    }

    private static bool Stays(ReadOnlySpan<char> file, string? program)
    {
        if (file[0] != '/')
        {
            return false;
        }

        if (file.SequenceEqual(program))
        {
            return true;
        }

        ReadOnlySpan<char> name = Path.GetFileName(file);
        foreach (string library in Libraries)
        {
            if (name.StartsWith(library, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
