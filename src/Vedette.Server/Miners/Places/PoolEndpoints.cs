using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

internal static class PoolEndpoints
{
    private const int LongestUrl = 500;
    private const int LongestPattern = 200;

    public static void MapPools(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/pools").WithTags("places").WithMetadata(BodyLimits.Small);
        group.MapGet("", (PlaceBook places) => places.Map.Pools).RequireAuthorization(Policies.Viewer).WithName("listPools");
        group.MapPost("", AddAsync).RequireAuthorization(Policies.Admin).WithName("createPool").Produces<MiningPool>(201).Produces<Problem>(400).Produces<Problem>(409);
        group.MapPatch("/{id:int}", ChangeAsync).RequireAuthorization(Policies.Admin).WithName("changePool")
            .Produces<MiningPool>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).RequireAuthorization(Policies.Admin).WithName("deletePool").Produces(204).Produces<Problem>(404);
    }

    private static async Task<IResult> AddAsync(NewPool body, HttpContext context, PlaceBook places, AuditTrail audit)
    {
        var wanted = new MiningPool { Name = body.Name, Url = body.Url, WorkerPattern = body.WorkerPattern, SiteId = body.SiteId };
        if (Problem(wanted, places.Map) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (await places.ChangeAsync(stores => stores.Pools.AddAsync(wanted, context.RequestAborted), context.RequestAborted) is not { } added)
        {
            return ApiError.Conflict($"The name '{body.Name}' is taken.");
        }

        await audit.RecordAsync(context, "pool.create", $"{added.Id} {added.Name}");
        return Results.Created($"/api/pools/{added.Id}", added);
    }

    private static async Task<IResult> ChangeAsync(int id, PoolChoices body, HttpContext context, PlaceBook places, AuditTrail audit)
    {
        if (places.Map.Pool(id) is not { } known)
        {
            return None(id);
        }

        if (Problem(Changed(known, body), places.Map) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        PlaceOutcome outcome = await places.ChangeAsync(
            async stores => places.Map.Pool(id) is { } now ? await stores.Pools.UpdateAsync(Changed(now, body), context.RequestAborted) : PlaceOutcome.NotFound, context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome == PlaceOutcome.NotFound ? None(id) : ApiError.Conflict($"The name '{body.Name}' is taken.");
        }

        await audit.RecordAsync(context, "pool.change", $"{id} {body.Name}".TrimEnd());
        return Results.Ok(places.Map.Pool(id));
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, PlaceBook places, MinerRoster roster, AuditTrail audit)
    {
        string? name = places.Map.Pool(id)?.Name;
        if (await places.ChangeAsync(stores => stores.Pools.DeleteAsync(id, context.RequestAborted), context.RequestAborted) != PlaceOutcome.Done)
        {
            return None(id);
        }

        await roster.ReadAgainAsync();
        await audit.RecordAsync(context, "pool.delete", $"{id} {name}");
        return Results.NoContent();
    }

    private static MiningPool Changed(MiningPool pool, PoolChoices body) =>
        pool with { Name = body.Name ?? pool.Name, Url = body.Url ?? pool.Url, WorkerPattern = body.WorkerPatternOf(pool.WorkerPattern), SiteId = body.SiteOf(pool.SiteId) };

    private static string? Problem(MiningPool pool, PlaceMap map)
    {
        if (PlaceTexts.Problem(pool.Name) is { } problem)
        {
            return problem;
        }

        if (pool.Url.Length is 0 or > LongestUrl || pool.Url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || pool.Url.Contains('@', StringComparison.Ordinal))
        {
            return $"url must be a pool's address such as stratum+tcp://pool.example:3333, of at most {LongestUrl} characters, without a name or a password in it.";
        }

        if (pool.WorkerPattern is { } pattern && (pattern.Length is 0 or > LongestPattern || pattern.Any(char.IsControl)))
        {
            return $"worker_pattern must have 1 to {LongestPattern} characters.";
        }

        return pool.SiteId is int site && map.Site(site) is null ? $"There is no site {site}." : null;
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no pool {id}.");
}
