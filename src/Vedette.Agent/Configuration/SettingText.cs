using System.Globalization;
using System.Net;

namespace Vedette.Agent.Configuration;

/// <summary>How the text of a setting becomes a value; null where it is no good.</summary>
internal static class SettingText
{
    /// <summary>An address without a name, a password, a query or a fragment in it: those would end up in logs.</summary>
    public static Uri? Url(string text) => PlainUrl(text) is { Query.Length: 0 } url ? url : null;

    /// <summary>The same, but with a name and a password in it at will.</summary>
    public static Uri? UrlWithUser(string text) => WebUrl(text) is { Query.Length: 0 } url ? url : null;

    public static Uri WithoutUser(Uri url) => url.UserInfo.Length == 0 ? url : new Uri(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    public static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    public static bool? Flag(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    public static string? AbsolutePath(string text) => Path.IsPathFullyQualified(text) && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

    /// <summary>Paths with commas between them; blanks around each are nothing.</summary>
    public static IReadOnlyList<string>? AbsolutePaths(string text)
    {
        string[] paths = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(paths, path => AbsolutePath(path) is not null) ? paths : null;
    }

    /// <summary>ADDRESS:PORT with a numeric address; the port is never left out, as none is usual for the agent.</summary>
    public static IPEndPoint? Endpoint(string text) =>
        text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out IPEndPoint? endpoint) && endpoint.Port > 0 ? endpoint : null;

    public static T? Name<T>(string text)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(Enum.GetName(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static Uri? PlainUrl(string text) => WebUrl(text) is { UserInfo.Length: 0 } url ? url : null;

    private static Uri? WebUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Fragment.Length == 0 && url.Host.Length > 0
            ? url
            : null;
}
