using System.Security.Cryptography;

namespace Vedette.Server.Portal;

/// <summary>No inline code, nothing from elsewhere; styles that libraries add at run time carry a nonce that is new for every page.</summary>
internal static class ContentSecurityPolicy
{
    /// <summary>What the build leaves in index.html where the nonce belongs.</summary>
    public const string NoncePlaceholder = "__CSP_NONCE__";

    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    public static string Header(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
