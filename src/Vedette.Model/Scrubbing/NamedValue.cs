namespace Vedette.Model.Scrubbing;

/// <summary>The value that a secret's name in a text has: <c>name=value</c>, <c>name: value</c>, <c>"name":"value"</c>, <c>name => 'value'</c>.</summary>
internal static class NamedValue
{
    private const int MostBlanks = 4;

    /// <param name="at">Behind the name.</param>
    /// <returns>From where to go on: behind what was hidden, else <paramref name="at"/>.</returns>
    public static int Hide(ReadOnlySpan<char> all, ReadOnlySpan<char> name, int at, NameStrength strength, MaskedText text)
    {
        int position = at;
        while (position < all.Length && position - at < 4 && all[position] is '"' or '\'' or '\\' or ']' or '`')
        {
            position++;
        }

        bool quotedName = position > at;
        int separator = SkipBlanks(all, position);
        int value = BehindSeparator(all, separator, quotedName, strength);
        if (value < 0 && !(IsHeader(name, strength) && IsColon(all, separator)))
        {
            return at;
        }

        int start = value < 0 ? separator + 1 : SkipBlanks(all, value);
        return HideValue(all, name, start, text) is > 0 and var end ? end : at;
    }

    // X-Api-Key:VALUE and Cookie:VALUE, which other names without a blank are not: image/secret-service:2.1.
    private static bool IsHeader(ReadOnlySpan<char> name, NameStrength strength) =>
        IsLine(name) || (name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && (strength >= NameStrength.Strong || name.EndsWith("key", StringComparison.OrdinalIgnoreCase)));

    // Headers whose value is the whole line.
    private static bool IsLine(ReadOnlySpan<char> name) => name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) || name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsColon(ReadOnlySpan<char> all, int at) => at + 1 < all.Length && all[at] == ':' && all[at + 1] is not ('/' or ':');

    private static int SkipBlanks(ReadOnlySpan<char> all, int at)
    {
        int end = at;
        while (end < all.Length && end - at < MostBlanks && all[end] is ' ' or '\t')
        {
            end++;
        }

        return end;
    }

    /// <summary>Where the value may start, or -1 where nothing here says that one follows.</summary>
    private static int BehindSeparator(ReadOnlySpan<char> all, int at, bool quotedName, NameStrength strength)
    {
        ReadOnlySpan<char> rest = all[at..];
        if (rest.StartsWith("%3D", StringComparison.OrdinalIgnoreCase))
        {
            return at + 3;
        }

        if (rest.StartsWith("=>", StringComparison.Ordinal) || rest.StartsWith("==", StringComparison.Ordinal) || rest.StartsWith(":=", StringComparison.Ordinal))
        {
            return at + 2;
        }

        if (rest.StartsWith("=", StringComparison.Ordinal))
        {
            return at + 1;
        }

        if (!rest.StartsWith(":", StringComparison.Ordinal) || rest.Length < 2)
        {
            return -1;
        }

        // image/secret-service:2.1 and key: in prose are no secrets; JSON, headers, YAML and pass:VALUE are.
        bool blank = rest[1] is ' ' or '\t';
        bool quoted = rest[1] is '"' or '\'' or '\\';
        bool says = quotedName || (blank && strength >= NameStrength.Strong) || (quoted && strength >= NameStrength.Weak) || (strength == NameStrength.Password && !rest.StartsWith("://", StringComparison.Ordinal));
        return says || (blank && IsCookie(all, at)) ? at + 1 : -1;
    }

    private static bool IsCookie(ReadOnlySpan<char> all, int at) => all[..at].EndsWith("cookie", StringComparison.OrdinalIgnoreCase);

    /// <returns>Behind what was hidden, or 0.</returns>
    private static int HideValue(ReadOnlySpan<char> all, ReadOnlySpan<char> name, int start, MaskedText text)
    {
        if (start >= all.Length || all[start] is '{' or '\n' or '\r' or ',')
        {
            return 0;
        }

        int end;
        if (all[start] is '"' or '\'' or '`')
        {
            start++;
            end = EndOfQuote(all, start, all[start - 1]);
        }
        else if (all[start] == '\\' && start + 1 < all.Length && all[start + 1] is '"' or '\'')
        {
            start += 2;
            int close = IndexOfEscaped(all, start, all[start - 1]);
            end = close < 0 ? all.Length : close;
        }
        else if (all[start] == '[')
        {
            start++;
            int close = all[start..].IndexOf(']');
            end = close < 0 ? all.Length : start + close;
        }
        else
        {
            int scheme = InlineSecrets.SchemeLength(all[start..]);
            bool parted = all[start - 1] is ' ' or '\t' or '=';
            start += scheme;
            end = !IsLine(name) ? EndOfWord(all, start) : parted ? EndOfLine(all, start) : EndOfHeader(all, start);
        }

        return HideWithoutScheme(all, name, start, end, text);
    }

    private static int HideWithoutScheme(ReadOnlySpan<char> all, ReadOnlySpan<char> name, int start, int end, MaskedText text)
    {
        start += InlineSecrets.SchemeLength(all[start..end]);
        if (end <= start || InlineSecrets.IsScheme(all[start..end]) || !SecretScrubber.IsSecret(name, all[start..end]))
        {
            return 0;
        }

        text.Hide(start, end);
        return end;
    }

    // A backslash takes the quote behind it into the value.
    private static int EndOfQuote(ReadOnlySpan<char> all, int start, char quote)
    {
        int end = start;
        while (end < all.Length && all[end] != quote)
        {
            end += all[end] == '\\' && end + 1 < all.Length ? 2 : 1;
        }

        return Math.Min(end, all.Length);
    }

    private static int IndexOfEscaped(ReadOnlySpan<char> all, int start, char quote)
    {
        for (int i = start; i + 1 < all.Length; i++)
        {
            if (all[i] == '\\' && all[i + 1] == quote)
            {
                return i;
            }
        }

        return -1;
    }

    private static int EndOfLine(ReadOnlySpan<char> all, int start)
    {
        int end = start;
        while (end < all.Length && all[end] is not ('\n' or '\r' or '"' or '\'' or '`'))
        {
            end++;
        }

        return end;
    }

    // Name:VALUE stands on a command line without quotes, so it ends at a blank, except between cookies.
    private static int EndOfHeader(ReadOnlySpan<char> all, int start)
    {
        int end = start;
        while (end < all.Length && all[end] is not ('\n' or '\r' or '"' or '\'' or '`') && (!char.IsWhiteSpace(all[end]) || (end > start && all[end - 1] is ';' or ',')))
        {
            end++;
        }

        return end;
    }

    private static int EndOfWord(ReadOnlySpan<char> all, int start)
    {
        int end = start;
        while (end < all.Length && !char.IsWhiteSpace(all[end]) && all[end] is not ('"' or '\'' or '`'))
        {
            if (all[end] is ';' or '&' or ',' && EndsValue(all[(end + 1)..]))
            {
                return end;
            }

            end++;
        }

        bool escapedQuote = end < all.Length && all[end] is '"' or '\'' && end > start && all[end - 1] == '\\';
        end -= escapedQuote ? 1 : 0;
        return end > start + 1 && all[end - 1] is ')' or '}' or ']' ? end - 1 : end;
    }

    // name=, a blank or the end: what stands before was a whole value. Otherwise the mark belongs to the value.
    private static bool EndsValue(ReadOnlySpan<char> rest)
    {
        int at = 0;
        while (at < rest.Length && at < 64 && (char.IsAsciiLetterOrDigit(rest[at]) || rest[at] is '_' or '-' or '.' or ' '))
        {
            at++;
        }

        return rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] is '"' or '\'' or ';' or '&' || (at > 0 && at < rest.Length && rest[at] == '=');
    }
}
