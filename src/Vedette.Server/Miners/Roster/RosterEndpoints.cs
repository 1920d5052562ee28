using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>What an administrator decides about miners.</summary>
internal static class RosterEndpoints
{
    public static void MapRoster(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/miners").WithTags("miners").RequireAuthorization(Policies.Admin);
        group.MapPatch("/{id:int}", DecideAsync).WithName("changeMiner").WithMetadata(BodyLimits.Small)
            .Produces<MinerRow>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapPatch("", ManyMiners.DecideAsync).WithName("changeMiners").WithMetadata(BodyLimits.Inventory)
            .Produces<MinersChanged>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", ForgetAsync).WithName("forgetMiner").WithMetadata(BodyLimits.Small).Produces(204).Produces<Problem>(404).Produces<Problem>(409);
        group.MapPost("/placements", PlacementCalls.PlaceAsync).WithName("placeMiners").WithMetadata(BodyLimits.Inventory)
            .Accepts<PlacementPattern>("application/json", "text/csv").Produces<IReadOnlyList<PlacementReply>>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(415);
    }

    private static async Task<IResult> DecideAsync(int id, MinerChoices body, HttpContext context, MinerRoster roster, PlaceBook places, MinerRows rows, AuditTrail audit)
    {
        if (await rows.FindAsync(id, context.RequestAborted) is not { } found)
        {
            return None(id);
        }

        if (MinerDecision.Problem(MinerDecision.Apply(found.Miner, body), places.Map) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        PlaceOutcome outcome = await roster.DecideAsync([id], miner => MinerDecision.Apply(miner, body), context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome == PlaceOutcome.NotFound ? None(id) : ApiError.Conflict("Another miner stands in that slot.");
        }

        await audit.RecordAsync(context, "miner.change", $"{id} {found.Row.Name}");
        return await rows.FindAsync(id, context.RequestAborted) is { } now ? Results.Ok(now.Row) : None(id);
    }

    private static async Task<IResult> ForgetAsync(int id, HttpContext context, MinerRoster roster, MinerRows rows, AuditTrail audit)
    {
        if (await rows.FindAsync(id, context.RequestAborted) is not { } found)
        {
            return None(id);
        }

        if (found.Row.Status != MinerStatus.Offline && found.Row.Verdict != MinerVerdicts.Stale)
        {
            return ApiError.Conflict($"{found.Row.Name} answers its agent; only a miner that is offline or stale can be forgotten.");
        }

        await roster.DeleteAsync(id, context.RequestAborted);
        await audit.RecordAsync(context, "miner.forget", $"{id} {found.Row.Name}");
        return Results.NoContent();
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no miner {id}.");
}
