using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;

namespace Vedette.Server.Tests.Ingest;

/// <summary>An agent's end of a stream, played by a test: what it says is read by the server, and what it is told is kept.</summary>
internal sealed class PlayedAgent(IServiceProvider services, IssuedKey key) : IMessageChannel<MessageToAgent, MessageToServer>
{
    private readonly Channel<MessageToServer> _said = Channel.CreateUnbounded<MessageToServer>();

    public List<MessageToAgent> Told { get; } = [];

    /// <summary>Shakes hands; the position is that of the spool since the last time.</summary>
    public async Task<(AgentSession Session, SpoolOpened Spool)> ConnectAsync(ulong epoch = 0)
    {
        await _said.Writer.WriteAsync(new MessageToServer
        {
            VpsDbId = key.Agent.Id,
            AgentSecret = key.Key,
            AgentHandshake = new AgentHandshake { Spool = new SpoolPosition { Epoch = epoch, NextSeq = 1, OldestSeq = 1, SentBelow = 1 } },
        });
        (AgentSession? session, _, string refusal) = await services.GetRequiredService<HandshakeHandler>().ReceiveAsync(new AgentMessageChannel(this), null, ControlServer.Stop);
        Assert.True(session is not null, refusal);
        services.GetRequiredService<SessionRegistry>().Add(session);
        return (session, Told[^1].ServerHandshakeAck.Spool);
    }

    /// <summary>Defines one series as the first of its spool.</summary>
    public Task DefineAsync(AgentSession session, string metric, string miner)
    {
        var definition = new SeriesDefinition { Metric = metric, Labels = { new LabelPair { Name = "miner", Value = miner } } };
        var message = new MessageToServer { SeriesDefinitions = new SeriesDefinitions { Epoch = session.Epoch, FirstRef = 0, Series = { definition } } };
        return services.GetRequiredService<IngestHandler>().HandleAsync(session, message, ControlServer.Stop).AsTask();
    }

    /// <summary>Reads the stream until somebody ends it.</summary>
    public Task<SessionEnd> RunAsync(AgentSession session) => session.RunAsync(services.GetRequiredService<IngestHandler>(), services.GetRequiredService<TimeProvider>(), ControlServer.Stop);

    public ValueTask SendAsync(MessageToAgent message, CancellationToken stop)
    {
        Told.Add(message);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<MessageToServer?> ReceiveAsync(CancellationToken stop) => await _said.Reader.ReadAsync(stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
