namespace Vedette.Server.Actions;

internal static class MinerActionRegistration
{
    /// <summary>Needs the control store, the fleet and the ingest's sessions.</summary>
    public static IServiceCollection AddMinerActions(this IServiceCollection services) => services
        .AddSingleton<IAgentStreams, SessionStreams>()
        .AddSingleton<PermissionTable>()
        .AddSingleton<AgentReach>()
        .AddSingleton<MinerActionTrail>()
        .AddSingleton<PauseMarks>()
        .AddSingleton<MinerActionDispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<MinerActionDispatcher>())
        .AddSingleton<MinerActionRuns>()
        .AddSingleton<MinerActionIntake>();
}
        .AddSingleton<MinerActionLists>()
