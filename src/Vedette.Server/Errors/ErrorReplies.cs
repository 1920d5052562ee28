using System.Data.Common;
using System.Text.Json;

namespace Vedette.Server.Errors;

/// <summary>The last word on failures: every reply with an error status gets a body in its family's shape, and no exception reaches the client.</summary>
internal sealed partial class ErrorReplies(RequestDelegate next, ILogger<ErrorReplies> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareError(context.Response))
            {
                await Describe(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            ApiError error = refused.InnerException is JsonException json
                ? ApiError.BadRequest(JsonProblem.Describe(json))
                : Describe(refused.StatusCode);
            // Document 2's server says so of a body that it cannot read.
            bool isUnprocessable = error.Status == StatusCodes.Status400BadRequest && ErrorFamilies.Of(context.Request.Path) == ErrorFamily.Detail;
            await (isUnprocessable ? error with { Status = StatusCodes.Status422UnprocessableEntity } : error).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody reads a reply.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            LogFailed(failure, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            await (Describe(StatusCodes.Status500InternalServerError) with { Code = failure is DbException ? "db_error" : null }).ExecuteAsync(context);
        }
    }

    private static bool IsBareError(HttpResponse response) =>
        response.StatusCode >= 400 && !response.HasStarted && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);

    private static ApiError Describe(int status) => new(status, status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read: check its parameters and its body.",
        StatusCodes.Status401Unauthorized => "Sign in first.",
        StatusCodes.Status403Forbidden => "This is not allowed.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer to this method.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this address takes.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON: set Content-Type to application/json.",
        >= 500 => "The server failed at this request; its log says why.",
        _ => "The request was refused.",
    });

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFailed(Exception failure, string method, PathString path);
}
