namespace Vedette.Agent.Miners;

/// <summary>The host of a pool's address: what its series are told apart by.</summary>
internal static class PoolHost
{
    public static string? Of(string? url)
    {
        if (url is null)
        {
            return null;
        }

        ReadOnlySpan<char> rest = url;
        int scheme = rest.IndexOf("://", StringComparison.Ordinal);
        rest = scheme >= 0 ? rest[(scheme + 3)..] : rest;
        int end = rest.IndexOfAny('/', '?', '#');
        rest = end >= 0 ? rest[..end] : rest;
        int port = rest.LastIndexOf(':');
        // An IPv6 address has colons of its own, within brackets.
        return (port >= 0 && rest.IndexOf(']') < port ? rest[..port] : rest).ToString();
    }
}
