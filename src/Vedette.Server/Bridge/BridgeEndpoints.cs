using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Health;
using Vedette.Server.Security;

namespace Vedette.Server.Bridge;

/// <summary>Document 5's VM bridge and its smaller brother, the orchestrator: this server is the twin that they feed. A call speaks of the host whose key it carries; without a key, of the one it names.</summary>
internal static class BridgeEndpoints
{
    private const string NoState = "Brak danych stanu";
    private const string NoMachine = "There is no virtual machine behind this bridge: a past state is shown by the twin's pages, and nothing is reverted or deleted.";
    /// <summary>The original's shell script names no type, and curl then names a form.</summary>
    private const string AnyType = "*/*";

    private const int MostHistory = 10;

    public static void MapBridge(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder bridge = app.MapGroup("").WithTags("document 5").RequireAuthorization(Policies.AgentOrKeyless).WithMetadata(BodyLimits.State);
        RouteGroupBuilder reads = app.MapGroup("").WithTags("document 5").RequireAuthorization(Policies.AgentOrViewer);
        bridge.MapPost("/api/v1/update_state", UpdateAsync).WithName("updateState").Accepts<JsonElement>("application/json", AnyType).Produces<UpdateReply>().Produces<BridgeProblem>(400);
        Describe<SnapshotsReply>(reads.MapGet("/api/v1/snapshots", SnapshotsAsync).WithName("listSnapshots"));
        bridge.MapPost("/api/v1/snapshots/{name}", () => ApiError.Conflict(NoMachine)).WithName("revertSnapshot").Produces<BridgeProblem>(409);
        bridge.MapDelete("/api/v1/snapshots/{name}", () => ApiError.Conflict(NoMachine)).WithName("deleteSnapshot").Produces<BridgeProblem>(409);
        Describe<BridgeStatus>(reads.MapGet("/api/v1/status", StatusAsync).WithName("bridgeStatus"));
        Describe<HistoryReply>(reads.MapGet("/api/v1/history", HistoryAsync).WithName("bridgeHistory"));
        bridge.MapPost("/api/state", TakeLinesAsync).WithName("takeState").Accepts<JsonElement>("application/json", AnyType).Produces<TakenReply>().Produces<BridgeProblem>(400);
    }

    private static void Describe<TReply>(RouteHandlerBuilder route) => route.Produces<TReply>().Produces<BridgeProblem>(400).Produces<BridgeProblem>(404);

    private static async Task<IResult> UpdateAsync(HttpContext context, BridgeStates states, KeylessAgents keyless)
    {
        using JsonDocument? body = await ReadAsync(context);
        if (body is null || !body.RootElement.EnumerateObject().Any())
        {
            return ApiError.BadRequest(NoState);
        }

        JsonElement hardware = JsonField.Get(body.RootElement, "hardware") ?? default;
        if (await keyless.IdentifyAsync(context, JsonField.Text(hardware, "hostname") ?? BridgeReads.Named(context)) is { } unknown)
        {
            return unknown;
        }

        (UpdateReply? reply, string? refusal) = await states.TakeAsync(context.User.AgentId(), body.RootElement, SystemStateEntities.Observe, context.RequestAborted);
        return reply is null ? ApiError.BadRequest(refusal!) : Results.Ok(reply);
    }

    private static async Task<IResult> TakeLinesAsync(HttpContext context, BridgeStates states, KeylessAgents keyless)
    {
        using JsonDocument? body = await ReadAsync(context);
        if (body is null)
        {
            return ApiError.BadRequest("The body is not a JSON object with services and processes.");
        }

        // The original's small state does not say of which host it is.
        if (await keyless.IdentifyAsync(context, JsonField.Text(body.RootElement, "hostname") ?? BridgeReads.Named(context)) is { } unknown)
        {
            return unknown;
        }

        (UpdateReply? reply, string? refusal) = await states.TakeAsync(context.User.AgentId(), body.RootElement, PsLines.Observe, context.RequestAborted);
        return reply is null ? ApiError.BadRequest(refusal!) : Results.Ok(new TakenReply("ok"));
    }

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

    private static Task<IResult> SnapshotsAsync(HttpContext context, BridgeReads reads, string? host) =>
        reads.ReadAsync(context, host, bridge => new SnapshotsReply("success", new SnapshotList(bridge.Snapshot, bridge.Snapshots)));

    private static Task<IResult> StatusAsync(HttpContext context, BridgeReads reads, ServerSeries server, string? host) =>
        reads.ReadAsync(context, host, bridge => new BridgeStatus("running", "unknown", bridge.Snapshot, "1.0", Math.Round(server.Uptime.TotalSeconds, 3)));

    private static Task<IResult> HistoryAsync(HttpContext context, BridgeReads reads, int? limit, string? host) =>
        reads.ReadAsync(context, host, bridge => new HistoryReply("success", [.. bridge.History.Take(Math.Clamp(limit ?? MostHistory, 1, MostHistory))]));
}
