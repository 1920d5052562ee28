using Vedette.Server.Errors;
using Vedette.Server.Security;

namespace Vedette.Server.Document1;

/// <summary>The addresses the document names (<c>/agent</c>) and those its original serves (<c>/v1</c>); both methods on both, since the two disagree.</summary>
internal static class Document1Endpoints
{
    public static void MapDocument1(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder agent = app.MapGroup("").WithTags("document 1").RequireAuthorization(Policies.AgentOrKeyless).WithMetadata(BodyLimits.Inventory);
        Describe(agent.MapPost("/agent/register", (RegisterRequest body, HttpContext context, Document1Reports reports) => reports.RegisterAsync(body, uidNeeded: false, context)))
            .Produces<RegisterReply>();
        Describe(agent.MapPost("/v1/agents/register", (RegisterRequest body, HttpContext context, Document1Reports reports) => reports.RegisterAsync(body, uidNeeded: true, context)))
            .Produces<RegisterReply>();
        Describe(agent.MapMethods("/agent/metrics", ["PUT", "POST"], (MetricsReport body, HttpContext context, Document1Reports reports) => reports.MetricsAsync(body, uidNeeded: false, context)))
            .Produces<StatusReply>();
        Describe(agent.MapMethods("/v1/agents/metrics", ["POST", "PUT"], (MetricsReport body, HttpContext context, Document1Reports reports) => reports.MetricsAsync(body, uidNeeded: true, context)))
            .Produces<StatusReply>();
        Describe(agent.MapPost("/v1/agents/preferences", (PreferencesRequest body, HttpContext context, Document1Reports reports) => reports.PreferencesAsync(body, context)))
            .Produces<StatusReply>();

        // The key itself is the sign of life; the node's own name for itself says nothing more.
        Describe(agent.MapPost("/v1/heartbeat", (HeartbeatRequest body) => Results.Ok(StatusReply.Ok))).Produces<StatusReply>();

        app.MapGet("/v1/agents", (Document1List list, CancellationToken stop) => list.ReadAsync(stop))
            .RequireAuthorization(Policies.Viewer).WithTags("document 1").WithName("listDocument1Agents");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route.Produces<CodedProblem>(400).Produces<CodedProblem>(401).Produces<CodedProblem>(409);
}
