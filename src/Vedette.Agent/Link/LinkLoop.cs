using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>Keeps one session going for as long as the agent runs: connect, serve, wait, again.</summary>
internal sealed class LinkLoop(LinkParts parts, TransportSelector transports, Backoff afterLoss, Backoff afterRefusal)
{
    private bool _wasConnected;

    public async Task RunAsync(CancellationToken stop)
    {
        parts.Spool.Appended = parts.Wake.Set;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                SessionEnd end = await SessionAsync(stop);
                if (end.Kind == SessionEndKind.Stopped)
                {
                    break;
                }

                parts.State.Disconnected(end.Message);
                TimeSpan delay = DelayAfter(end);
                parts.Log.Warning("Not connected.", ("why", end.Message), ("retry_seconds", delay.TotalSeconds));
                await Task.Delay(delay, parts.Clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping between two sessions.
        }

        parts.State.Disconnected(null);
    }

    private TimeSpan DelayAfter(SessionEnd end) => end.Kind switch
    {
        SessionEndKind.SpoolRenamed => TimeSpan.Zero,
        SessionEndKind.Refused => afterRefusal.Next(end.Lasted),
        _ => afterLoss.Next(end.Lasted),
    };

    private async Task<SessionEnd> SessionAsync(CancellationToken stop)
    {
        IServerConnector connector = transports.Current;
        try
        {
            await using IMessageChannel<MessageToServer, MessageToAgent> channel = await connector.ConnectAsync(stop);
            SessionEnd end = await new LinkSession(parts, channel, connector.Transport, _wasConnected).RunAsync(stop);
            _wasConnected |= end.Lasted > TimeSpan.Zero;
            if (end.Kind == SessionEndKind.Lost && end.Lasted == TimeSpan.Zero)
            {
                transports.Failed();
            }
            else
            {
                transports.Succeeded();
            }

            return end;
        }
        catch (ChannelException e)
        {
            transports.Failed();
            return new SessionEnd(SessionEndKind.Lost, e.Message);
        }
    }
}
