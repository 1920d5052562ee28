namespace Vedette.Server.Telegraf;

internal static class TelegrafRegistration
{
    /// <summary>Needs the telemetry ports and <see cref="Ingest.IngestEvents"/>.</summary>
    public static IServiceCollection AddTelegraf(this IServiceCollection services) => services
        .AddSingleton<TelegrafEvents>()
        .AddSingleton<TelegrafIntake>();
}
