using System.Collections.Concurrent;
using Google.Protobuf;
using Vedette.Agent.Spool;
using Vedette.Chunks.Bits;
using Vedette.Model.Series;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>
/// Decides what goes next: answers, what an extension has, the hardware report, the newest batch and those closed since the session began (fresh), then the backlog in order as far as the window lets it.
/// Definitions go before the first batch that needs them. Used by one sender; only <see cref="Answer"/> may be called from elsewhere.
/// </summary>
internal sealed class OutboundLanes : IDisposable
{
    private readonly ConcurrentQueue<MessageToServer> _answers = new();
    private readonly Spool.Spool _spool;
    private readonly HardwareReporter _hardware;
    private readonly SendWindow _window;
    private readonly LinkOptions _options;
    private readonly SpoolCursor _fresh;
    private readonly SpoolCursor _backlog;
    private readonly ulong _epoch;
    // 0 where the server needs not be told again in each batch: nine bytes of a steady host's two hundred.
    private readonly ulong _epochOfBatches;
    // Null where the server does not understand them.
    private readonly FrameDeltaEncoder? _deltas;
    private int _defined;
    // Read from the spool but not sent yet: its definitions go first.
    private SpoolRecord? _pending;

    /// <param name="opened">What the server said of this spool.</param>
    public OutboundLanes(Spool.Spool spool, HardwareReporter hardware, SendWindow window, LinkOptions options, SpoolOpened opened)
    {
        _deltas = opened.AcceptsFrameDeltas ? new FrameDeltaEncoder() : null;
        _epochOfBatches = opened.EpochMayBeLeftOut ? 0 : opened.Epoch;
        _spool = spool;
        _hardware = hardware;
        _window = window;
        _options = options;
        _defined = (int)opened.NextSeriesRef;
        (ulong epoch, ulong next, ulong oldest) = spool.Position;
        _epoch = epoch;
        // After an outage the first thing to arrive is how the host is now.
        ulong newest = next > oldest ? next - 1 : next;
        _fresh = new SpoolCursor(newest, ulong.MaxValue);
        _backlog = new SpoolCursor(oldest, newest);
    }

    public ILinkExtension? Extension { get; init; }

    public void Answer(MessageToServer answer) => _answers.Enqueue(answer);

    /// <summary>The next message, or null where nothing is to be sent now.</summary>
    public MessageToServer? Next()
    {
        if (_answers.TryDequeue(out MessageToServer? answer))
        {
            return answer;
        }

        if (_pending is null && Extension?.Next() is { } message)
        {
            return message;
        }

        if (_pending is null && _hardware.Due() is { } report)
        {
            return new MessageToServer { HardwareReport = new HardwareReport { Json = UnsafeByteOperations.UnsafeWrap(report) } };
        }

        _pending ??= _spool.ReadNext(_fresh) ?? (_window.HasRoom ? _spool.ReadNext(_backlog) : null);
        if (_pending is null)
        {
            return null;
        }

        if (_pending.SeriesCount > _defined)
        {
            return Definitions();
        }

        SpoolRecord record = _pending;
        _pending = null;
        _spool.Sending(record.Seq);
        _window.Sent(record.Seq, record.Payload.Length);
        _hardware.BatchSent(record.Seq);
        return Batch(record);
    }

    public void Dispose()
    {
        _fresh.Dispose();
        _backlog.Dispose();
    }

    private MessageToServer Definitions()
    {
        var definitions = new SeriesDefinitions { Epoch = _epoch, FirstRef = (uint)_defined };
        foreach (Labels labels in _spool.Series.Slice(_defined, _options.DefinitionsPerMessage))
        {
            definitions.Series.Add(SeriesFile.Definition(labels));
        }

        _defined += definitions.Series.Count;
        return new MessageToServer { SeriesDefinitions = definitions };
    }

    private MessageToServer Batch(SpoolRecord record)
    {
        var batch = new TelemetryBatch { Epoch = _epochOfBatches, Seq = record.Seq, OldestSeq = _spool.Position.OldestSeq, Encoding = (TelemetryEncoding)record.Encoding };
        if (_deltas is not null && batch.Encoding == TelemetryEncoding.FramesV1)
        {
            batch.Encoding = TelemetryEncoding.FramesDeltaV1;
            batch.FramesCrc32C = Crc32C.Compute(record.Payload.Span);
            batch.Payload = ByteString.CopyFrom(_deltas.Encode(record.Payload.Span));
        }
        else
        {
            batch.Payload = UnsafeByteOperations.UnsafeWrap(record.Payload);
        }

        return new MessageToServer { TelemetryBatch = batch };
    }
}
