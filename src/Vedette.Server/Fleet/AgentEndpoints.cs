using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Places;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>Document 2's calls about agents.</summary>
internal static class AgentEndpoints
{
    public static void MapAgents(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/agent").WithTags("agents").WithMetadata(BodyLimits.Small);
        group.MapPost("/register", RegisterAsync).RequireAuthorization(Policies.Admin).WithName("registerAgent")
            .Produces<RegisteredAgent>().Produces<DetailProblem>(400).Produces<DetailProblem>(404).Produces<DetailProblem>(422);
        group.MapGet("/info", Info).RequireAuthorization(Policies.Agent).WithName("getAgentInfo")
            .Produces<AgentInfo>().Produces<DetailProblem>(401).Produces<DetailProblem>(422);
    }

    private static async Task<IResult> RegisterAsync(AgentRegistration body, HttpContext context, AgentRegistry agents, PlaceBook places, AuditTrail audit)
    {
        if (AgentNames.Problem(body.Name) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (body.SiteId is int site && places.Map.Site(site) is null)
        {
            return ApiError.NotFound($"There is no site {site}.");
        }

        IssuedKey? issued = await agents.AddAsync(AgentKind.Site, body.Name, body.Description, body.SiteId, context.RequestAborted);
        if (issued is null)
        {
            return ApiError.BadRequest($"The name '{body.Name}' is taken.");
        }

        await audit.RecordAsync(context, "agent.create", $"{issued.Agent.Id} {issued.Agent.Name}");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new RegisteredAgent(issued.Agent.Id, issued.Agent.Name, issued.Key, issued.Agent.SiteId, "Keep the key: it is shown only now."));
    }

    private static IResult Info(HttpContext context, AgentRegistry agents, AgentLastSeen lastSeen)
    {
        if (agents.Find(context.User.AgentId()) is not AgentRow agent)
        {
            return new ApiError(401, "Invalid or inactive API key");
        }

        DateTime? seen = lastSeen.Get(agent.Id) is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime : null;
        return Results.Ok(new AgentInfo(agent.Id, agent.Name, agent.SiteId, agent.Description, seen, IsActive: agent.KeyHash is not null));
    }
}
