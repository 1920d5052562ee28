using Vedette.Server.Fleet;
using Vedette.Server.Miners.Document2;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.PoolApis;
using Vedette.Server.Miners.PoolApis.Accounts;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Scans;
using Vedette.Server.Miners.Sites;
using Vedette.Storage.States;

namespace Vedette.Server.Miners;

internal static class MinersRegistration
{
    /// <summary>Needs the twin, registered before: it hears of a commit first; and an <see cref="IMinerJudgements"/>.</summary>
    public static IServiceCollection AddMiners(this IServiceCollection services)
    {
        return services
            .AddSingleton<AgentSites>()
            .AddSingleton<MinerNumbers>()
            .AddSingleton<MinerRowBook>()
            .AddSingleton<IStateCommitListener>(provider => provider.GetRequiredService<MinerRowBook>())
            .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<MinerRowBook>())
            .AddHostedService(provider => provider.GetRequiredService<MinerRowBook>())
            .AddSingleton<MinerRows>()
            .AddSingleton<MinerLists>()
            .AddSingleton<MinerFindings>()
            .AddSingleton<MinerDetails>()
            .AddSingleton<MinerPast>()
            .AddSingleton<WorstBoards>()
            .AddSingleton<Placements>()
            .AddSingleton<SiteAgents>()
            .AddSingleton<SiteViews>()
            .AddSingleton<SiteCreation>()
            .AddSingleton<SiteScans>()
            .AddSingleton<SiteLabels>()
            .AddSingleton<SyncStore>()
            .AddSingleton<AgentSync>()
            .AddSingleton<IAgentListener>(provider => provider.GetRequiredService<AgentSync>())
            .AddSingleton<MinerStatistics>()
            .AddPoolApis();
    }

    public static void MapMiners(this IEndpointRouteBuilder app)
    {
        app.MapSites();
        app.MapScans();
        app.MapContainers();
        app.MapRacks();
        app.MapPools();
        app.MapPoolAccounts();
        app.MapMinerRows();
        app.MapRoster();
        app.MapDocument2();
    }
}
