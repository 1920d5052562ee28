using System.Net.Http.Json;
using System.Text.Json;
using Google.Protobuf;
using Vedette.Bench.Recording;
using Vedette.Model.Series;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;

namespace Vedette.Bench.Server;

/// <summary>An enrolled agent on a stream: sends a batch and waits for its acknowledgement.</summary>
internal sealed class SimulatedAgent : IAsyncDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly GrpcClientChannel _channel;
    private ulong _epoch;

    private SimulatedAgent(HttpMessageInvoker invoker, GrpcClientChannel channel) => (_invoker, _channel) = (invoker, channel);

    public static async Task<SimulatedAgent> ConnectAsync(HttpClient administrator, Uri grpc, Fleet fleet, int host)
    {
        JsonElement token = await PostAsync(administrator, "/api/enrolment-tokens", new { name = $"host-{host:00000}" });
        var consent = new { version = "1", sha256 = new string('0', 64), accepted_by = "bench", accepted_at = TimeProvider.System.GetUtcNow(), how = "flag" };
        JsonElement enrolled = await PostAsync(administrator, "/api/agent/enroll",
            new { token = token.GetProperty("token").GetString(), hostname = $"host-{host:00000}", agent_version = "0.1.0", consent });
        // An invoker of its own is a connection of its own.
        var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        var agent = new SimulatedAgent(invoker, await GrpcClientChannel.ConnectAsync(invoker, grpc, CancellationToken.None));
        await agent.ShakeHandsAsync(enrolled.GetProperty("id").GetInt32(), enrolled.GetProperty("api_key").GetString()!, host);
        await agent.DefineAsync(fleet);
        return agent;
    }

    public async Task DeliverAsync(ulong seq, byte[] payload)
    {
        await _channel.SendAsync(new MessageToServer
        {
            TelemetryBatch = new TelemetryBatch { Epoch = _epoch, Seq = seq, OldestSeq = seq, Encoding = TelemetryEncoding.FramesV1, Payload = UnsafeByteOperations.UnsafeWrap(payload) },
        }, CancellationToken.None);
        while (true)
        {
            MessageToAgent message = await _channel.ReceiveAsync(CancellationToken.None) ?? throw new InvalidOperationException("The server closed the stream.");
            if (message.BatchAck is { } ack)
            {
                if (ack.Refused.Count > 0)
                {
                    throw new InvalidOperationException($"The server refused samples: {ack.Refused[0]}.");
                }

                if (ack.Durable.Any(r => r.First <= seq && seq <= r.Last))
                {
                    return;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        _invoker.Dispose();
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task ShakeHandsAsync(int id, string key, int host)
    {
        await _channel.SendAsync(new MessageToServer
        {
            VpsDbId = id,
            AgentSecret = key,
            AgentHandshake = new AgentHandshake
            {
                AgentIdHint = $"{id}",
                AgentVersion = "0.1.0",
                OsType = OsType.Linux,
                Hostname = $"host-{host:00000}",
                Spool = new SpoolPosition { NextSeq = 1, OldestSeq = 1 },
                AgentTimeUnixMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            },
        }, CancellationToken.None);
        while (await _channel.ReceiveAsync(CancellationToken.None) is { } message)
        {
            if (message.ServerHandshakeAck is { } reply)
            {
                _epoch = reply.AuthenticationSuccessful ? reply.Spool.Epoch : throw new InvalidOperationException(reply.ErrorMessage);
                return;
            }
        }

        throw new InvalidOperationException("The server closed the stream before its handshake.");
    }

    private async Task DefineAsync(Fleet fleet)
    {
        var definitions = new SeriesDefinitions { Epoch = _epoch };
        foreach (RecordedSeries series in fleet.Series)
        {
            var definition = new SeriesDefinition { Metric = series.Metric };
            definition.Labels.AddRange(series.Labels.Select(l => new LabelPair { Name = l.Name, Value = l.Value }));
            definitions.Series.Add(definition);
        }

        await _channel.SendAsync(new MessageToServer { SeriesDefinitions = definitions }, CancellationToken.None);
    }
}
