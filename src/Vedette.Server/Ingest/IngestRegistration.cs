using Vedette.Server.Fleet;
using Vedette.Server.Hosting;
using Vedette.Server.Settings;

namespace Vedette.Server.Ingest;

internal static class IngestRegistration
{
    public static IServiceCollection AddIngest(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(DefaultAgentSettings.Every(options.AgentInterval))
        .AddSingleton(new StreamOptions())
        .AddSingleton<IngestEvents>()
        .AddSingleton<SessionRegistry>()
        .AddSingleton<IStreamAuthenticator, RegistryStreamAuthenticator>()
        .AddSingleton<AgentFactsIntake>()
        .AddSingleton<HandshakeHandler>()
        .AddSingleton<HardwareIntake>()
        .AddSingleton<IngestHandler>()
        .AddSingleton<StreamAcceptor>()
        .AddSingleton<StreamCutter>()
        .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<StreamCutter>())
        .AddHostedService<SettingsPush>();
}
