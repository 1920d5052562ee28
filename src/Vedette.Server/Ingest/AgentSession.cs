using System.Data.Common;
using System.Threading.Channels;
using Vedette.Chunks.Bits;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>
/// One agent's stream after its handshake: (1) messages are read and handed to the handler, (2) batches wait for their commit in order without holding up the reading,
/// (3) what became durable is acknowledged, several batches in one message where they came together.
/// </summary>
internal sealed class AgentSession(AgentRow agent, SpoolOpened? spool, string? remoteAddress, AgentMessageChannel channel, StreamOptions options) : IDisposable
{
    private readonly CancellationTokenSource _cut = new();
    private readonly Channel<PendingBatch> _pending = Channel.CreateBounded<PendingBatch>(
        new BoundedChannelOptions(options.UnacknowledgedBatches) { SingleReader = true, SingleWriter = true });

    // Touched by the reading loop only; made at the first delta.
    private FrameDeltaDecoder? _deltas;
    private volatile bool _ended;
    private bool _leavesEpochOut;
    private string? _site;
    private SessionEnd _end = SessionEnd.ClosedByAgent;

    public AgentRow Agent { get; } = agent;

    public int AgentId => Agent.Id;

    /// <summary>0 for an agent of another maker: it has no spool.</summary>
    public ulong Epoch { get; } = spool?.Epoch ?? 0;

    /// <summary>Whether the newest batch did not repeat the epoch, so that acknowledgements need not either.</summary>
    public bool LeavesEpochOut
    {
        get => Volatile.Read(ref _leavesEpochOut);
        set => Volatile.Write(ref _leavesEpochOut, value);
    }

    public SpoolOpening Opening { get; } = spool?.Opening ?? SpoolOpening.Unspecified;

    /// <summary>The name of the site that the series of its miners are stamped with; null while it has none.</summary>
    public string? Site
    {
        get => Volatile.Read(ref _site);
        set => Volatile.Write(ref _site, value);
    }

    public string? RemoteAddress { get; } = remoteAddress;

    /// <summary>A Vedette agent's stream is authenticated by its handshake; another maker's repeats its credential in every message.</summary>
    public bool RepeatsCredential => Epoch == 0;

    /// <summary>The FRAMES_V1 payload that a delta stands for; false where it does not fit this stream, which then cannot go on.</summary>
    public bool TryExpand(TelemetryBatch batch, out byte[] frames)
    {
        _deltas ??= new FrameDeltaDecoder(ChannelLimits.MaxMessageBytes);
        try
        {
            frames = _deltas.Decode(batch.Payload.Span).ToArray();
            return Crc32C.Compute(frames) == batch.FramesCrc32C;
        }
        catch (TelemetryBatchFormatException)
        {
            frames = [];
            return false;
        }
    }

    /// <summary>Ends the stream from outside; the first reason counts.</summary>
    public void End(SessionEnd reason)
    {
        if (!_ended)
        {
            _end = reason;
            _ended = true;
            try
            {
                _cut.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The stream ended by itself in this moment; whoever revokes a key must not hear of that as a failure.
            }
        }
    }

    public void Dispose() => _cut.Dispose();

    public async Task<SessionEnd> RunAsync(IngestHandler handler, TimeProvider clock, CancellationToken stop)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stop, _cut.Token);
        Task acknowledging = AcknowledgeAsync(handler, linked.Token);
        try
        {
            SessionEnd end = await ReadAsync(handler, clock, linked.Token);
            return _ended ? _end : end;
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            return _ended ? _end : SessionEnd.ServerStopping;
        }
        catch (Exception failure) when (IsStoreFailure(failure))
        {
            return SessionEnd.StoreFailed;
        }
        finally
        {
            _pending.Writer.TryComplete();
            await acknowledging;
        }
    }

    /// <summary>Sends <paramref name="message"/> when the stream has room; a stream that breaks meanwhile loses it, and its next handshake tells the same.</summary>
    public void Post(MessageToAgent message) => _ = Task.Run(async () =>
    {
        try
        {
            await channel.SendAsync(message, _cut.Token);
        }
        catch (Exception gone) when (gone is ChannelException or OperationCanceledException or ObjectDisposedException)
        {
            // See above.
        }
    }, CancellationToken.None);

    /// <summary>Hands a batch over whose commit is under way; waits where too many are.</summary>
    public ValueTask AwaitCommitAsync(ulong seq, ValueTask<AppendResult> append, CancellationToken stop) =>
        _pending.Writer.WriteAsync(new PendingBatch(seq, append.AsTask()), stop);

    private async Task<SessionEnd> ReadAsync(IngestHandler handler, TimeProvider clock, CancellationToken stop)
    {
        using var idle = new CancellationTokenSource(options.IdleDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, idle.Token);
        try
        {
            while (await channel.ReceiveAsync(either.Token) is { } message)
            {
                idle.CancelAfter(options.IdleDeadline);
                await handler.HandleAsync(this, message, stop);
            }

            return SessionEnd.ClosedByAgent;
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return SessionEnd.Silent;
        }
        catch (ChannelException broken)
        {
            return broken.Failure switch
            {
                ChannelFailure.MessageTooLarge => SessionEnd.TooLarge,
                ChannelFailure.Malformed => SessionEnd.Malformed,
                _ => SessionEnd.ConnectionLost,
            };
        }
    }

    private async Task AcknowledgeAsync(IngestHandler handler, CancellationToken stop)
    {
        try
        {
            while (await _pending.Reader.WaitToReadAsync(stop))
            {
                BatchAck ack = new() { Epoch = LeavesEpochOut ? 0 : Epoch };
                while (ReadDurable(ack) is { } next)
                {
                    AppendResult result = await next.Append;
                    if (!handler.Acknowledge(this, next.Seq, result, ack))
                    {
                        End(SessionEnd.EpochLost);
                        return;
                    }
                }

                await channel.SendAsync(new MessageToAgent { BatchAck = ack }, stop);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ChannelException or ObjectDisposedException)
        {
            End(SessionEnd.ConnectionLost);
        }
        catch (Exception failure) when (IsStoreFailure(failure))
        {
            // Nothing is acknowledged: the agent keeps its batches and sends them again after it reconnects. The store has told the log.
            End(SessionEnd.StoreFailed);
        }
    }

    /// <summary>A commit or a query that the disk or the database refused; the disk may have room again a moment later.</summary>
    private static bool IsStoreFailure(Exception failure) => failure is IOException or DbException;

    /// <summary>The next batch to acknowledge in this message: the first is waited for, more only where their commit is done already.</summary>
    private PendingBatch? ReadDurable(BatchAck ack) =>
        _pending.Reader.TryPeek(out PendingBatch? next) && (ack.Durable.Count == 0 || next.Append.IsCompleted) && _pending.Reader.TryRead(out next) ? next : null;

    private sealed record PendingBatch(ulong Seq, Task<AppendResult> Append);
}
