namespace Vedette.Miners.Replies;

internal static class PoolUrl
{
    private const int Longest = 256;

    /// <summary>Scheme, host in lower case, port and path; without a name and password before the host, and without what comes behind a question mark or a hash. Null where there is none.</summary>
    public static string? WithoutLogin(string? text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.IsEmpty || rest.Length > 4 * Longest || ReplyNumber.SaysNothing(rest.ToString()))
        {
            return null;
        }

        int schemeLength = rest.IndexOf("://", StringComparison.Ordinal);
        string scheme = schemeLength < 0 ? "" : string.Concat(rest[..schemeLength].ToString().ToLowerInvariant(), "://");
        rest = schemeLength < 0 ? rest : rest[(schemeLength + 3)..].TrimStart();

        int tail = rest.IndexOfAny('?', '#');
        rest = tail < 0 ? rest : rest[..tail];
        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> authority = slash < 0 ? rest : rest[..slash];
        ReadOnlySpan<char> path = slash < 0 ? default : rest[slash..];

        // A password may hold a slash that nobody escaped: whatever stands before the last @ is no part of the host.
        int lastAt = path.LastIndexOf('@');
        if (lastAt >= 0)
        {
            authority = path[(lastAt + 1)..];
            slash = authority.IndexOf('/');
            path = slash < 0 ? default : authority[slash..];
            authority = slash < 0 ? authority : authority[..slash];
        }

        authority = authority[(authority.LastIndexOf('@') + 1)..].Trim();
        if (authority.IsEmpty)
        {
            return null;
        }

        string url = string.Concat(scheme, authority.ToString().ToLowerInvariant(), path is "/" ? "" : path.TrimEnd().ToString());
        return url.Length <= Longest ? url : url[..Longest];
    }
}
