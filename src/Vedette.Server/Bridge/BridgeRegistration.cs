using Vedette.Server.Fleet;

namespace Vedette.Server.Bridge;

internal static class BridgeRegistration
{
    /// <summary>Needs the telemetry store's writers.</summary>
    public static IServiceCollection AddBridge(this IServiceCollection services) => services
        .AddSingleton<BridgeRecollection>()
        .AddSingleton<BridgeStates>()
        .AddSingleton<BridgeReads>()
        .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<BridgeStates>());
}
