using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>One session on an open channel: handshake, then a sender, a receiver and a watchdog until one of them ends.</summary>
internal sealed class LinkSession(LinkParts parts, IMessageChannel<MessageToServer, MessageToAgent> channel, string transport, bool again)
{
    private readonly SendWindow _window = new(parts.Options, parts.Clock);
    private readonly HashSet<RefusalReason> _toldReasons = [];

    public async Task<SessionEnd> RunAsync(CancellationToken stop)
    {
        ServerHandshakeAck? reply;
        try
        {
            reply = await ShakeHandsAsync(stop);
        }
        catch (TimeoutException)
        {
            return new SessionEnd(SessionEndKind.Lost, "The server did not answer the handshake in time.");
        }

        if (reply is null)
        {
            return new SessionEnd(SessionEndKind.Lost, "The server closed the stream before its handshake.");
        }

        if (!reply.AuthenticationSuccessful)
        {
            return new SessionEnd(SessionEndKind.Refused, $"The server does not accept this agent: {reply.ErrorMessage}");
        }

        if (reply.Spool is null || reply.Spool.Epoch == 0)
        {
            return new SessionEnd(SessionEndKind.Refused, "The server does not speak Vedette's delivery protocol.");
        }

        if (Open(reply.Spool) is { } contradiction)
        {
            return new SessionEnd(SessionEndKind.SpoolRenamed, $"{contradiction}: it was restored from an earlier state or copied, and asks for a new epoch.");
        }

        if (reply.InitialConfig is not null)
        {
            parts.Requests.Apply(reply.InitialConfig);
        }

        return await ServeAsync(reply.Spool, stop);
    }

    private async Task<ServerHandshakeAck?> ShakeHandsAsync(CancellationToken stop)
    {
        parts.Hardware.Refresh();
        MessageToServer handshake = parts.Handshake.Build(parts.Hardware.Current, Present());
        DateTimeOffset sentAt = parts.Clock.GetUtcNow();
        long began = parts.Clock.GetTimestamp();
        await channel.SendAsync(handshake, stop);
        while (true)
        {
            MessageToAgent? message = await channel.ReceiveAsync(stop).AsTask().WaitAsync(parts.Options.HandshakeTimeout, parts.Clock, stop);
            if (message is null || message.ServerHandshakeAck is not { } reply)
            {
                if (message is null)
                {
                    return null;
                }

                continue;
            }

            if (reply.AuthenticationSuccessful)
            {
                // Half the round trip lies before the server's reading of its clock.
                TimeSpan trip = parts.Clock.GetElapsedTime(began);
                TimeSpan? offset = reply.ServerTimeUnixMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(reply.ServerTimeUnixMs) - (sentAt + (trip / 2));
                parts.State.Connected(transport, offset, again);
            }

            return reply;
        }
    }

    private SpoolPosition Present()
    {
        (ulong epoch, ulong next, ulong oldest) = parts.Spool.Position;
        return new SpoolPosition { Epoch = epoch, NextSeq = next, OldestSeq = oldest, SentBelow = parts.Spool.SentBelow };
    }

    /// <summary>Takes the server's answer about the spool; else what shows that the server knows another state of it under the epoch.</summary>
    private string? Open(SpoolOpened opened)
    {
        (ulong presented, _, _) = parts.Spool.Position;
        if (opened.Epoch == presented && opened.NextSeriesRef > parts.Spool.Series.Count)
        {
            parts.Spool.ChangeEpoch(0);
            return "The server knows more series than this spool";
        }

        if (opened.Epoch == presented && parts.Spool.Contradicts(opened.LastSeq, opened.LastCrc32C))
        {
            parts.Spool.Disown(opened.LastSeq);
            return $"The server holds another batch {opened.LastSeq} than this spool";
        }

        if (opened.Epoch != presented)
        {
            parts.Spool.ChangeEpoch(opened.Epoch);
        }
        else
        {
            foreach (SeqRange range in opened.Durable)
            {
                parts.Spool.Acknowledge(range.First, range.Last);
            }
        }

        if (opened.Opening == SpoolOpening.WentBackwards)
        {
            parts.Log.Warning("The server has batches that this agent never sent: the agent was restored from a backup or an earlier snapshot, or another one runs with the same key. It goes on under a new epoch; nothing is lost.");
        }

        parts.Log.Info("Connected.", ("transport", transport), ("opening", $"{opened.Opening}"), ("waiting", parts.Spool.Counts.WaitingBatches));
        return null;
    }

    private async Task<SessionEnd> ServeAsync(SpoolOpened opened, CancellationToken stop)
    {
        long began = parts.Clock.GetTimestamp();
        parts.Hardware.SessionBegan(opened.Opening != SpoolOpening.Resumed);
        parts.Extension?.SessionBegan(parts.Wake);
        using var lanes = new OutboundLanes(parts.Spool, parts.Hardware, _window, parts.Options, opened) { Extension = parts.Extension };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<string>[] work = [SendAsync(lanes, ended.Token), ReceiveAsync(lanes, opened.Epoch, ended.Token), WatchAsync(ended.Token)];
        Task<string> first = await Task.WhenAny(work);
        await ended.CancelAsync();
        string why = await Outcome(first);
        foreach (Task<string> other in work)
        {
            await Outcome(other);
        }

        return new SessionEnd(stop.IsCancellationRequested ? SessionEndKind.Stopped : SessionEndKind.Lost, why, parts.Clock.GetElapsedTime(began));
    }

    private static async Task<string> Outcome(Task<string> work)
    {
        try
        {
            return await work;
        }
        catch (ChannelException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return "stopped";
        }
    }

    private async Task<string> SendAsync(OutboundLanes lanes, CancellationToken stop)
    {
        while (true)
        {
            if (lanes.Next() is { } message)
            {
                await channel.SendAsync(message, stop);
            }
            else
            {
                await parts.Wake.WaitAsync(stop);
            }
        }
    }

    private async Task<string> ReceiveAsync(OutboundLanes lanes, ulong epoch, CancellationToken stop)
    {
        while (await channel.ReceiveAsync(stop) is { } message)
        {
            if (message.BatchAck is { } ack)
            {
                Take(ack, epoch);
            }
            else if (parts.Extension?.Take(message) != true && parts.Requests.Answer(message) is { } answer)
            {
                lanes.Answer(answer);
            }

            parts.Wake.Set();
        }

        return "The server closed the stream.";
    }

    private async Task<string> WatchAsync(CancellationToken stop)
    {
        while (!_window.IsStalled)
        {
            await Task.Delay(parts.Options.WatchEvery, parts.Clock, stop);
        }

        return $"Nothing was acknowledged for {parts.Options.AckTimeout.TotalSeconds:0} s; the link is taken for dead.";
    }

    private void Take(BatchAck ack, ulong epoch)
    {
        if (ack.Epoch != 0 && ack.Epoch != epoch)
        {
            parts.Log.Warning("An acknowledgement for another epoch was left out.");
            return;
        }

        foreach (SeqRange range in ack.Durable)
        {
            parts.Spool.Acknowledge(range.First, range.Last);
            _window.Acknowledged(range.First, range.Last);
            parts.Hardware.BatchAcknowledged(range.First, range.Last);
        }

        parts.State.Acknowledged();
        foreach (RefusedSamples refused in ack.Refused)
        {
            parts.State.Refused((long)refused.Count);
            if (_toldReasons.Add(refused.Reason))
            {
                parts.Log.Warning("The server refuses samples for good; they are counted.", ("reason", $"{refused.Reason}"), ("samples", (long)refused.Count));
            }
        }
    }
}
