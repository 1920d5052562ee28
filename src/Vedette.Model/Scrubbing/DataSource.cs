namespace Vedette.Model.Scrubbing;

/// <summary>Passwords in data sources as Go's drivers write them: <c>user:password@tcp(host:3306)/name</c>, also with unix(...) and with nothing before the bracket.</summary>
internal static class DataSource
{
    /// <summary>How far the user is looked for before the at sign: it bounds the work on hostile text.</summary>
    private const int LongestCredentials = 512;

    private const int LongestProtocol = 16;

    /// <param name="at">Where an at sign stands.</param>
    public static void Find(ReadOnlySpan<char> all, int at, MaskedText text)
    {
        if (!IsBeforeAddress(all[(at + 1)..]))
        {
            return;
        }

        int start = at;
        while (start > 0 && at - start < LongestCredentials && !char.IsWhiteSpace(all[start - 1]) && all[start - 1] is not ('"' or '`'))
        {
            start--;
        }

        int colon = all[start..at].IndexOf(':');
        if (colon > 0 && !all[(start + colon)..].StartsWith("://", StringComparison.Ordinal))
        {
            text.Hide(start + colon + 1, at);
        }
    }

    private static bool IsBeforeAddress(ReadOnlySpan<char> rest)
    {
        int at = 0;
        while (at < rest.Length && at < LongestProtocol && char.IsAsciiLetterOrDigit(rest[at]))
        {
            at++;
        }

        return at < rest.Length && rest[at] == '(';
    }
}
