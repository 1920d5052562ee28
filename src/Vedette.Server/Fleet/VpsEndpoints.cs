using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>Document 4's calls about hosts, and what an administrator does with a key.</summary>
internal static class VpsEndpoints
{
    public static void MapVps(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/vps").WithTags("vps").WithMetadata(BodyLimits.Small);
        RouteGroupBuilder read = group.MapGroup("").RequireAuthorization(Policies.Viewer);
        read.MapGet("", (AgentRegistry agents, IHostPresence presence) => agents.All.Select(agent => VpsItem.Of(agent, presence.Get(agent.Id)))).WithName("listVps");
        read.MapGet("/{id:int}", Get).WithName("getVps").Produces<VpsItem>().Produces<Problem>(404);

        RouteGroupBuilder change = group.MapGroup("").RequireAuthorization(Policies.Admin);
        change.MapPost("", CreateAsync).WithName("createVps").Produces<VpsRow>(201).Produces<Problem>(400).Produces<Problem>(409);
        change.MapPut("/{id:int}", RenameAsync).WithName("renameHost").Produces<VpsItem>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        change.MapDelete("/{id:int}", DeleteAsync).WithName("deleteHost").Produces(204).Produces<Problem>(404);
        change.MapPost("/{id:int}/revoke-key", RevokeKeyAsync).WithName("revokeKey").Produces(204).Produces<Problem>(404);
        change.MapPost("/{id:int}/rotate-key", RotateKeyAsync).WithName("rotateKey").Produces<RotatedKey>().Produces<Problem>(404);
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no host {id}.");

    private static IResult Get(int id, AgentRegistry agents, IHostPresence presence) =>
        agents.Find(id) is AgentRow agent ? Results.Ok(VpsItem.Of(agent, presence.Get(id))) : None(id);

    private static async Task<IResult> CreateAsync(VpsName body, HttpContext context, AgentRegistry agents, AuditTrail audit)
    {
        if (AgentNames.Problem(body.Name) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        IssuedKey? issued = await agents.AddAsync(AgentKind.Host, body.Name, null, context.RequestAborted);
        if (issued is null)
        {
            return ApiError.Conflict($"The name '{body.Name}' is taken.");
        }

        await audit.RecordAsync(context, "agent.create", $"{issued.Agent.Id} {issued.Agent.Name}");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Created($"/api/vps/{issued.Agent.Id}", VpsRow.Of(issued, context.User.AccountId()));
    }

    private static async Task<IResult> RenameAsync(int id, VpsName body, HttpContext context, AgentRegistry agents, IHostPresence presence, AuditTrail audit)
    {
        if (AgentNames.Problem(body.Name) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        switch (await agents.RenameAsync(id, body.Name, context.RequestAborted))
        {
            case RenameOutcome.NotFound:
                return None(id);
            case RenameOutcome.NameTaken:
                return ApiError.Conflict($"The name '{body.Name}' is taken.");
            default:
                await audit.RecordAsync(context, "agent.rename", $"{id} {body.Name}");
                return Get(id, agents, presence);
        }
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, AgentRegistry agents, AuditTrail audit)
    {
        string? name = agents.Find(id)?.Name;
        if (!await agents.DeleteAsync(id, context.RequestAborted))
        {
            return None(id);
        }

        await audit.RecordAsync(context, "agent.delete", $"{id} {name}");
        return Results.NoContent();
    }

    private static async Task<IResult> RevokeKeyAsync(int id, HttpContext context, AgentRegistry agents, AuditTrail audit)
    {
        if (!await agents.RevokeKeyAsync(id, context.RequestAborted))
        {
            return None(id);
        }

        await audit.RecordAsync(context, "key.revoke", $"{id}");
        return Results.NoContent();
    }

    private static async Task<IResult> RotateKeyAsync(int id, HttpContext context, AgentRegistry agents, AuditTrail audit)
    {
        if (await agents.RotateKeyAsync(id, context.RequestAborted) is not IssuedKey issued)
        {
            return None(id);
        }

        await audit.RecordAsync(context, "key.rotate", $"{id}");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new RotatedKey(issued.Key));
    }
}
