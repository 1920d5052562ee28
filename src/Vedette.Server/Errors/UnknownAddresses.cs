namespace Vedette.Server.Errors;

/// <summary>
/// Answers what no endpoint does: 404, and routing's own 405 and 415. These have no policy, so authorization would turn them into a 401 that says nothing; a catch-all
/// endpoint would swallow the 405 and the 415.
/// </summary>
internal sealed class UnknownAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => context.GetEndpoint() switch
    {
        null => ApiError.NotFound("There is nothing at this address.").ExecuteAsync(context),
        RouteEndpoint => next(context),

        // Made by routing where a path fits and the method or the content type does not; it only sets the status, and the body is added further out.
        Endpoint { RequestDelegate: RequestDelegate refuse } => refuse(context),
        _ => next(context),
    };
}
