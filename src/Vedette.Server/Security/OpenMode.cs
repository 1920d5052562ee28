using System.Net;

namespace Vedette.Server.Security;

/// <summary>The owner's word that documents 1 and 5 are spoken without a key, as their originals do.</summary>
internal sealed record OpenMode(OpenReach Reach)
{
    public static OpenMode Off { get; } = new(OpenReach.Off);

    /// <summary>Whether a request without any key may come in. One that brings a wrong key never does.</summary>
    public bool Admits(HttpContext context) => Reach switch
    {
        OpenReach.Off => false,
        _ when AgentKeyHandler.PresentedKey(context.Request) is not null || IsBrowser(context.Request) => false,
        OpenReach.Any => true,
        _ => IsFromHere(context),
    };

    /// <summary>A page somewhere that lets its reader's browser post here is nobody whom the owner meant; the originals' clients are no browsers.</summary>
    private static bool IsBrowser(HttpRequest request) => request.Headers.ContainsKey("Origin") || request.Headers.ContainsKey("Sec-Fetch-Site");

    /// <summary>Behind a proxy on this machine everybody seems to be here; a proxy says whom it speaks for.</summary>
    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is IPAddress address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("Via");
}
