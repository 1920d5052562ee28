namespace Vedette.Model.Scrubbing;

/// <summary>A word that an option or a program takes as a header of HTTP: <c>Name:Value</c>, with or without a blank.</summary>
internal static class HeaderWord
{
    /// <summary>-H, --header, --proxy-header, -rpc-header: the next word is a header.</summary>
    public static bool IsAskedBy(ReadOnlySpan<char> option)
    {
        ReadOnlySpan<char> name = option.TrimStart('-');
        return option is "-H" || (name.Length < 32 && (name.EndsWith("header", StringComparison.OrdinalIgnoreCase) || name.EndsWith("headers", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Where the header starts in -HName:Value, -H=Name:Value, --header=Name:Value; 0 where the word is no such option.</summary>
    public static int StartIn(ReadOnlySpan<char> word)
    {
        int equals = word.IndexOf('=');
        if (equals > 0 && IsAskedBy(word[..equals]))
        {
            return equals + 1;
        }

        return word.Length > 2 && word[0] == '-' && word[1] == 'H' ? 2 : 0;
    }

    /// <param name="start">Where the header starts in the word; moved to where its secret does.</param>
    /// <param name="end">Where its secret ends.</param>
    /// <param name="asks">The header ended with its name or with a scheme: the secret is the next word.</param>
    public static bool Hide(ReadOnlySpan<char> word, ref int start, ref int end, out bool asks)
    {
        asks = false;
        int from = start;
        int to = end;
        if (to - from >= 2 && word[from] is '"' or '\'' && word[to - 1] == word[from])
        {
            from++;
            to--;
        }

        int colon = word[from..to].IndexOf(':');
        if (colon <= 0 || !InlineSecrets.IsName(word.Slice(from, colon)) || SecretNames.Judge(word.Slice(from, colon)) < NameStrength.Weak)
        {
            return false;
        }

        ReadOnlySpan<char> value = word[(from + colon + 1)..to].TrimStart(' ');
        asks = value.IsEmpty || InlineSecrets.IsScheme(value);
        value = value[InlineSecrets.SchemeLength(value)..];
        start = to - value.Length;
        end = to;

        // Numbers behind weak names are keys here: what counts or numbers something is no header of that kind.
        return !asks && !HarmlessValues.IsHarmless(value, NameStrength.Strong);
    }
}
