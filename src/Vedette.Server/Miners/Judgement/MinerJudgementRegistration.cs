using Microsoft.Extensions.DependencyInjection.Extensions;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Places;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

internal static class MinerJudgementRegistration
{
    /// <summary>Needs <see cref="IMinerPlaces"/>, <see cref="IHostPresence"/> and the telemetry store's <see cref="IStateReader"/>. An <see cref="IPoolView"/> that is registered, before or after, is asked.</summary>
    public static IServiceCollection AddMinerJudgement(this IServiceCollection services)
    {
        services.TryAddSingleton<IPoolView, NoPoolView>();
        return services
            .AddSingleton<MinerJudgementEvents>()
            .AddSingleton(provider => new MinerJudge(new Lazy<IMinerPlaces>(provider.GetRequiredService<IMinerPlaces>), new Lazy<IPoolView>(provider.GetRequiredService<IPoolView>)))
            .AddSingleton(provider => new MinerJudgementParts(
                new Lazy<IStateReader>(provider.GetRequiredService<IStateReader>), provider.GetRequiredService<IHostPresence>(), provider.GetRequiredService<MinerJudge>(),
                provider.GetRequiredService<MinerJudgementEvents>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MinerJudgements>()
            .AddSingleton<IMinerJudgements>(provider => provider.GetRequiredService<MinerJudgements>())
            .AddSingleton<IStateCommitListener>(provider => provider.GetRequiredService<MinerJudgements>())
            .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<MinerJudgements>())
            .AddHostedService<MinerJudgementLoop>()
            .AddHostedService<MinerJudgementTimer>();
    }
}
