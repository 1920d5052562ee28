using System.Globalization;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Where a pool is: its scheme, path and credentials do not make it another.</summary>
/// <param name="Host">Lower case.</param>
/// <param name="Port">Null where the address names none.</param>
internal readonly record struct PoolAddress(string Host, int? Port)
{
    /// <summary>Null where there is no host in it.</summary>
    public static PoolAddress? Parse(string? url)
    {
        ReadOnlySpan<char> rest = (url ?? "").AsSpan().Trim();
        int scheme = rest.IndexOf("://", StringComparison.Ordinal);
        rest = scheme >= 0 ? rest[(scheme + 3)..] : rest;
        int end = rest.IndexOfAny('/', '?', '#');
        rest = end >= 0 ? rest[..end] : rest;
        rest = rest[(rest.LastIndexOf('@') + 1)..];

        // [2001:db8::1]:3333 - only what follows the bracket can be a port.
        int bracket = rest.LastIndexOf(']');
        int colon = rest.LastIndexOf(':');
        bool hasPort = colon > bracket && (bracket >= 0 || rest.IndexOf(':') == colon);
        int? port = hasPort && int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= ushort.MaxValue ? number : null;
        string host = (hasPort ? rest[..colon] : rest).Trim("[]").TrimEnd('.').ToString().ToLowerInvariant();
        return host.Length > 0 ? new PoolAddress(host, port) : null;
    }

    /// <summary>A side that names no port leaves it open.</summary>
    public bool IsSameAs(PoolAddress other) => Host == other.Host && (Port is null || other.Port is null || Port == other.Port);

    public override string ToString() => Port is { } port ? $"{Host}:{port}" : Host;
}
