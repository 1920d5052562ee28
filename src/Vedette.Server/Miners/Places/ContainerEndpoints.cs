using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

internal static class ContainerEndpoints
{
    public static void MapContainers(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/containers").WithTags("places").WithMetadata(BodyLimits.Small);
        group.MapGet("", ListAsync).RequireAuthorization(Policies.Viewer).WithName("listContainers").Produces<IReadOnlyList<ContainerView>>().Produces<Problem>(400);
        group.MapPost("", AddAsync).RequireAuthorization(Policies.Admin).WithName("createContainer")
            .Produces<ContainerView>(201).Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapPatch("/{id:int}", ChangeAsync).RequireAuthorization(Policies.Admin).WithName("changeContainer")
            .Produces<ContainerView>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).RequireAuthorization(Policies.Admin).WithName("deleteContainer").Produces(204).Produces<Problem>(404);
    }

    private static async Task<IResult> ListAsync(string? site, SiteViews views, CancellationToken stop)
    {
        var words = new QueryWords();
        HashSet<int>? sites = words.Ids("site", site);
        return words.Problem is { } problem ? ApiError.BadRequest(problem) : Results.Ok(await views.ContainersAsync(c => sites?.Contains(c.SiteId) != false, stop));
    }

    private static async Task<IResult> AddAsync(NewContainer body, HttpContext context, PlaceBook places, SiteViews views, AuditTrail audit)
    {
        if (PlaceTexts.Problem(body.Name, body.Description) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (places.Map.Site(body.SiteId) is null)
        {
            return ApiError.NotFound($"There is no site {body.SiteId}.");
        }

        var wanted = new MinerContainer { SiteId = body.SiteId, Name = body.Name, Description = body.Description };
        if (await places.ChangeAsync(stores => stores.Containers.AddAsync(wanted, context.RequestAborted), context.RequestAborted) is not { } added)
        {
            return ApiError.Conflict($"The name '{body.Name}' is taken at this site.");
        }

        await audit.RecordAsync(context, "container.create", $"{added.Id} {added.Name}");
        return Results.Created($"/api/containers/{added.Id}", await views.ContainersAsync(c => c.Id == added.Id, context.RequestAborted) is [var shown] ? shown : null);
    }

    private static async Task<IResult> ChangeAsync(int id, ContainerChoices body, HttpContext context, PlaceBook places, SiteViews views, AuditTrail audit)
    {
        if (PlaceTexts.Problem(body.Name, body.Description) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        PlaceOutcome outcome = await places.ChangeAsync(
            async stores => places.Map.Container(id) is { } now
                ? await stores.Containers.UpdateAsync(now with { Name = body.Name ?? now.Name, Description = body.Description ?? now.Description }, context.RequestAborted)
                : PlaceOutcome.NotFound,
            context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome == PlaceOutcome.NotFound ? None(id) : ApiError.Conflict($"The name '{body.Name}' is taken at this site.");
        }

        await audit.RecordAsync(context, "container.change", $"{id} {body.Name}".TrimEnd());
        return Results.Ok(await views.ContainersAsync(c => c.Id == id, context.RequestAborted) is [var shown] ? shown : null);
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, PlaceBook places, MinerRoster roster, AuditTrail audit)
    {
        string? name = places.Map.Container(id)?.Name;
        if (await places.ChangeAsync(stores => stores.Containers.DeleteAsync(id, context.RequestAborted), context.RequestAborted) != PlaceOutcome.Done)
        {
            return None(id);
        }

        await roster.ReadAgainAsync();
        await audit.RecordAsync(context, "container.delete", $"{id} {name}");
        return Results.NoContent();
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no container {id}.");
}
