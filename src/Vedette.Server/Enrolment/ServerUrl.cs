using System.Text.RegularExpressions;

namespace Vedette.Server.Enrolment;

/// <summary>The address to tell agents. The Host header ends up in a line that is pasted into a shell, so only a plain name or address with a port passes.</summary>
internal static partial class ServerUrl
{
    /// <summary>Null where the request's Host header is not a plain one and nothing is configured.</summary>
    public static Uri? Of(HttpRequest request, IServerAddresses addresses)
    {
        if (addresses.ConfiguredUrl is Uri configured)
        {
            return configured;
        }

        string host = request.Host.Value ?? "";
        return PlainHost().IsMatch(host) && Uri.TryCreate($"{request.Scheme}://{host}", UriKind.Absolute, out Uri? url) ? url : null;
    }

    /// <summary>Without the slash that a bare address ends with.</summary>
    public static string Text(Uri url) => url.AbsoluteUri.TrimEnd('/');

    public static string WebSocket(Uri url) =>
        new UriBuilder(url) { Scheme = url.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = url.AbsolutePath.TrimEnd('/') + "/ws/agent" }.Uri.AbsoluteUri;

    [GeneratedRegex(@"\A(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainHost();
}
