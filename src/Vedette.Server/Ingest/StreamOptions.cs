namespace Vedette.Server.Ingest;

/// <summary>Guards of an agent's stream. Kestrel's own are off on a stream that never ends, so these stand in their place.</summary>
internal sealed record StreamOptions
{
    /// <summary>Time from the connection to the handshake; a slow link needs a second or two.</summary>
    public TimeSpan HandshakeDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Document 4: more than 60 s silent is closed and offline.</summary>
    public TimeSpan IdleDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Messages before the handshake are ignored, as the original does, but not for ever.</summary>
    public int MessagesBeforeHandshake { get; init; } = 100;

    /// <summary>Batches of one agent that wait for their commit at the same time: enough to fill a group commit, little enough to bound memory.</summary>
    public int UnacknowledgedBatches { get; init; } = 64;
}
