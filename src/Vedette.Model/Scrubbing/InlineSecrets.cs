namespace Vedette.Model.Scrubbing;

/// <summary>Finds secrets by what stands around them in a text: private keys, known tokens, credentials in addresses, names with values.</summary>
internal static class InlineSecrets
{
    private const string KeyBegin = "-----BEGIN ";

    private const string KeyEnd = "-----END ";

    private const int LongestKeyTitle = 64;

    private static readonly string[] Schemes = ["bearer", "basic", "token", "digest", "apikey", "negotiate", "ntlm", "bot", "aws4-hmac-sha256"];

    public static void Find(MaskedText text)
    {
        ReadOnlySpan<char> all = text.Text;
        int at = 0;
        while (at < all.Length)
        {
            if (all[at] == '-' && all[at..].StartsWith(KeyBegin, StringComparison.Ordinal))
            {
                at = PrivateKey(all, at, text);
            }
            else if (IsNameLetter(all[at]))
            {
                at = Run(all, at, text);
            }
            else
            {
                if (all[at] == '@')
                {
                    DataSource.Find(all, at, text);
                }

                at++;
            }
        }
    }

    /// <summary>Letters, digits and what joins them.</summary>
    public static bool IsName(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!IsNameLetter(c))
            {
                return false;
            }
        }

        return !word.IsEmpty;
    }

    private static bool IsNameLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';

    /// <summary>One run of letters that a name can consist of; tells from where to go on.</summary>
    private static int Run(ReadOnlySpan<char> all, int start, MaskedText text)
    {
        int end = start;
        while (end < all.Length && IsNameLetter(all[end]))
        {
            if ((end == start || !char.IsAsciiLetterOrDigit(all[end - 1])) && char.IsAsciiLetterOrDigit(all[end]) && KnownTokens.Match(all[end..]) is > 0 and var length)
            {
                text.Hide(end, end + length);
                return end + length;
            }

            if (all[end] == '-' && end > start && all[end..].StartsWith(KeyBegin, StringComparison.Ordinal))
            {
                return end;
            }

            end++;
        }

        ReadOnlySpan<char> run = all[start..end];
        if (all[end..].StartsWith("://", StringComparison.Ordinal))
        {
            return AddressSecrets.Find(all, end + 3, text);
        }

        // iscsi:user:password@server, as network roots are named: an address without slashes.
        if (run is "iscsi" && end < all.Length && all[end] == ':')
        {
            return AddressSecrets.Find(all, end + 1, text);
        }

        if (BotToken(all, run, end) is > 0 and var botEnd)
        {
            text.Hide(end + 1, botEnd);
            return botEnd;
        }

        if (run.Equals("bearer", StringComparison.OrdinalIgnoreCase))
        {
            return Bearer(all, end, text);
        }

        NameStrength strength = SecretNames.Judge(run);
        return strength == NameStrength.None ? end : Math.Max(end, NamedValue.Hide(all, run, end, strength, text));
    }

    /// <summary>How long the word of an HTTP authentication scheme at the start is, with the blanks behind it; 0 where there is none.</summary>
    public static int SchemeLength(ReadOnlySpan<char> value)
    {
        foreach (string scheme in Schemes)
        {
            if (value.Length > scheme.Length && value[scheme.Length] == ' ' && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                int length = scheme.Length;
                while (length < value.Length && value[length] == ' ')
                {
                    length++;
                }

                return length;
            }
        }

        return 0;
    }

    /// <summary>The scheme's word alone: the secret is the next one.</summary>
    public static bool IsScheme(ReadOnlySpan<char> value)
    {
        foreach (string scheme in Schemes)
        {
            if (value.Equals(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int PrivateKey(ReadOnlySpan<char> all, int start, MaskedText text)
    {
        int title = start + KeyBegin.Length;
        ReadOnlySpan<char> head = all[title..Math.Min(all.Length, title + LongestKeyTitle)];
        int close = head.IndexOf("-----", StringComparison.Ordinal);
        if (close < 0 || !head[..close].Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return title;
        }

        int body = title + close + 5;
        int length = all[body..].IndexOf(KeyEnd, StringComparison.Ordinal);
        int end = length < 0 ? all.Length : body + length;
        text.Hide(body, end);
        return length < 0 ? end : end + KeyEnd.Length;
    }

    private static int Bearer(ReadOnlySpan<char> all, int at, MaskedText text)
    {
        int start = at;
        while (start < all.Length && all[start] == ' ')
        {
            start++;
        }

        int end = start;
        bool plainWord = true;
        while (end < all.Length && (char.IsAsciiLetterOrDigit(all[end]) || all[end] is '-' or '_' or '.' or '~' or '+' or '/' or '='))
        {
            plainWord &= char.IsAsciiLetterLower(all[end]) || all[end] == '.';
            end++;
        }

        // "the bearer of news" is prose; long words are not.
        if (start == at || end == start || (plainWord && end - start < 12))
        {
            return at;
        }

        text.Hide(start, end);
        return end;
    }

    // bot123456789:AAE..., as Telegram hands them out.
    private static int BotToken(ReadOnlySpan<char> all, ReadOnlySpan<char> run, int end)
    {
        ReadOnlySpan<char> number = run.StartsWith("bot", StringComparison.Ordinal) ? run[3..] : run;
        if (number.Length is < 6 or > 14 || number.ContainsAnyExceptInRange('0', '9') || end >= all.Length || all[end] != ':')
        {
            return 0;
        }

        int stop = end + 1;
        while (stop < all.Length && (char.IsAsciiLetterOrDigit(all[stop]) || all[stop] is '-' or '_'))
        {
            stop++;
        }

        return stop - end > 30 ? stop : 0;
    }
}
