namespace Vedette.Server.Security;

internal static class SecurityHeaders
{
    /// <summary>For every answer: browsers take it for what it says it is, and show nothing of it as a page; the portal's own page puts its policy in place of this one.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    });
}
