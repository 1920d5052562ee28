using System.Net;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>What an account may be. Each check gives the problem in a sentence, or null.</summary>
internal static class PoolAccountRules
{
    public const int MostAccounts = 100;

    private const int LongestAccount = 128;
    private const int LongestSecret = 512;
    private const int LongestUrl = 300;
    private const int MostHosts = 16;

    /// <summary>It becomes part of an address and of headers.</summary>
    public static string? OfAccount(string account) =>
        account.Length is > 0 and <= LongestAccount && char.IsAsciiLetterOrDigit(account[0]) && account.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+')
            ? null
            : $"account must be the name or address that miners give before the worker's, of 1 to {LongestAccount} letters, digits and . _ - @ +.";

    public static string? OfSecret(PoolKind kind, string? secret)
    {
        if (secret is null)
        {
            return kind.NeedsSecret ? $"{kind.Title} is asked with a secret; secret is missing." : null;
        }

        if (!kind.NeedsSecret)
        {
            return $"{kind.Title} is asked without a secret; leave secret out.";
        }

        if (secret.Length is 0 or > LongestSecret || !secret.All(c => c is > ' ' and < (char)127))
        {
            return $"secret must have 1 to {LongestSecret} characters without blanks.";
        }

        return kind.SecretIs == PoolSecretForm.KeyAndSecret && KeyAndSecret.Parse(secret) is null ? $"{kind.Title} is asked with a key and its secret; secret must be both, as KEY:SECRET." : null;
    }

    /// <summary>Gives the address as it is kept, with a slash at its end.</summary>
    public static string? OfBaseUrl(string told, PoolKind kind, bool allowPlaintext, out string kept)
    {
        kept = "";
        if (told.Length > LongestUrl || !Uri.TryCreate(told, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0 || url.Host.Length == 0)
        {
            return $"base_url must be the address of the pool's API such as {kind.BaseUrl}, of at most {LongestUrl} characters, without a name, a password or a question in it.";
        }

        if (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out IPAddress? address) && !PoolDialling.IsAllowed(address))
        {
            return "base_url leads to an address that is never asked: link-local, multicast, a cloud's own or none.";
        }

        // IsLoopback knows localhost, 127.0.0.0/8 and ::1 in every way of writing them, and not 0.0.0.0.
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            if (kind.NeedsSecret)
            {
                return "base_url is without TLS: a secret is not sent over such a link.";
            }

            if (!allowPlaintext)
            {
                return "base_url is without TLS and leads beyond this machine; set allow_plaintext if the network between is yours.";
            }
        }

        kept = url.AbsoluteUri.EndsWith('/') ? url.AbsoluteUri : url.AbsoluteUri + "/";
        return null;
    }

    /// <summary>Gives the hosts as they are kept.</summary>
    public static string? OfHosts(IReadOnlyList<string> told, out string kept)
    {
        kept = "";
        if (told.Count > MostHosts || told.Any(h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
        {
            return $"hosts must be at most {MostHosts} host names or addresses, without a port.";
        }

        kept = string.Join(' ', told.Select(h => h.Trim('[', ']').TrimEnd('.').ToLowerInvariant()).Distinct(StringComparer.Ordinal));
        return null;
    }
}
