using Vedette.Agent.Logging;

namespace Vedette.Agent.Link;

/// <summary>What every session of the link works with.</summary>
internal sealed record LinkParts(
    Spool.Spool Spool, HandshakeMessages Handshake, HardwareReporter Hardware, ServerRequests Requests, LinkState State, LinkOptions Options, AgentLog Log, TimeProvider Clock)
{
    /// <summary>Set whenever there may be something to send.</summary>
    public AsyncSignal Wake { get; } = new();

    /// <summary>Null where nothing but measurements goes over the link.</summary>
    public ILinkExtension? Extension { get; init; }
}
