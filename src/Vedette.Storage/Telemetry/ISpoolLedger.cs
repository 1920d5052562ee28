using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry;

/// <summary>Knows the spools: which epochs exist, and which of their batches are durable.</summary>
public interface ISpoolLedger
{
    /// <summary>
    /// Answers an agent's handshake: the same epoch and what is durable, or a new epoch where none was presented, it is not known as this agent's, or the sequence went backwards.
    /// <paramref name="stampedAs"/> is the identity that series of the epoch are stamped with (the agent's name, and its site's); where it differs from the one before, all definitions are asked for anew.
    /// </summary>
    ValueTask<SpoolOpened> OpenAsync(int agentId, string stampedAs, SpoolPosition presented, CancellationToken stop);
}
