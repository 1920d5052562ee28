namespace Vedette.Model.Scrubbing;

/// <summary>
/// Takes secrets out of what leaves the host: command lines, environment entries, labels, any text. Only the secret is replaced, by <see cref="Mask"/>; what was scrubbed once stays as it is.
/// Scans by hand in time that grows with the length, never throws, and rather hides too much than too little. What it knows is listed in the README beside it.
/// </summary>
public static class SecretScrubber
{
    public const string Mask = "***";

    /// <summary>The most that is looked at of one text; the rest is cut off, as nobody looked at it.</summary>
    public const int MostChars = 64 * 1024;

    private const int MostPasses = 8;

    /// <summary>The arguments of a command, its program first. Unchanged ones are the same instances.</summary>
    public static IReadOnlyList<string> ScrubArguments(IReadOnlyList<string> arguments)
    {
        string[] scrubbed = new string[arguments.Count];
        var rules = new ArgumentRules(isList: true);
        for (int i = 0; i < scrubbed.Length; i++)
        {
            var text = new MaskedText(Bounded(arguments[i]));
            bool known = rules.Next(text.Text, out int start, out int end);
            if (known)
            {
                text.Hide(start, end);
            }

            // What is hidden as a whole has been looked at enough.
            scrubbed[i] = known && start == 0 && end == text.Text.Length ? Mask : Inside(text, words: text.Text.AsSpan().ContainsAny(' ', '\n', '\t'));
        }

        return scrubbed;
    }

    /// <summary>A command in one string, a label, a line of a log: any text that may hold a secret.</summary>
    public static string ScrubText(string text) => Inside(new MaskedText(Bounded(text)), words: true);

    /// <summary>NAME=VALUE with the value hidden where the name or the value itself says that it is secret.</summary>
    public static string ScrubEnvironmentEntry(string entry)
    {
        int equals = entry.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return ScrubText(entry);
        }

        ReadOnlySpan<char> name = entry.AsSpan(0, equals);
        ReadOnlySpan<char> value = entry.AsSpan(equals + 1);
        return IsSecret(name, value) ? string.Concat(name, "=", Mask) : string.Concat(name, "=", ScrubText(value.ToString()));
    }

    /// <summary>The value of something that has a name - a tag, a label - hidden where the name or the value itself says that it is secret.</summary>
    public static string ScrubValue(string name, string value) => IsSecret(name, value) ? Mask : ScrubText(value);

    /// <summary>The name of an environment entry: its value is not looked at.</summary>
    public static string EnvironmentName(string entry)
    {
        int equals = entry.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? ScrubText(entry) : entry[..equals];
    }

    internal static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        NameStrength strength = SecretNames.Judge(name);
        bool folder = name is "PWD" or "OLDPWD" && value.StartsWith("/", StringComparison.Ordinal);   // The shell's folder has a password's name.
        return strength != NameStrength.None && !folder && !HarmlessValues.IsHarmless(value, strength);
    }

    // What is hidden may take a quote with it that hid something else from the rules: so again, until nothing new is found.
    private static string Inside(MaskedText text, bool words)
    {
        for (int pass = 1; ; pass++)
        {
            InlineSecrets.Find(text);
            if (words)
            {
                CommandWords.Find(text);
            }

            string scrubbed = text.ToString();
            if (ReferenceEquals(scrubbed, text.Text) || pass == MostPasses)
            {
                return scrubbed;
            }

            text = new MaskedText(scrubbed);
        }
    }

    private static string Bounded(string text) => text.Length <= MostChars ? text : text[..MostChars];
}
