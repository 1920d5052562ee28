namespace Vedette.Server.Accounts;

/// <summary>The session token where a browser keeps it: out of reach of scripts, never sent from other sites.</summary>
internal static class SessionCookie
{
    public const string Name = "token";

    public static void Set(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, Options(context, SignIn.LongestSession));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = maxAge,
    };
}
