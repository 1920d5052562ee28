using Vedette.Storage.Control;

namespace Vedette.Server.Bridge;

/// <summary>Lets what the bridge remembers outlive the server. To be used under the host's gate.</summary>
internal sealed partial class BridgeRecollection(IBridgeMemory memory, ILogger<BridgeRecollection> log)
{
    public async Task LoadAsync(BridgeHost host, int agentId, CancellationToken stop)
    {
        if (host.IsLoaded)
        {
            return;
        }

        byte[]? packed = await memory.ReadAsync(agentId, stop);
        BridgeDocument? kept = null;
        try
        {
            kept = packed is null ? null : BridgeDocument.Unpack(packed);
        }
        catch (InvalidDataException damaged)
        {
            // The next state is told as a new one, which it is to who has lost the others.
            LogLost(damaged, agentId);
        }

        host.Load(kept);
    }

    /// <summary>Not to be cancelled: the state itself is durable already.</summary>
    public async Task KeepAsync(BridgeHost host, int agentId) => await memory.WriteAsync(agentId, host.ToDocument().Pack(), CancellationToken.None);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "What the bridge remembered of agent {AgentId} cannot be read and is forgotten.")]
    private partial void LogLost(Exception damaged, int agentId);
}
