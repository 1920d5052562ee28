using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Google.Protobuf;
using Vedette.Chunks.Bits;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.EndToEnd.Tests.Kills;

/// <summary>
/// The oracle of QUALITY's R1: streams what stands for n at base + n * step, keeps every batch until it is acknowledged, and goes on through every loss of the server. What it was acknowledged
/// must be there, once.
/// </summary>
internal sealed class CountingAgent : IDisposable
{
    public const int StepMs = 100;

    private const int MostUnacknowledged = 200;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) });
    private readonly SortedDictionary<ulong, TelemetryBatch> _unacknowledged = [];
    private readonly Lock _lock = new();
    private readonly INumberedPayloads _payloads;
    private readonly string _key;
    private readonly Uri _server;
    private readonly long _baseMs;
    private ulong _epoch;
    private ulong _nextSeq = 1;
    private long _n;
    private bool _finishing;

    private CountingAgent((int Id, string Key) identity, Uri server, INumberedPayloads payloads)
    {
        (Id, _key) = identity;
        _server = server;
        _payloads = payloads;
        _baseMs = TimeProvider.System.GetUtcNow().AddHours(-5).ToUnixTimeMilliseconds();
    }

    public int Id { get; }

    public long BaseMs => _baseMs;

    /// <summary>Batches made so far; after <see cref="Finish"/> all are acknowledged.</summary>
    public long Count => Volatile.Read(ref _n);

    public int Connections { get; private set; }

    /// <summary>Times the server asked to begin a new epoch after the first: it must never.</summary>
    public int NewEpochs { get; private set; }

    public static async Task<CountingAgent> EnrolAsync(KilledServer server, string name, INumberedPayloads payloads, CancellationToken stop)
    {
        string token = await server.EnrolmentTokenAsync(stop);
        string now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var consent = new { version = "1", sha256 = new string('a', 64), accepted_by = "test", accepted_at = now, how = "flag" };
        using HttpResponseMessage reply = await server.Http.PostAsJsonAsync("/api/agent/enroll", new { token, hostname = name, facts = new { hostname = name }, consent }, stop);
        JsonElement agent = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync(stop));
        Assert.True(reply.IsSuccessStatusCode, agent.ToString());
        return new CountingAgent((agent.GetProperty("id").GetInt32(), agent.GetProperty("api_key").GetString()!), server.Grpc, payloads);
    }

    /// <summary>Streams until <paramref name="stop"/> or until <see cref="Finish"/> saw the last ack.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !(Volatile.Read(ref _finishing) && Waiting == 0))
        {
            try
            {
                await StreamAsync(stop);
            }
            catch (ChannelException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>No new batches from here on; <see cref="RunAsync"/> ends when the last is acknowledged.</summary>
    public void Finish() => Volatile.Write(ref _finishing, true);

    public void Dispose() => _http.Dispose();

    private int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _unacknowledged.Count;
            }
        }
    }

    private async Task StreamAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using GrpcClientChannel channel = await GrpcClientChannel.ConnectAsync(_http, _server, stop);
        await HandshakeAsync(channel, stop);
        Connections++;
        Task reading = ReadAcksAsync(channel, ended);
        var deltas = new FrameDeltaEncoder();
        try
        {
            foreach (TelemetryBatch batch in Held())
            {
                await channel.SendAsync(new MessageToServer { TelemetryBatch = Shorten(batch, deltas) }, ended.Token);
            }

            while (!Volatile.Read(ref _finishing) || Waiting > 0)
            {
                if (!Volatile.Read(ref _finishing) && Waiting < MostUnacknowledged)
                {
                    await channel.SendAsync(new MessageToServer { TelemetryBatch = Shorten(NextBatch(), deltas) }, ended.Token);
                }

                await Task.Delay(Pace, TimeProvider.System, ended.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new ChannelException(ChannelFailure.ConnectionLost, "the reader lost the connection");
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    // Every other batch of samples, so that both forms meet every kill.
    private static TelemetryBatch Shorten(TelemetryBatch batch, FrameDeltaEncoder deltas)
    {
        if (batch.Encoding != TelemetryEncoding.FramesV1 || batch.Seq % 2 == 0)
        {
            return batch;
        }

        TelemetryBatch shortened = batch.Clone();
        shortened.Encoding = TelemetryEncoding.FramesDeltaV1;
        shortened.FramesCrc32C = Crc32C.Compute(batch.Payload.Span);
        shortened.Payload = ByteString.CopyFrom(deltas.Encode(batch.Payload.Span));
        return shortened;
    }

    private async Task HandshakeAsync(GrpcClientChannel channel, CancellationToken stop)
    {
        TelemetryBatch[] held = [.. Held()];
        var handshake = new AgentHandshake
        {
            AgentVersion = "test",
            Spool = new SpoolPosition { Epoch = _epoch, NextSeq = _nextSeq, OldestSeq = held.Length > 0 ? held[0].Seq : _nextSeq },
        };
        await channel.SendAsync(new MessageToServer { VpsDbId = Id, AgentSecret = _key, AgentHandshake = handshake }, stop);
        ServerHandshakeAck ack = (await channel.ReceiveAsync(stop))?.ServerHandshakeAck ?? throw new ChannelException(ChannelFailure.ConnectionLost, "no ack");
        Assert.True(ack.AuthenticationSuccessful, ack.ErrorMessage);
        NewEpochs += _epoch != 0 && ack.Spool.Epoch != _epoch ? 1 : 0;
        _epoch = ack.Spool.Epoch;
        Forget(ack.Spool.Durable);
        var definitions = new SeriesDefinitions { Epoch = _epoch, FirstRef = 0 };
        definitions.Series.AddRange(NumberedSamples.Metrics.Select(m => new SeriesDefinition { Metric = m }));
        await channel.SendAsync(new MessageToServer { SeriesDefinitions = definitions }, stop);
    }

    private async Task ReadAcksAsync(GrpcClientChannel channel, CancellationTokenSource ended)
    {
        try
        {
            while (await channel.ReceiveAsync(ended.Token) is { } message)
            {
                Forget(message.BatchAck.Durable);
            }
        }
        catch (Exception lost) when (lost is ChannelException or OperationCanceledException)
        {
            // Seen by the sender through the token.
        }

        await ended.CancelAsync();
    }

    private TelemetryBatch NextBatch()
    {
        long n = _n;
        ByteString payload = _payloads.Make(n, _baseMs + (n * StepMs));
        lock (_lock)
        {
            var batch = new TelemetryBatch
            {
                Epoch = _epoch,
                Seq = _nextSeq++,
                OldestSeq = _unacknowledged.Count > 0 ? _unacknowledged.Keys.First() : _nextSeq - 1,
                Encoding = _payloads.Encoding,
                Payload = payload,
            };
            _unacknowledged.Add(batch.Seq, batch);
            Volatile.Write(ref _n, n + 1);
            return batch;
        }
    }

    private TelemetryBatch[] Held()
    {
        lock (_lock)
        {
            return [.. _unacknowledged.Values];
        }
    }

    private void Forget(IEnumerable<SeqRange> durable)
    {
        lock (_lock)
        {
            foreach (SeqRange range in durable)
            {
                foreach (ulong seq in _unacknowledged.Keys.Where(s => s >= range.First && s <= range.Last).ToList())
                {
                    _unacknowledged.Remove(seq);
                }
            }
        }
    }
}
