namespace Vedette.Collectors.Services;

/// <summary>Takes secrets out of descriptions and commands. Both hardly ever change, so a text is scrubbed again only when it does.</summary>
internal sealed class UnitTexts(Func<string, string> scrubText, Func<IReadOnlyList<string>, IReadOnlyList<string>> scrubCommandLine)
{
    private readonly Dictionary<string, (string Raw, string Scrubbed)> _descriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Raw, string Scrubbed)> _commands = new(StringComparer.Ordinal);

    public string? Description(string unit, string? raw) => raw is null ? null : Kept(_descriptions, unit, raw, scrubText);

    /// <summary>Several commands, as of a oneshot, are parted by semicolons.</summary>
    public string? Command(string unit, IReadOnlyList<string> execStart)
    {
        string raw = string.Join('\0', execStart.Select(value => string.Join(' ', ExecCommand.Parse(value))).Where(command => command.Length > 0));
        return raw.Length == 0 ? null : Kept(_commands, unit, raw, Scrubbed);
    }

    /// <summary>Forgets units that are no longer loaded.</summary>
    public void Keep(IReadOnlySet<string> units)
    {
        foreach (string gone in _descriptions.Keys.Concat(_commands.Keys).Where(name => !units.Contains(name)).ToList())
        {
            _descriptions.Remove(gone);
            _commands.Remove(gone);
        }
    }

    private string Scrubbed(string raw) => string.Join("; ", raw.Split('\0').Select(command => string.Join(' ', scrubCommandLine(command.Split(' ')))));

    private static string Kept(Dictionary<string, (string Raw, string Scrubbed)> texts, string unit, string raw, Func<string, string> scrub)
    {
        if (!texts.TryGetValue(unit, out (string Raw, string Scrubbed) kept) || !string.Equals(kept.Raw, raw, StringComparison.Ordinal))
        {
            texts[unit] = kept = (raw, scrub(raw));
        }

        return kept.Scrubbed;
    }
}
