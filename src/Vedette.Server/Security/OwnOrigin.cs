namespace Vedette.Server.Security;

/// <summary>Whether a request that carries the cookie may change something: its <c>Origin</c> must be the address it was sent to.</summary>
internal static class OwnOrigin
{
    public static bool Allows(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }

        // A proxy that ends TLS hands on the host and not the scheme, so an https origin is right on a plaintext listener; the other way round it is not.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out Uri? origin)
            && (origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && !request.IsHttps))
            && Uri.TryCreate($"{origin.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out Uri? own)
            && string.Equals(origin.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);
    }
}
