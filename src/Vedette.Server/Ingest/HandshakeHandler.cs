using Vedette.Protocol.Channels;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Sites;
using Vedette.Server.Settings;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>
/// Opens a stream by document 4's rules: the first message that counts is the handshake, its credential is compared, the answer carries the configuration and, for a Vedette
/// agent, what of its spool is durable.
/// </summary>
internal sealed class HandshakeHandler(
    IStreamAuthenticator authenticator, ISpoolLedger ledger, AgentFactsIntake facts, AgentSettingsSource settings, SiteLabels sites, StreamOptions options, TimeProvider clock)
{
    /// <summary>The session and the handshake it came from, or null with the refusal sent and named.</summary>
    public async Task<(AgentSession? Session, AgentHandshake? Handshake, string Refusal)> ReceiveAsync(
        AgentMessageChannel channel, string? remoteAddress, CancellationToken stop)
    {
        MessageToServer? message = await AwaitHandshakeAsync(channel, stop);
        if (message is null)
        {
            return (null, null, $"no handshake came within {options.HandshakeDeadline.TotalSeconds:0} s and {options.MessagesBeforeHandshake} messages");
        }

        AgentHandshake handshake = message.AgentHandshake;
        Admission admission = authenticator.Admit(message.VpsDbId, message.AgentSecret);
        if (admission.Agent is not { } agent)
        {
            await RefuseAsync(channel, admission.Refusal, stop);
            return (null, null, admission.Refusal);
        }

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        string? site = sites.Known(agent.Id);
        SpoolOpened? spool = handshake.Spool is null ? null : await ledger.OpenAsync(agent.Id, SeriesStamp.Identity(agent.Name, site), handshake.Spool, stop);
        if (spool is not null)
        {
            spool.AcceptsFrameDeltas = true;
            spool.EpochMayBeLeftOut = true;
        }

        await facts.RecordAsync(agent, handshake, remoteAddress, now, stop);
        var session = new AgentSession(agent, spool, remoteAddress, channel, options) { Site = site };
        var ack = new ServerHandshakeAck
        {
            AuthenticationSuccessful = true,
            InitialConfig = settings.Current.ToMessage(),
            ServerTimeUnixMs = now,
            Spool = spool,
        };
        await channel.SendAsync(new MessageToAgent { ServerHandshakeAck = ack }, stop);
        return (session, handshake, "");
    }

    /// <summary>Null where the agent closed, sent too much else, or nothing in time.</summary>
    private async Task<MessageToServer?> AwaitHandshakeAsync(AgentMessageChannel channel, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(options.HandshakeDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            for (int ignored = 0; ignored < options.MessagesBeforeHandshake; ignored++)
            {
                MessageToServer? message = await channel.ReceiveAsync(either.Token);
                if (message is null || message.PayloadCase == MessageToServer.PayloadOneofCase.AgentHandshake)
                {
                    return message;
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task RefuseAsync(AgentMessageChannel channel, string refusal, CancellationToken stop)
    {
        var ack = new ServerHandshakeAck { ErrorMessage = refusal, ServerTimeUnixMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        try
        {
            await channel.SendAsync(new MessageToAgent { ServerHandshakeAck = ack }, stop);
        }
        catch (ChannelException)
        {
            // It did not wait for the answer.
        }
    }
}
