namespace Vedette.Server.Errors;

internal static class ErrorFamilies
{
    private static readonly (PathString Prefix, ErrorFamily Family)[] ByPrefix =
    [
        ("/api/agent", ErrorFamily.Detail),
        ("/api/auth", ErrorFamily.Both),
        ("/api/v2", ErrorFamily.Coded),
        ("/agent", ErrorFamily.Coded),
        ("/v1", ErrorFamily.Coded),
    ];

    public static ErrorFamily Of(PathString path)
    {
        foreach ((PathString prefix, ErrorFamily family) in ByPrefix)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return family;
            }
        }

        return ErrorFamily.Error;
    }
}
