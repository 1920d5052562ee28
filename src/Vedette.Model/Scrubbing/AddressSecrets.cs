namespace Vedette.Model.Scrubbing;

/// <summary>Credentials in scheme://user:password@host, and addresses that are secrets themselves: webhooks.</summary>
internal static class AddressSecrets
{
    /// <summary>How far a host is looked for: it bounds the work on hostile text.</summary>
    private const int LongestAuthority = 1024;

    /// <summary>A user without a password is a key from here on: names of people and services are shorter.</summary>
    private const int ShortestKey = 20;

    private static readonly string[] Webhooks = ["hooks.slack.com/services/", "hooks.slack.com/workflows/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "outlook.office.com/webhook/", "chat.googleapis.com/v1/spaces/"];

    /// <param name="at">Behind "://".</param>
    /// <returns>From where to go on.</returns>
    public static int Find(ReadOnlySpan<char> all, int at, MaskedText text)
    {
        ReadOnlySpan<char> rest = all[at..Math.Min(all.Length, at + LongestAuthority)];
        int address = EndOf(rest, "");
        int authority = EndOf(rest, "/?#");
        int host = rest[..authority].LastIndexOf('@');
        int colon = rest[..authority].IndexOf(':');
        if (host < 0 && colon >= 0 && rest[(colon + 1)..authority].ContainsAnyExceptInRange('0', '9'))
        {
            host = rest[..address].LastIndexOf('@');   // No port, so a password with a slash that should have been escaped.
        }

        if (host < 0)
        {
            return Webhook(all, at, rest[..address], text);
        }

        colon = rest[..host].IndexOf(':');
        if (colon >= 0 && host > colon + 1)
        {
            text.Hide(at + colon + 1, at + host);
        }
        else if (colon != 0 && IsKey(rest[..(colon < 0 ? host : colon)]))
        {
            text.Hide(at, at + (colon < 0 ? host : colon));
        }

        return at + host + 1;
    }

    private static int EndOf(ReadOnlySpan<char> rest, ReadOnlySpan<char> marks)
    {
        int end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('"' or '\'' or '`' or '<' or '>') && !marks.Contains(rest[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsKey(ReadOnlySpan<char> user)
    {
        bool digit = false;
        foreach (char c in user)
        {
            digit |= char.IsAsciiDigit(c);
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return digit && user.Length >= ShortestKey;
    }

    private static int Webhook(ReadOnlySpan<char> all, int at, ReadOnlySpan<char> address, MaskedText text)
    {
        foreach (string webhook in Webhooks)
        {
            if (address.StartsWith(webhook, StringComparison.OrdinalIgnoreCase) && address.Length > webhook.Length)
            {
                int end = at + address.Length;
                text.Hide(at + webhook.Length, end);
                return end;
            }
        }

        return at;
    }
}
