using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Server.Live;

namespace Vedette.Server.Ingest;

/// <summary>Runs one agent's stream from its first message to its end, whatever transport it came over.</summary>
internal sealed class StreamAcceptor(HandshakeHandler handshakes, SessionRegistry sessions, IngestHandler handler, HostPresenceTable presence, IngestEvents events, TimeProvider clock)
{
    public async Task<SessionEnd> AcceptAsync(
        IMessageChannel<MessageToAgent, MessageToServer> transport, string transportName, string? remoteAddress, CancellationToken stop)
    {
        using var channel = new AgentMessageChannel(transport);
        (AgentSession? session, AgentHandshake? handshake, string refusal) = await OpenAsync(channel, remoteAddress, stop);
        if (session is null)
        {
            events.StreamRefused(remoteAddress, refusal);
            return handshake is null && refusal.StartsWith("no handshake", StringComparison.Ordinal) ? SessionEnd.NoHandshake : SessionEnd.Refused;
        }

        using AgentSession owned = session;
        sessions.Add(session);
        presence.Connected(session, handshake!);
        events.Connected(session, transportName);
        events.SpoolOpened(session.AgentId, session.Opening);
        SessionEnd end = SessionEnd.ConnectionLost;
        try
        {
            end = await session.RunAsync(handler, clock, stop);
        }
        finally
        {
            if (sessions.Remove(session))
            {
                presence.Disconnected(session.AgentId);
            }

            events.Ended(session, end);
        }

        return end;
    }

    private async Task<(AgentSession? Session, AgentHandshake? Handshake, string Refusal)> OpenAsync(AgentMessageChannel channel, string? remoteAddress, CancellationToken stop)
    {
        try
        {
            return await handshakes.ReceiveAsync(channel, remoteAddress, stop);
        }
        catch (ChannelException broken)
        {
            return (null, null, broken.Message);
        }
    }
}
