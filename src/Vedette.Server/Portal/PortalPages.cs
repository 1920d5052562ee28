using Microsoft.Net.Http.Headers;

namespace Vedette.Server.Portal;

/// <summary>
/// Serves the portal where no endpoint answers: files by their exact names, and the page for every other address that a browser asks a page of. It is no catch-all endpoint, because
/// that would turn routing's 405 for an address of programs into a 404.
/// </summary>
internal sealed class PortalPages(RequestDelegate next, PortalFiles portal)
{
    // Addresses of programs: a page with status 200 there would be taken for an answer.
    private static readonly string[] NotPages = ["/api", "/agent", "/v1", "/v2", "/ws", "/write", "/metrics", "/healthz", "/openapi", "/ca.crt"];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not null || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            return next(http);
        }

        string path = http.Request.Path.Value ?? "/";
        return portal.Find(path) is { } file ? ServeFileAsync(http, file) : IsPage(http, path) ? ServePageAsync(http) : next(http);
    }

    private static bool IsPage(HttpContext http, string path) =>
        (http.Request.Headers.Accept.Count == 0 || http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html" || a.MediaType == "*/*"))
        && !Array.Exists(NotPages, prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
        && !Path.HasExtension(path);

    private static async Task ServeFileAsync(HttpContext http, PortalFile file)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.ETag = file.EntityTag.ToString();
        headers.CacheControl = file.Immutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(file.EntityTag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool brotli = file.Brotli is not null && http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is null or > 0);
        byte[] content = brotli ? file.Brotli! : file.Content;
        headers.ContentEncoding = brotli ? "br" : default;
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = content.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.BodyWriter.WriteAsync(content, http.RequestAborted);
        }
    }

    private async Task ServePageAsync(HttpContext http)
    {
        if (portal.Index is null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("The portal was not built; ./vedette up builds it. The API works without it.", http.RequestAborted);
            return;
        }

        string nonce = ContentSecurityPolicy.NewNonce();
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy.Header(nonce);
        headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.WriteAsync(portal.Index.Replace(ContentSecurityPolicy.NoncePlaceholder, nonce, StringComparison.Ordinal), http.RequestAborted);
        }
    }
}
