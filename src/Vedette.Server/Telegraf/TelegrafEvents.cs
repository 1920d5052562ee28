using Vedette.Model.Scrubbing;

namespace Vedette.Server.Telegraf;

/// <summary>What a Telegraf sent and was not stored: each event writes its log line and is counted; the counts become the server's own series.</summary>
internal sealed partial class TelegrafEvents(ILogger<TelegrafEvents> log)
{
    private long _unreadablePoints;
    private long _ignoredFields;

    public long UnreadablePoints => Interlocked.Read(ref _unreadablePoints);

    public long IgnoredFields => Interlocked.Read(ref _ignoredFields);

    /// <summary>The store counts what it refuses; here the points that never came so far.</summary>
    public void Written(int agentId, WriteReport report)
    {
        Interlocked.Add(ref _ignoredFields, report.IgnoredFields);
        if (report.UnreadablePoints > 0)
        {
            Interlocked.Add(ref _unreadablePoints, report.UnreadablePoints);
            LogUnreadable(agentId, report.UnreadablePoints, SecretScrubber.ScrubText(report.Problems[0]));
        }
    }

    [LoggerMessage(110, LogLevel.Warning, "Agent {AgentId}: {Count} of Telegraf's points cannot be read. The first: {Problem}")]
    private partial void LogUnreadable(int agentId, long count, string problem);
}
