using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What goes wrong while miners are judged.</summary>
internal sealed partial class MinerJudgementEvents(ILogger<MinerJudgementEvents> log)
{
    public void RecallFailed(int agentId, Exception reason) => LogRecallFailed(agentId, reason);

    /// <summary>Once for each agent.</summary>
    public void TooManyMiners(int agentId) => LogTooManyMiners(agentId, SiteSightings.MostMiners);

    public void JudgingFailed(Exception reason) => LogJudgingFailed(reason);

    [LoggerMessage(1420, LogLevel.Warning, "Agent {AgentId}: the past states of its miners were not read; they are judged by what comes from now on.")]
    private partial void LogRecallFailed(int agentId, Exception reason);

    [LoggerMessage(1422, LogLevel.Warning, "Agent {AgentId} tells of more than {Most} miners; those beyond are listed and not judged. Let a second agent watch a part of the site's ranges.")]
    private partial void LogTooManyMiners(int agentId, int most);

    [LoggerMessage(1421, LogLevel.Error, "The miners were not judged anew; this is tried again in half a minute.")]
    private partial void LogJudgingFailed(Exception reason);
}
