using Vedette.Server.Security;

namespace Vedette.Server.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/healthz", Check).RequireAuthorization(Policies.Open).WithName("Health").WithTags("Server").Produces<HealthReply>().Produces<HealthReply>(503);

    private static IResult Check(ServerSeries own)
    {
        bool healthy = own.IsWriting;
        var reply = new HealthReply(healthy ? "ok" : "not writing", own.SinceLastWrite?.TotalSeconds, own.Uptime.TotalSeconds);
        return Results.Json(reply, statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
