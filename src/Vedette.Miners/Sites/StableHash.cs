namespace Vedette.Miners.Sites;

/// <summary>Numbers that look random and are the same for the same text on every machine and in every run.</summary>
internal static class StableHash
{
    // FNV-1a, then mixed, since its high bits differ little between similar keys.
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return Mix(hash);
    }

    /// <summary>-1 to 1, another one for each turn.</summary>
    public static double Around(ulong hash, long turn) => ((Mix(hash + ((ulong)turn * 0x9E3779B97F4A7C15)) >> 11) / (double)(1UL << 52)) - 1;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
