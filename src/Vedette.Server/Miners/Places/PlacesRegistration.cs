using Vedette.Server.Miners.Roster;

namespace Vedette.Server.Miners.Places;

internal static class PlacesRegistration
{
    /// <summary>What people decided about sites and miners; needs the control stores.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddSingleton<PlaceStores>()
        .AddSingleton<PlaceBook>()
        .AddHostedService(provider => provider.GetRequiredService<PlaceBook>())
        .AddSingleton<MinerRoster>()
        .AddHostedService(provider => provider.GetRequiredService<MinerRoster>())
        .AddSingleton<IMinerPlaces, MinerPlaces>();
}
