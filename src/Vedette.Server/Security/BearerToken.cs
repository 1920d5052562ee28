namespace Vedette.Server.Security;

internal static class BearerToken
{
    private const string Bearer = "Bearer ";

    /// <summary>The token of an <c>Authorization: Bearer</c> header, or null where the header is another.</summary>
    public static string? Read(string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
}
