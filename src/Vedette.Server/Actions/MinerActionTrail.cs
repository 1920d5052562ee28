using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Writes down what became of orders, beside what people asked for.</summary>
internal sealed class MinerActionTrail(IAuditLog log, TimeProvider clock)
{
    public ValueTask SentAsync(MinerActionItem item, string orderId) => WriteAsync("server", "miner.action.order", item, $"order {orderId} to agent {item.AgentId}");

    /// <param name="actor">The agent that told it, or the server that concluded it.</param>
    public ValueTask EndedAsync(string actor, MinerActionItem item, MinerActionEnd end) => WriteAsync(actor, "miner.action.outcome", item, $"{end.Outcome}: {end.Detail}");

    private ValueTask WriteAsync(string actor, string action, MinerActionItem item, string what) =>
        log.AppendAsync(new AuditEntry(clock.GetUtcNow().ToUnixTimeMilliseconds(), actor, null, action, $"run {item.RunId}, miner {item.MinerId} ({item.MinerKey}): {what}"), CancellationToken.None);
}
