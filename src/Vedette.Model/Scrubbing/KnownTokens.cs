namespace Vedette.Model.Scrubbing;

/// <summary>Secrets that are recognised wherever they stand: tokens with a known prefix and JSON web tokens.</summary>
internal static class KnownTokens
{
    private static readonly KnownToken[] All =
    [
        new("ghp_", 16), new("gho_", 16), new("ghu_", 16), new("ghs_", 16), new("ghr_", 16), new("github_pat_", 16),
        new("glpat-", 16), new("gldt-", 16), new("glrt-", 16), new("glsa_", 16), new("glc_", 16),
        new("sk-", 16), new("sk_live_", 12), new("sk_test_", 12), new("rk_live_", 12), new("rk_test_", 12), new("whsec_", 16),
        new("xoxb-", 10), new("xoxa-", 10), new("xoxp-", 10), new("xoxr-", 10), new("xoxs-", 10), new("xoxe-", 10), new("xapp-", 10),
        new("AKIA", 16, UpperOnly: true), new("ASIA", 16, UpperOnly: true),
        new("hf_", 16), new("AIza", 30), new("ya29.", 16), new("GOCSPX-", 16), new("npm_", 20), new("pypi-", 20), new("dop_v1_", 20), new("SG.", 30),
        new("hvs.", 16), new("hvb.", 16), new("shpat_", 16), new("shpss_", 16), new("lin_api_", 16), new("nvapi-", 16), new("gsk_", 20), new("tskey-", 16), new("r8_", 20), new("dapi", 32), new("AGE-SECRET-KEY-1", 20),
        new("EAAC", 30), new("sq0atp-", 16), new("sq0csp-", 16), new("rubygems_", 20), new("figd_", 20), new("ntn_", 20), new("pat_", 24), new("tgp_v1_", 20), new("xai-", 20),
    ];

    /// <summary>The parts of a JSON web token in base64url: a header is at least {"alg":"x"}.</summary>
    private const int ShortestHeader = 12;

    /// <summary>Where no digit and no capital has come by here, none is waited for: it bounds the work on hostile text.</summary>
    private const int LongestWord = 256;

    /// <summary>Nothing but a token is that long.</summary>
    private const int LongestHeader = 2048;

    /// <param name="text">From where a token may start.</param>
    /// <returns>How long the token at the start is; 0 where there is none.</returns>
    public static int Match(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return WebToken(text);
        }

        foreach (KnownToken token in All)
        {
            if (token.Prefix[0] == text[0] && text.StartsWith(token.Prefix, StringComparison.Ordinal))
            {
                int length = Length(text[token.Prefix.Length..], token);
                if (length > 0)
                {
                    return token.Prefix.Length + length;
                }
            }
        }

        return 0;
    }

    private static int Length(ReadOnlySpan<char> rest, in KnownToken token)
    {
        int length = 0;
        bool mixed = false;
        while (length < rest.Length && (IsBase64Url(rest[length]) || (rest[length] == '.' && token.Prefix is "SG." or "ya29.")))
        {
            if (token.UpperOnly && !char.IsAsciiLetterUpper(rest[length]) && !char.IsAsciiDigit(rest[length]))
            {
                break;
            }

            mixed |= !char.IsAsciiLetterLower(rest[length]) && rest[length] is not ('-' or '_');
            length++;
            if (length == LongestWord && !mixed)
            {
                return 0;
            }
        }

        // Words joined by hyphens (sk-learn-...) are no token: those hold digits or capitals.
        return length >= token.Shortest && mixed ? length : 0;
    }

    private static int WebToken(ReadOnlySpan<char> text)
    {
        int header = Base64UrlLength(text[..Math.Min(text.Length, LongestHeader)]);
        if (header < LongestHeader && (header < ShortestHeader || header + 1 >= text.Length || text[header] != '.' || !IsBase64Url(text[header + 1])))
        {
            return 0;
        }

        int end = header;
        while (end < text.Length && (IsBase64Url(text[end]) || text[end] is '.' or '='))
        {
            end++;
        }

        return end;
    }

    private static int Base64UrlLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && IsBase64Url(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
