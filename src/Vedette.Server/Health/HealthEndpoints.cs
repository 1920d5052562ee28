using Vedette.Server.Security;

namespace Vedette.Server.Health;

internal static class HealthEndpoints
{
    // Three missed writes of the server's own series: one may be a slow disk.
    private static readonly TimeSpan LongestSilence = 3 * ServerSeries.Period;

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/healthz", Check).RequireAuthorization(Policies.Open).WithName("Health").WithTags("Server").Produces<HealthReply>().Produces<HealthReply>(503);

    private static IResult Check(ServerSeries own)
    {
        TimeSpan silence = own.SinceLastWrite ?? own.Uptime;
        bool healthy = silence <= LongestSilence;
        var reply = new HealthReply(healthy ? "ok" : "not writing", own.SinceLastWrite?.TotalSeconds, own.Uptime.TotalSeconds);
        return Results.Json(reply, statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
