using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What goes wrong while miners are judged.</summary>
internal sealed partial class MinerJudgementEvents(ILogger<MinerJudgementEvents> log)
{
    private long _missed;
    private long _told;

    /// <summary>States that came faster than miners are judged, and were read from the store later.</summary>
    public long MissedStates => Interlocked.Read(ref _missed);

    /// <summary>Only counts: one line for each would make the server slower yet.</summary>
    public void Missed() => Interlocked.Increment(ref _missed);

    /// <summary>Tells of those that were missed since the last time.</summary>
    public void TellMissed()
    {
        long missed = MissedStates;
        long before = Interlocked.Exchange(ref _told, missed);
        if (missed > before)
        {
            LogMissed(missed - before);
        }
    }

    public void StateFailed(int agentId, Exception reason) => LogStateFailed(agentId, reason);

    public void SilenceFailed(int agentId, Exception reason) => LogSilenceFailed(agentId, reason);

    public void RecallFailed(int agentId, Exception reason) => LogRecallFailed(agentId, reason);

    /// <summary>Once for each agent.</summary>
    public void TooManyMiners(int agentId) => LogTooManyMiners(agentId, SiteSightings.MostMiners);

    public void JudgingFailed(Exception reason) => LogJudgingFailed(reason);

    [LoggerMessage(1420, LogLevel.Warning, "Agent {AgentId}: the past states of its miners were not read; they are judged by what comes from now on.")]
    private partial void LogRecallFailed(int agentId, Exception reason);

    [LoggerMessage(1421, LogLevel.Error, "The miners were not judged anew; this is tried again in half a minute.")]
    private partial void LogJudgingFailed(Exception reason);

    [LoggerMessage(1422, LogLevel.Warning, "{Count} states came faster than miners are judged; the miners of their agents are judged by the store now. Where this goes on, the server needs a faster processor or fewer agents.")]
    private partial void LogMissed(long count);

    [LoggerMessage(1423, LogLevel.Error, "Agent {AgentId}: a state of its miners was not judged; what is known of them is read from the store anew.")]
    private partial void LogStateFailed(int agentId, Exception reason);

    [LoggerMessage(1424, LogLevel.Warning, "Agent {AgentId} tells of more than {Most} miners; those beyond are listed and not judged. Let a second agent watch a part of the site's ranges.")]
    private partial void LogTooManyMiners(int agentId, int most);

    [LoggerMessage(1425, LogLevel.Error, "Agent {AgentId}: its miners were not judged anew; this is tried again in half a minute.")]
    private partial void LogSilenceFailed(int agentId, Exception reason);
}
