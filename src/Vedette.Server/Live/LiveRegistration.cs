using Vedette.Server.Fleet;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Live;

internal static class LiveRegistration
{
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<HostPresenceTable>()
        .AddSingleton<IHostPresence>(provider => provider.GetRequiredService<HostPresenceTable>())
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<HostPresenceTable>())
        .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<HostPresenceTable>())
        .AddHostedService<PresenceRestore>()
        .AddSingleton<LiveBroadcast>()
        .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<LiveBroadcast>())
        .AddHostedService(provider => provider.GetRequiredService<LiveBroadcast>());
}
