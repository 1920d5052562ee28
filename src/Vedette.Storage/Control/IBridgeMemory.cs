namespace Vedette.Storage.Control;

/// <summary>What document 5's bridge remembers of an agent between two posts: one document each, which goes with the agent.</summary>
public interface IBridgeMemory
{
    ValueTask<byte[]?> ReadAsync(int agentId, CancellationToken stop);

    /// <summary>Nothing is kept of an agent that was deleted.</summary>
    ValueTask WriteAsync(int agentId, byte[] document, CancellationToken stop);
}
