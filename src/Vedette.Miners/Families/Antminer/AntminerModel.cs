namespace Vedette.Miners.Families.Antminer;

internal static class AntminerModel
{
    /// <summary>"Antminer S9\nV1.x" and "Antminer S19 (88)" without their tails; null where no name is in it: BHB42601 is a board's number.</summary>
    public static string? Readable(string? raw)
    {
        if (raw is null)
        {
            return null;
        }

        ReadOnlySpan<char> name = raw;
        int end = name.IndexOfAny("\n\r(");
        name = (end < 0 ? name : name[..end]).Trim();
        foreach (string tail in (string[])[" hiveon", " AML", " BB", " XIL"])
        {
            name = name.EndsWith(tail, StringComparison.OrdinalIgnoreCase) ? name[..^tail.Length].TrimEnd() : name;
        }

        if (name.StartsWith("Bitmain ", StringComparison.OrdinalIgnoreCase))
        {
            name = name["Bitmain ".Length..];
        }

        return name.StartsWith("Antminer ", StringComparison.OrdinalIgnoreCase) ? string.Concat("Antminer ", name["Antminer ".Length..].Trim()) : null;
    }
}
