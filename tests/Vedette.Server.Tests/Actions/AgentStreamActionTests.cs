using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

/// <summary>Orders and answers over the server's real sessions; the agent's end is played.</summary>
public sealed class AgentStreamActionTests
{
    [Fact]
    public async Task A_connected_agent_gets_the_order_and_its_answer_is_stored_and_acknowledged()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        Site site = (await server.Services.GetRequiredService<ISiteStore>().AddAsync(new Site { Name = "north", TimeZone = "UTC", CreatedAtMs = 1 }, ControlServer.Stop))!;
        IssuedKey issued = await server.AddAgentAsync("north-agent");
        await server.Services.GetRequiredService<IMinerRoster>().SightAsync([new MinerSighting(site.Id, issued.Agent.Id, "02:00:00:00:00:01", null, 1)], ControlServer.Stop);
        var agent = new PlayedAgent();
        Task<SessionEnd> session = server.Services.GetRequiredService<StreamAcceptor>().AcceptAsync(agent, "played", "192.0.2.9", ControlServer.Stop);
        agent.Send(new MessageToServer { VpsDbId = issued.Agent.Id, AgentSecret = issued.Key, AgentHandshake = new AgentHandshake { Spool = new SpoolPosition { NextSeq = 1, OldestSeq = 1 } } });
        Assert.True((await agent.NextAsync()).ServerHandshakeAck.AuthenticationSuccessful);
        agent.Send(new MessageToServer { MinerActionPermissions = new MinerActionPermissions { Enabled = true, SecondsBetween = 10 } });
        agent.Send(new MessageToServer { MinerOrderResult = new MinerOrderResult { OrderId = "unknown" } });
        Assert.Equal(["unknown"], (await agent.NextAsync()).MinerOrderResultAck.OrderIds);

        var runs = server.Services.GetRequiredService<MinerActionRuns>();
        MinerActionRun run = (await runs.AddAsync(new NewMinerAction(MinerActionName.Reboot, [1], "it hangs"), new RunAuthor("ada", null), null, ControlServer.Stop)).Run!;
        await server.Services.GetRequiredService<MinerActionDispatcher>().StepAsync(ControlServer.Stop);
        SignedMinerOrder signed = (await agent.NextAsync()).MinerOrder;
        Assert.True(ScriptedStreams.IsSignedWith(issued.Agent.KeyHash!, signed));
        string order = MinerOrder.Parser.ParseFrom(signed.Order).OrderId;
        agent.Send(new MessageToServer { MinerOrderResult = new MinerOrderResult { OrderId = order, Outcome = MinerOrderOutcome.Done, Detail = "done" } });

        Assert.Equal([order], (await agent.NextAsync()).MinerOrderResultAck.OrderIds);
        Assert.Equal(MinerActionState.Done, Assert.Single(await server.Services.GetRequiredService<IMinerActionStore>().ItemsAsync(run.Id, ControlServer.Stop)).State);
        agent.Close();
        await session;
    }

    /// <summary>The agent's end of a stream in memory.</summary>
    private sealed class PlayedAgent : IMessageChannel<MessageToAgent, MessageToServer>
    {
        private readonly Channel<MessageToServer> _toServer = Channel.CreateUnbounded<MessageToServer>();
        private readonly Channel<MessageToAgent> _toAgent = Channel.CreateUnbounded<MessageToAgent>();

        public void Send(MessageToServer message) => _toServer.Writer.TryWrite(message);

        public void Close() => _toServer.Writer.TryComplete();

        public ValueTask<MessageToAgent> NextAsync() => _toAgent.Reader.ReadAsync(ControlServer.Stop);

        public async ValueTask<MessageToServer?> ReceiveAsync(CancellationToken stop) => await _toServer.Reader.WaitToReadAsync(stop) ? await _toServer.Reader.ReadAsync(stop) : null;

        public ValueTask SendAsync(MessageToAgent message, CancellationToken stop) => _toAgent.Writer.WriteAsync(message, stop);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
