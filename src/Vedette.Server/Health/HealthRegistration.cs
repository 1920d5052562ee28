namespace Vedette.Server.Health;

internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<ServerMeasurements>()
        .AddSingleton<ServerSeries>()
        .AddHostedService(provider => provider.GetRequiredService<ServerSeries>());
}
