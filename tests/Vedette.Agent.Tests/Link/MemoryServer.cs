using Vedette.Agent.Link;
using Vedette.Agent.Tests.Scheduling;
using Vedette.Chunks.Bits;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Tests.Link;

/// <summary>A server in memory that keeps the rules of delivery: epochs, de-duplication by (epoch, seq), definitions before use. A broken rule fails <see cref="Violations"/>.</summary>
internal sealed class MemoryServer : IServerConnector
{
    private readonly Lock _lock = new();
    private readonly List<(Func<bool> Holds, TaskCompletionSource Reached)> _waits = [];
    private readonly List<MemoryChannel> _channels = [];
    private ulong _nextEpoch = 100;

    public Dictionary<ulong, MemoryEpoch> Epochs { get; } = [];

    public List<MessageToServer> Received { get; } = [];

    public List<string> Violations { get; } = [];

    public AgentConfig? Config { get; set; }

    public bool Acknowledges { get; set; } = true;

    public string? RefusesWith { get; set; }

    /// <summary>Called for every batch under the lock; true breaks the link before the answer.</summary>
    public Func<ulong, bool>? BreaksAt { get; set; }

    public int Handshakes { get; private set; }

    public string Transport => "memory";

    /// <summary>Distinct batches in the order in which they first came.</summary>
    public IEnumerable<ulong> Order => Received.Where(m => m.TelemetryBatch is not null).Select(m => m.TelemetryBatch.Seq).Distinct();

    public ValueTask<IMessageChannel<MessageToServer, MessageToAgent>> ConnectAsync(CancellationToken stop)
    {
        lock (_lock)
        {
            _channels.Add(new MemoryChannel(this));
            return ValueTask.FromResult<IMessageChannel<MessageToServer, MessageToAgent>>(_channels[^1]);
        }
    }

    public T Under<T>(Func<MemoryServer, T> read)
    {
        lock (_lock)
        {
            return read(this);
        }
    }

    public Task WhenAsync(Func<MemoryServer, bool> holds)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((() => holds(this), reached));
            Check();
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    public void Break()
    {
        lock (_lock)
        {
            _channels.ForEach(c => c.Break());
        }
    }

    public void Send(MessageToAgent message)
    {
        lock (_lock)
        {
            _channels[^1].Reply(message);
        }
    }

    public void Take(MemoryChannel from, MessageToServer message)
    {
        lock (_lock)
        {
            Received.Add(message);
            switch (message.PayloadCase)
            {
                case MessageToServer.PayloadOneofCase.AgentHandshake:
                    Handshakes++;
                    ServerHandshakeAck greeting = Greet(message.AgentHandshake.Spool);
                    from.Epoch = greeting.Spool?.Epoch ?? 0;
                    from.Reply(new MessageToAgent { ServerHandshakeAck = greeting });
                    break;
                case MessageToServer.PayloadOneofCase.SeriesDefinitions:
                    Define(message.SeriesDefinitions);
                    break;
                case MessageToServer.PayloadOneofCase.TelemetryBatch:
                    Store(from, message.TelemetryBatch);
                    break;
            }

            Check();
        }
    }

    private ServerHandshakeAck Greet(SpoolPosition presented)
    {
        if (RefusesWith is not null)
        {
            return new ServerHandshakeAck { AuthenticationSuccessful = false, ErrorMessage = RefusesWith };
        }

        var reply = new ServerHandshakeAck { AuthenticationSuccessful = true, ServerTimeUnixMs = 1_767_225_600_000, Spool = new SpoolOpened { AcceptsFrameDeltas = true, EpochMayBeLeftOut = true } };
        if (Config is not null)
        {
            reply.InitialConfig = Config;
        }

        bool known = Epochs.TryGetValue(presented.Epoch, out MemoryEpoch? epoch);
        ulong highest = known && epoch!.Batches.Count > 0 ? epoch.Batches.Keys.Max() : 0;
        bool backwards = highest > 0 && (highest >= presented.NextSeq || highest >= presented.SentBelow);
        if (known && !backwards)
        {
            reply.Spool.LastSeq = highest;
            reply.Spool.LastCrc32C = highest > 0 ? epoch!.Checksums[highest] : 0;
            reply.Spool.Epoch = presented.Epoch;
            reply.Spool.Opening = SpoolOpening.Resumed;
            reply.Spool.NextSeriesRef = (uint)epoch!.Series.Count;
            reply.Spool.Durable.AddRange(epoch.Batches.Keys.Select(s => new SeqRange { First = s, Last = s }));
            return reply;
        }

        reply.Spool.Epoch = ++_nextEpoch;
        reply.Spool.Opening = backwards ? SpoolOpening.WentBackwards : presented.Epoch == 0 ? SpoolOpening.First : SpoolOpening.UnknownEpoch;
        Epochs[reply.Spool.Epoch] = new MemoryEpoch();
        return reply;
    }

    private void Define(SeriesDefinitions definitions)
    {
        List<string> series = Epochs[definitions.Epoch].Series;
        if (definitions.FirstRef != series.Count)
        {
            Violations.Add($"Definitions begin at {definitions.FirstRef}, {series.Count} are known.");
        }

        series.AddRange(definitions.Series.Select(s => s.Metric));
    }

    private void Store(MemoryChannel from, TelemetryBatch batch)
    {
        if (batch.Epoch != 0)
        {
            Violations.Add($"Batch {batch.Seq} repeats the epoch.");
        }

        MemoryEpoch epoch = Epochs[from.Epoch];
        if (batch.Encoding == TelemetryEncoding.FramesDeltaV1)
        {
            batch.Payload = Google.Protobuf.ByteString.CopyFrom(from.Deltas.Decode(batch.Payload.Span));
            batch.Encoding = TelemetryEncoding.FramesV1;
            if (Crc32C.Compute(batch.Payload.Span) != batch.FramesCrc32C)
            {
                Violations.Add($"Batch {batch.Seq} was another before it was shortened.");
            }
        }

        var samples = DecodedBatch.Of(batch.Payload.Span);
        if (samples.Exists(s => s.Reference >= epoch.Series.Count))
        {
            Violations.Add($"Batch {batch.Seq} uses a series that is not defined.");
        }

        if (batch.OldestSeq > batch.Seq)
        {
            Violations.Add($"Batch {batch.Seq} is below the oldest held, {batch.OldestSeq}.");
        }

        if (epoch.Batches.TryAdd(batch.Seq, samples))
        {
            epoch.Checksums.Add(batch.Seq, Crc32C.Compute(batch.Payload.Span));
            epoch.Samples.AddRange(samples.Select(s => (epoch.Series[(int)s.Reference], s.TimestampMs, s.Value)));
        }

        if (BreaksAt?.Invoke(batch.Seq) == true)
        {
            from.Break();
        }
        else if (Acknowledges)
        {
            from.Reply(new MessageToAgent { BatchAck = new BatchAck { Epoch = batch.Epoch, Durable = { new SeqRange { First = batch.Seq, Last = batch.Seq } } } });
        }
    }

    private void Check()
    {
        foreach ((Func<bool> holds, TaskCompletionSource reached) in _waits)
        {
            if (holds())
            {
                reached.TrySetResult();
            }
        }
    }
}
