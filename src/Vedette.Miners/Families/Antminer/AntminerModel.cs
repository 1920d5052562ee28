namespace Vedette.Miners.Families.Antminer;

internal static class AntminerModel
{
    /// <summary>What may stand behind the first word of a name and is part of it; in upper case.</summary>
    private static readonly string[] NameWords =
        ["PRO", "PRO+", "PRO++", "XP", "XP+", "HYD", "HYD.", "HYDRO", "IMM", "IMM.", "IMMERSION", "PLUS", "MINI", "SE", "A", "I", "J", "K", "E", "L", "DUAL", "LITE", "3U", "NOPIC"];

    /// <summary>
    /// "Antminer S9\nV1.x", "Antminer S19 (88)", "Antminer S21 PitBit" without what firmware appends; null where no name is in it: BHB42601 is a board's number.
    /// </summary>
    public static string? Readable(string? raw)
    {
        if (raw is null)
        {
            return null;
        }

        ReadOnlySpan<char> name = raw;
        int end = name.IndexOfAny("\n\r(");
        name = (end < 0 ? name : name[..end]).Trim();
        if (name.StartsWith("Bitmain ", StringComparison.OrdinalIgnoreCase))
        {
            name = name["Bitmain ".Length..].TrimStart();
        }

        if (!name.StartsWith("Antminer", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] words = name["Antminer".Length..].Trim().ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith("BHB", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int count = 1;
        while (count < words.Length && Array.IndexOf(NameWords, words[count].ToUpperInvariant()) >= 0)
        {
            count++;
        }

        return $"Antminer {string.Join(' ', words, 0, count)}";
    }
}
