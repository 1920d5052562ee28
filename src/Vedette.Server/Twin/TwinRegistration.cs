using Vedette.Server.Fleet;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

internal static class TwinRegistration
{
    /// <summary>Needs the telemetry store's <see cref="IStateReader"/>.</summary>
    public static IServiceCollection AddTwin(this IServiceCollection services) => services
        .AddSingleton(provider => new LiveTwins(new Lazy<IStateReader>(provider.GetRequiredService<IStateReader>), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IStateCommitListener>(provider => provider.GetRequiredService<LiveTwins>())
        .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<LiveTwins>())
        .AddSingleton<LiveTwinParts>()
        .AddSingleton<TwinReader>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<FleetChangeReader>()
        .AddSingleton<FindingReader>()
        .AddSingleton<TwinSearch>();
}
