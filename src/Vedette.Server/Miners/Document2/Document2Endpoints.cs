using System.Text.Json;
using Vedette.Server.Bridge;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Security;

namespace Vedette.Server.Miners.Document2;

/// <summary>Document 2's calls beside <c>/api/agent/register</c> and <c>/api/agent/info</c>.</summary>
internal static class Document2Endpoints
{
    private const int UsualHours = 24;
    private const int MostHours = 31 * 24;
    private const int UsualPoints = 100;
    private const int MostPoints = 10_000;

    public static void MapDocument2(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/agent/sync", SyncAsync).WithTags("agents").RequireAuthorization(Policies.Agent).WithMetadata(BodyLimits.State).WithName("syncAgent")
            .Accepts<JsonElement>("application/json").Produces<SyncReply>().Produces<DetailProblem>(401).Produces<DetailProblem>(422);
        RouteGroupBuilder stats = app.MapGroup("/api/stats").WithTags("document 2").RequireAuthorization(Policies.Viewer);
        stats.MapGet("/miners/{id:int}", MinerAsync).WithName("getMinerStats").Produces<IReadOnlyList<StatsPoint>>().Produces<DetailProblem>(404).Produces<DetailProblem>(422);
        stats.MapGet("/containers/{id:int}", ContainerAsync).WithName("getContainerStats").Produces<StatsAggregate>().Produces<DetailProblem>(404);
        stats.MapGet("/pools/{id:int}", PoolAsync).WithName("getPoolStats").Produces<StatsAggregate>().Produces<DetailProblem>(404);
        stats.MapGet("/overview", (MinerStatistics statistics, CancellationToken stop) => statistics.OverviewAsync(stop)).WithName("getStatsOverview");
    }

    private static async Task<IResult> SyncAsync(HttpContext context, AgentSync sync)
    {
        using JsonDocument? body = await ReadAsync(context);
        if (body is null)
        {
            return Unprocessable("The body is not a JSON object with discovered_miners and miner_stats.");
        }

        if (SyncRound.Problem(body.RootElement) is { } problem)
        {
            return Unprocessable(problem);
        }

        return await sync.TakeAsync(context.User.AgentId(), body.RootElement, context.RequestAborted) is { } reply ? Results.Ok(reply) : new ApiError(401, "Invalid or inactive API key");
    }

    /// <summary>As document 2's server answers to what it cannot read.</summary>
    private static ApiError Unprocessable(string problem) => new(StatusCodes.Status422UnprocessableEntity, problem);

    /// <summary>Null where the body is no JSON object.</summary>
    private static async Task<JsonDocument?> ReadAsync(HttpContext context)
    {
        try
        {
            JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 32 }, context.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object && JsonField.IsText(body.RootElement))
            {
                return body;
            }

            body.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> MinerAsync(int id, string? hours, string? limit, MinerRoster roster, MinerStatistics statistics, CancellationToken stop)
    {
        var words = new QueryWords();
        int back = words.Number("hours", hours, UsualHours, 1, MostHours);
        int most = words.Number("limit", limit, UsualPoints, 1, MostPoints);
        if (words.Problem is { } problem)
        {
            return Unprocessable(problem);
        }

        return roster.Find(id) is { } miner ? Results.Ok(await statistics.OfMinerAsync(miner, TimeSpan.FromHours(back), most, stop)) : ApiError.NotFound($"There is no miner {id}.");
    }

    private static async Task<IResult> ContainerAsync(int id, PlaceBook places, MinerStatistics statistics, CancellationToken stop) =>
        places.Map.Container(id) is null ? ApiError.NotFound($"There is no container {id}.") : Results.Ok(await statistics.OfAsync(r => r.ContainerId == id, stop));

    private static async Task<IResult> PoolAsync(int id, PlaceBook places, MinerStatistics statistics, CancellationToken stop) =>
        places.Map.Pool(id) is not { } pool
            ? ApiError.NotFound($"There is no pool {id}.")
            : Results.Ok(await statistics.OfAsync(r => r.PoolId == id || (r.PoolId is null && string.Equals(r.PoolUrl, pool.Url, StringComparison.OrdinalIgnoreCase)), stop));
}
