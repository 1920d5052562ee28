using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;

namespace Vedette.Server.Settings;

internal static class SettingsRegistration
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton(DefaultAgentSettings.Standard)
        .AddSingleton<AgentSettingsSource>()
        .AddHostedService(provider => provider.GetRequiredService<AgentSettingsSource>());

    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/settings").WithTags("settings").WithMetadata(BodyLimits.Small);
        group.MapGet("/agent-config", (AgentSettingsSource source) => source.Current).RequireAuthorization(Policies.Viewer).WithName("getAgentConfig");
        group.MapPut("/agent-config", PutAsync).RequireAuthorization(Policies.Admin).WithName("putAgentConfig").Produces<AgentSettings>().Produces<Problem>(400);
    }

    private static async Task<IResult> PutAsync(AgentSettings body, HttpContext context, AgentSettingsSource source, AuditTrail audit)
    {
        if (body.Problem() is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        await source.ReplaceAsync(body, context.RequestAborted);
        await audit.RecordAsync(context, "settings.agent-config", null);
        return Results.Ok(source.Current);
    }
}
