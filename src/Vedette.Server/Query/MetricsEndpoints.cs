using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;

namespace Vedette.Server.Query;

/// <summary>Document 4's two calls about a host's metrics.</summary>
internal static class MetricsEndpoints
{
    public static void MapHostMetrics(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/vps/{id:int}/metrics").RequireAuthorization(Policies.Viewer).WithTags("Metrics");
        group.MapGet("/latest", LatestAsync).WithName("LatestMetrics");
        group.MapGet("/timeseries", TimeseriesAsync).WithName("MetricsTimeseries");
    }

    private static async Task LatestAsync(HttpContext http, int id, AgentRegistry agents, IHostPresence presence)
    {
        if (agents.Find(id) is null)
        {
            await NoSuchHost(id).ExecuteAsync(http);
            return;
        }

        HostPresence now = presence.Get(id);
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        if (now.MetricsTimeMs is { } timeMs)
        {
            TimeseriesJson.WriteLatest(json, id, timeMs, now.Metrics);
        }
        else
        {
            json.WriteNullValue();
        }

        await json.FlushAsync(http.RequestAborted);
    }

    private static async Task TimeseriesAsync(HttpContext http, int id, AgentRegistry agents, TimeseriesReader reader, TimeProvider clock)
    {
        if (agents.Find(id) is null)
        {
            await NoSuchHost(id).ExecuteAsync(http);
            return;
        }

        if (!TimeseriesRequest.TryParse(http.Request.Query, clock.GetUtcNow().ToUnixTimeMilliseconds(), out TimeseriesRequest request, out string problem))
        {
            await new ApiError(StatusCodes.Status400BadRequest, problem).ExecuteAsync(http);
            return;
        }

        (TimeseriesTable? table, int points) = await reader.ReadAsync(id, request, http.RequestAborted);
        if (table is null)
        {
            await new ApiError(StatusCodes.Status400BadRequest, TimeseriesRequest.TooMany(points)).ExecuteAsync(http);
            return;
        }

        await TimeseriesJson.WriteAsync(http.Response, id, table, http.RequestAborted);
    }

    private static ApiError NoSuchHost(int id) => new(StatusCodes.Status404NotFound, $"There is no host with the id {id}.");
}
