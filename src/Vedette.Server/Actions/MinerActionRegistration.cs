namespace Vedette.Server.Actions;

internal static class MinerActionRegistration
{
    /// <summary>Needs the control store, the fleet, the ingest's sessions and the miners' rows.</summary>
    public static IServiceCollection AddMinerActions(this IServiceCollection services) => services
        .AddSingleton<IAgentStreams, SessionStreams>()
        .AddSingleton<PermissionTable>()
        .AddSingleton<AgentReach>()
        .AddSingleton<MinerActionTrail>()
        .AddSingleton<PauseMarks>()
        .AddSingleton<MinerActionDispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<MinerActionDispatcher>())
        .AddSingleton<ISupportedActions, ToldSupportedActions>()
        .AddSingleton<FirmwareCheck>()
        .AddSingleton<MinerActionRuns>()
        .AddSingleton<MinerActionLists>()
        .AddSingleton<MinerActionIntake>();
}
