namespace Vedette.Server.Errors;

/// <summary>An error reply; the path decides its shape. The message is for a person who can act on it, and never tells about the server's insides.</summary>
/// <param name="Code">Document 1's word for the error; null = the usual one for the status.</param>
internal sealed record ApiError(int Status, string Message, string? Code = null) : IResult
{
    public static ApiError BadRequest(string message, string? code = null) => new(StatusCodes.Status400BadRequest, message, code);

    public static ApiError NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static ApiError Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers.CacheControl = "no-store";
        CancellationToken stop = httpContext.RequestAborted;
        return ErrorFamilies.Of(httpContext.Request.Path) switch
        {
            ErrorFamily.Detail => httpContext.Response.WriteAsJsonAsync(new DetailProblem(Message), stop),
            ErrorFamily.Both => httpContext.Response.WriteAsJsonAsync(new AuthProblem(Message, Message), stop),
            ErrorFamily.Coded => httpContext.Response.WriteAsJsonAsync(new CodedProblem(Code ?? CodeOf(Status), Message, []), stop),
            ErrorFamily.Bridge => httpContext.Response.WriteAsJsonAsync(new BridgeProblem("error", Message), stop),
            _ => httpContext.Response.WriteAsJsonAsync(new Problem(Message), stop),
        };
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        >= 500 => "internal_error",
        _ => "bad_request",
    };
}
