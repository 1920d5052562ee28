using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Health;
using Vedette.Server.Security;

namespace Vedette.Server.Bridge;

/// <summary>Document 5's VM bridge and its smaller brother, the orchestrator: this server is the twin that they feed. Every call speaks of the host whose key it carries.</summary>
internal static class BridgeEndpoints
{
    private const string NoState = "Brak danych stanu";
    private const string NoMachine = "There is no virtual machine behind this bridge: a past state is shown by the twin's pages, and nothing is reverted or deleted.";
    private const int MostHistory = 10;

    public static void MapBridge(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder bridge = app.MapGroup("").WithTags("document 5").RequireAuthorization(Policies.Agent).WithMetadata(BodyLimits.State);
        bridge.MapPost("/api/v1/update_state", UpdateAsync).WithName("updateState").Accepts<JsonElement>("application/json").Produces<UpdateReply>().Produces<BridgeProblem>(400);
        bridge.MapGet("/api/v1/snapshots", SnapshotsAsync).WithName("listSnapshots").Produces<SnapshotsReply>();
        bridge.MapPost("/api/v1/snapshots/{name}", () => ApiError.Conflict(NoMachine)).WithName("revertSnapshot").Produces<BridgeProblem>(409);
        bridge.MapDelete("/api/v1/snapshots/{name}", () => ApiError.Conflict(NoMachine)).WithName("deleteSnapshot").Produces<BridgeProblem>(409);
        bridge.MapGet("/api/v1/status", StatusAsync).WithName("bridgeStatus").Produces<BridgeStatus>();
        bridge.MapGet("/api/v1/history", HistoryAsync).WithName("bridgeHistory").Produces<HistoryReply>();
        bridge.MapPost("/api/state", TakeLinesAsync).WithName("takeState").Accepts<JsonElement>("application/json").Produces<TakenReply>().Produces<BridgeProblem>(400);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, BridgeStates states)
    {
        using JsonDocument? body = await ReadAsync(context);
        if (body is null || !body.RootElement.EnumerateObject().Any())
        {
            return ApiError.BadRequest(NoState);
        }

        (UpdateReply? reply, string? refusal) = await states.TakeAsync(context.User.AgentId(), body.RootElement, SystemStateEntities.Observe, context.RequestAborted);
        return reply is null ? ApiError.BadRequest(refusal!) : Results.Ok(reply);
    }

    private static async Task<IResult> TakeLinesAsync(HttpContext context, BridgeStates states)
    {
        using JsonDocument? body = await ReadAsync(context);
        if (body is null)
        {
            return ApiError.BadRequest("The body is not a JSON object with services and processes.");
        }

        (UpdateReply? reply, string? refusal) = await states.TakeAsync(context.User.AgentId(), body.RootElement, PsLines.Observe, context.RequestAborted);
        return reply is null ? ApiError.BadRequest(refusal!) : Results.Ok(new TakenReply("ok"));
    }

    /// <summary>Null where the body is no JSON object. The original's shell script names no content type, so that none is asked for.</summary>
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

    private static async Task<SnapshotsReply> SnapshotsAsync(HttpContext context, BridgeStates states) =>
        await UnderGateAsync(context, states, host => new SnapshotsReply("success", new SnapshotList(host.Snapshot, host.Snapshots)));

    private static async Task<BridgeStatus> StatusAsync(HttpContext context, BridgeStates states, ServerSeries server) =>
        await UnderGateAsync(context, states, host => new BridgeStatus("running", "unknown", host.Snapshot, "1.0", Math.Round(server.Uptime.TotalSeconds, 3)));

    private static async Task<HistoryReply> HistoryAsync(HttpContext context, BridgeStates states, int? limit) =>
        await UnderGateAsync(context, states, host => new HistoryReply("success", [.. host.History.Take(Math.Clamp(limit ?? MostHistory, 1, MostHistory))]));

    private static async Task<T> UnderGateAsync<T>(HttpContext context, BridgeStates states, Func<BridgeHost, T> read)
    {
        BridgeHost host = states.Host(context.User.AgentId());
        await host.Gate.WaitAsync(context.RequestAborted);
        try
        {
            return read(host);
        }
        finally
        {
            host.Gate.Release();
        }
    }
}
