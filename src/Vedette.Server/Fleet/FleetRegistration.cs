namespace Vedette.Server.Fleet;

internal static class FleetRegistration
{
    /// <summary>Needs an <see cref="IHostPresence"/> and an <see cref="Vedette.Storage.Telemetry.ISeriesReader"/>.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services) => services
        .AddSingleton<AgentRegistry>()
        .AddHostedService(provider => provider.GetRequiredService<AgentRegistry>())
        .AddSingleton<AgentLastSeen>()
        .AddSingleton<KeylessAgents>()
        .AddHostedService<LastSeenSaver>()
        .AddSingleton<HostParts>();

    public static void MapFleet(this IEndpointRouteBuilder app)
    {
        app.MapAgents();
        app.MapVps();
        app.MapHosts();
    }
}
