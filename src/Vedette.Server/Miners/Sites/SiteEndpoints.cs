using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Sites;

/// <summary>The calls of docs/formats/miners-api.md about sites.</summary>
internal static class SiteEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapGroup("/api/sites").WithTags("sites").RequireAuthorization(Policies.Viewer);
        read.MapGet("", (SiteViews views, CancellationToken stop) => views.SitesAsync(stop)).WithName("listSites");
        read.MapGet("/{id:int}", GetAsync).WithName("getSite").Produces<SiteView>().Produces<Problem>(404);

        RouteGroupBuilder change = app.MapGroup("/api/sites").WithTags("sites").RequireAuthorization(Policies.Admin).WithMetadata(BodyLimits.Small);
        change.MapPost("", SiteCreation.CreateAsync).WithName("createSite").Produces<CreatedSite>(201).Produces<Problem>(400).Produces<Problem>(409);
        change.MapPatch("/{id:int}", ChangeAsync).WithName("changeSite").Produces<SiteView>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        change.MapDelete("/{id:int}", DeleteAsync).WithName("deleteSite").Produces(204).Produces<Problem>(404).Produces<Problem>(409);
        change.MapPost("/{id:int}/agents", AssignAsync).WithName("assignAgent").Produces<SiteView>().Produces<Problem>(404);
        change.MapDelete("/{id:int}/agents/{agent:int}", WithdrawAsync).WithName("withdrawAgent").Produces(204).Produces<Problem>(404);
    }

    private static async Task<IResult> GetAsync(int id, PlaceBook places, SiteViews views, CancellationToken stop) =>
        places.Map.Site(id) is { } site ? Results.Ok(await views.SiteAsync(site, stop)) : None(id);

    private static async Task<IResult> ChangeAsync(int id, SiteChoices body, HttpContext context, PlaceBook places, SiteViews views, StreamCutter streams, AuditTrail audit)
    {
        if (PlaceTexts.Problem(body.Name, body.Description, body.Location, body.TimeZone) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        PlaceOutcome outcome = await places.ChangeAsync(
            async stores => places.Map.Site(id) is { } site
                ? await stores.Sites.UpdateAsync(
                    site with { Name = body.Name ?? site.Name, Description = body.Description ?? site.Description, Location = body.Location ?? site.Location, TimeZone = body.TimeZone ?? site.TimeZone },
                    context.RequestAborted)
                : PlaceOutcome.NotFound,
            context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome == PlaceOutcome.NotFound ? None(id) : ApiError.Conflict($"The name '{body.Name}' is taken.");
        }

        if (body.Name is not null)
        {
            streams.SiteRenamed(id);
        }

        await audit.RecordAsync(context, "site.change", $"{id} {body.Name}".TrimEnd());
        return await GetAsync(id, places, views, context.RequestAborted);
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, PlaceBook places, MinerRoster roster, AuditTrail audit)
    {
        string? name = places.Map.Site(id)?.Name;
        switch (await places.ChangeAsync(stores => stores.Sites.DeleteAsync(id, context.RequestAborted), context.RequestAborted))
        {
            case PlaceOutcome.NotFound:
                return None(id);
            case PlaceOutcome.Occupied:
                return ApiError.Conflict("The site has agents or containers; take them out of it first.");
            default:
                await roster.ReadAgainAsync();
                await audit.RecordAsync(context, "site.delete", $"{id} {name}");
                return Results.NoContent();
        }
    }

    private static async Task<IResult> AssignAsync(int id, SiteAgentChoice body, HttpContext context, AgentRegistry agents, PlaceBook places, SiteViews views, AuditTrail audit)
    {
        if (places.Map.Site(id) is null)
        {
            return None(id);
        }

        if (!await agents.AssignSiteAsync(body.AgentId, id, context.RequestAborted))
        {
            return ApiError.NotFound($"There is no agent {body.AgentId}.");
        }

        await audit.RecordAsync(context, "site.assign", $"{id} agent {body.AgentId}");
        return await GetAsync(id, places, views, context.RequestAborted);
    }

    private static async Task<IResult> WithdrawAsync(int id, int agent, HttpContext context, AgentRegistry agents, AuditTrail audit)
    {
        if (agents.Find(agent) is not { } known || known.SiteId != id)
        {
            return ApiError.NotFound($"Site {id} has no agent {agent}.");
        }

        await agents.AssignSiteAsync(agent, null, context.RequestAborted);
        await audit.RecordAsync(context, "site.withdraw", $"{id} agent {agent}");
        return Results.NoContent();
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no site {id}.");
}
