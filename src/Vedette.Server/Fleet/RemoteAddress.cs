using System.Net;

namespace Vedette.Server.Fleet;

internal static class RemoteAddress
{
    /// <summary>The address a request comes from, in its plain form; null on a Unix socket.</summary>
    public static string? Of(HttpContext context) =>
        context.Connection.RemoteIpAddress is IPAddress address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
}
