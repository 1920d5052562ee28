using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

internal static class RackEndpoints
{
    /// <summary>More slots a side are a typing error.</summary>
    private const int MostSlots = 100;

    public static void MapRacks(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/racks").WithTags("places").WithMetadata(BodyLimits.Small);
        group.MapGet("", ListAsync).RequireAuthorization(Policies.Viewer).WithName("listRacks").Produces<IReadOnlyList<RackView>>().Produces<Problem>(400);
        group.MapPost("", AddAsync).RequireAuthorization(Policies.Admin).WithName("createRack")
            .Produces<RackView>(201).Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapPatch("/{id:int}", ChangeAsync).RequireAuthorization(Policies.Admin).WithName("changeRack")
            .Produces<RackView>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).RequireAuthorization(Policies.Admin).WithName("deleteRack").Produces(204).Produces<Problem>(404);
    }

    private static async Task<IResult> ListAsync(string? site, SiteViews views, CancellationToken stop)
    {
        var words = new QueryWords();
        HashSet<int>? sites = words.Ids("site", site);
        return words.Problem is { } problem ? ApiError.BadRequest(problem) : Results.Ok(await views.RacksAsync(r => sites?.Contains(r.SiteId) != false, stop));
    }

    private static async Task<IResult> AddAsync(NewRack body, HttpContext context, PlaceBook places, SiteViews views, AuditTrail audit)
    {
        var wanted = new MinerRack { SiteId = body.SiteId, ContainerId = body.ContainerId, Name = body.Name, Rows = body.Rows, Columns = body.Columns };
        if (places.Map.Site(body.SiteId) is null)
        {
            return ApiError.NotFound($"There is no site {body.SiteId}.");
        }

        if (Problem(wanted, places.Map) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (await places.ChangeAsync(stores => stores.Racks.AddAsync(wanted, context.RequestAborted), context.RequestAborted) is not { } added)
        {
            return ApiError.Conflict($"The name '{body.Name}' is taken at this site.");
        }

        await audit.RecordAsync(context, "rack.create", $"{added.Id} {added.Name}");
        return Results.Created($"/api/racks/{added.Id}", await views.RacksAsync(r => r.Id == added.Id, context.RequestAborted) is [var shown] ? shown : null);
    }

    private static async Task<IResult> ChangeAsync(int id, RackChoices body, HttpContext context, PlaceBook places, SiteViews views, AuditTrail audit)
    {
        if (places.Map.Rack(id) is not { } known)
        {
            return None(id);
        }

        if (Problem(Changed(known, body), places.Map) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        PlaceOutcome outcome = await places.ChangeAsync(
            async stores => places.Map.Rack(id) is { } now ? await stores.Racks.UpdateAsync(Changed(now, body), context.RequestAborted) : PlaceOutcome.NotFound, context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome switch
            {
                PlaceOutcome.NotFound => None(id),
                PlaceOutcome.NameTaken => ApiError.Conflict($"The name '{body.Name}' is taken at this site."),
                _ => ApiError.Conflict("Miners stand in slots that the rack would lose; move them first."),
            };
        }

        await audit.RecordAsync(context, "rack.change", $"{id} {body.Name}".TrimEnd());
        return Results.Ok(await views.RacksAsync(r => r.Id == id, context.RequestAborted) is [var shown] ? shown : null);
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, PlaceBook places, MinerRoster roster, AuditTrail audit)
    {
        string? name = places.Map.Rack(id)?.Name;
        if (await places.ChangeAsync(stores => stores.Racks.DeleteAsync(id, context.RequestAborted), context.RequestAborted) != PlaceOutcome.Done)
        {
            return None(id);
        }

        await roster.ReadAgainAsync();
        await audit.RecordAsync(context, "rack.delete", $"{id} {name}");
        return Results.NoContent();
    }

    private static MinerRack Changed(MinerRack rack, RackChoices body) =>
        rack with { Name = body.Name ?? rack.Name, ContainerId = body.ContainerOf(rack.ContainerId), Rows = body.Rows ?? rack.Rows, Columns = body.Columns ?? rack.Columns };

    private static string? Problem(MinerRack rack, PlaceMap map)
    {
        if (PlaceTexts.Problem(rack.Name) is { } problem)
        {
            return problem;
        }

        if (rack.Rows is < 1 or > MostSlots || rack.Columns is < 1 or > MostSlots)
        {
            return $"rows and columns are {rack.Rows} and {rack.Columns}; needed are numbers from 1 to {MostSlots}.";
        }

        return rack.ContainerId is int container && map.Container(container)?.SiteId != rack.SiteId ? $"There is no container {container} at this site." : null;
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no rack {id}.");
}
