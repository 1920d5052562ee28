using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.PoolApis.Accounts;
using Vedette.Server.Miners.PoolApis.Asking;

namespace Vedette.Server.Miners.PoolApis;

internal static class PoolApisRegistration
{
    /// <summary>The reader of pools' APIs, as the judges' third witness. Needs the control stores. No account, no connection.</summary>
    public static IServiceCollection AddPoolApis(this IServiceCollection services) => services
        .AddSingleton<PoolSecrets>()
        .AddSingleton<PoolAccountDrafts>()
        .AddSingleton<PoolClient>()
        .AddSingleton<PoolEvents>()
        .AddSingleton<PoolBook>()
        .AddHostedService(provider => provider.GetRequiredService<PoolBook>())
        .AddSingleton<PoolPoller>()
        .AddHostedService(provider => provider.GetRequiredService<PoolPoller>())
        .AddSingleton<IPoolView, PoolSightings>();
}
