using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>What happens to streams and what is not stored: each event writes its log line and is counted; the counts become the server's own series.</summary>
internal sealed partial class IngestEvents(ILogger<IngestEvents> log)
{
    private long _ignoredMessages;
    private long _refusedStreams;

    public long IgnoredMessages => Interlocked.Read(ref _ignoredMessages);

    public long RefusedStreams => Interlocked.Read(ref _refusedStreams);

    /// <summary>The store counts samples; here the owner is told which agent they came from.</summary>
    public void Appended(int agentId, AppendResult result)
    {
        foreach (RefusedSampleCount refused in result.Refused)
        {
            LogSamplesRefused(agentId, refused.Count, Name(refused.Reason));
        }
    }

    public void Connected(AgentSession session, string transport) => LogConnected(session.AgentId, session.RemoteAddress, transport);

    public void Ended(AgentSession session, SessionEnd end) => LogEnded(session.AgentId, end);

    public void StreamRefused(string? remoteAddress, string reason)
    {
        Interlocked.Increment(ref _refusedStreams);
        LogStreamRefused(remoteAddress, reason);
    }

    /// <summary>A message of a kind that this server does not handle, or one whose repeated credential was wrong.</summary>
    public void MessageIgnored(int agentId, string kind)
    {
        Interlocked.Increment(ref _ignoredMessages);
        LogMessageIgnored(agentId, kind);
    }

    public void SpoolOpened(int agentId, SpoolOpening opening)
    {
        if (opening is SpoolOpening.UnknownEpoch or SpoolOpening.WentBackwards)
        {
            LogSpoolReopened(agentId, opening);
        }
    }

    public void CloneSuspected(int agentId, string? remoteAddress) => LogCloneSuspected(agentId, remoteAddress);

    /// <summary>The reason as a label value: far_future, series_quota ...</summary>
    public static string Name(RefusalReason reason) => reason switch
    {
        RefusalReason.FarFuture => "far_future",
        RefusalReason.SeriesQuota => "series_quota",
        RefusalReason.SampleQuota => "sample_quota",
        RefusalReason.Malformed => "malformed",
        RefusalReason.TooOld => "too_old",
        RefusalReason.UndefinedSeries => "undefined_series",
        _ => "unspecified",
    };

    [LoggerMessage(100, LogLevel.Information, "Agent {AgentId} connected from {RemoteAddress} over {Transport}.")]
    private partial void LogConnected(int agentId, string? remoteAddress, string transport);

    [LoggerMessage(101, LogLevel.Information, "Agent {AgentId}'s stream ended: {End}.")]
    private partial void LogEnded(int agentId, SessionEnd end);

    [LoggerMessage(102, LogLevel.Warning, "A stream from {RemoteAddress} was refused: {Reason}")]
    private partial void LogStreamRefused(string? remoteAddress, string reason);

    [LoggerMessage(103, LogLevel.Warning, "Agent {AgentId}: {Count} samples were refused for good ({Reason}).")]
    private partial void LogSamplesRefused(int agentId, int count, string reason);

    [LoggerMessage(104, LogLevel.Debug, "Agent {AgentId}: a message was ignored ({Kind}).")]
    private partial void LogMessageIgnored(int agentId, string kind);

    [LoggerMessage(105, LogLevel.Warning, "Agent {AgentId} got a new epoch ({Opening}): its state folder or this server's database was restored or copied.")]
    private partial void LogSpoolReopened(int agentId, SpoolOpening opening);

    [LoggerMessage(106, LogLevel.Warning, "Agent {AgentId}: two machines seem to use one key, the latest from {RemoteAddress}; each connection ends the other's. Enrol one of them anew.")]
    private partial void LogCloneSuspected(int agentId, string? remoteAddress);
}
