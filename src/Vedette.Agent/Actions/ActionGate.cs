using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>
/// The only way from an order to a device. An order (1) is the server's, for this agent, in time and new (2) is of a kind, for a miner and with arguments that the file allows (3) waits for its turn
/// (4) passes both once more, and the limit of the hour (5) is remembered on disk (6) is done (7) and whatever came of it is logged and told.
/// </summary>
internal sealed class ActionGate(GateParts parts, TimeProvider clock) : IDisposable
{
    private readonly OrderCheck _check = new(parts.Key, parts.Journal, clock);
    private readonly ActionPace _pace = new(parts.Journal, clock);

    /// <summary>Null where the order cannot be read as far as its id, and where it was taken before: what came of it the first time is what is told.</summary>
    public async ValueTask<MinerOrderResult?> HandleAsync(SignedMinerOrder signed, CancellationToken stop)
    {
        if (OrderCheck.Decode(signed) is not { } order)
        {
            parts.Log.Warning("An order came that cannot be read; it was refused.");
            return null;
        }

        // :: (1)
        OrderRefusal? refusal = _check.Refusal(signed, order);
        if (refusal is null && parts.Journal.Has(order.OrderId))
        {
            return Repeated(order);
        }

        if (refusal is not null)
        {
            return Refused(order, refusal);
        }

        // :: (2)
        (ActionPolicy? policy, _, refusal) = Permission(order);
        if (policy is null)
        {
            return Refused(order, refusal!);
        }

        // :: (3)
        using IDisposable turn = await _pace.BeginAsync(policy, stop);

        // :: (4) The file may have been changed meanwhile, and the order grown old.
        (policy, MinerWork? work, refusal) = Permission(order);
        refusal = _check.TimeRefusal(order) ?? refusal ?? HourRefusal(policy!);
        if (refusal is not null)
        {
            return Refused(order, refusal);
        }

        // :: (5)
        if (parts.Journal.Has(order.OrderId))
        {
            return Repeated(order);
        }

        if (TakeRefusal(order) is { } forgotten)
        {
            return Refused(order, forgotten);
        }

        // :: (6)
        ControlResult result = await ActAsync(work!, order.DryRun, stop);

        // :: (7)
        MinerOrderOutcome outcome = OutcomeOf(result.Outcome);
        parts.Journal.Ended(order.OrderId, outcome, result.Detail);
        return Told(order, outcome, result.Detail, work!.Target.Address);
    }

    public void Dispose() => _pace.Dispose();

    /// <summary>What the file says to this order now.</summary>
    private (ActionPolicy? Policy, MinerWork? Work, OrderRefusal? Refusal) Permission(MinerOrder order)
    {
        PolicyReading reading = parts.Policy.Read();
        if (reading.Policy is not { } policy)
        {
            return (null, null, OrderRefusal.NotAllowed(reading.WhyNot));
        }

        if (OrderedAction.Of(order, policy, out string problem) is not { } action)
        {
            return (null, null, OrderRefusal.NotAllowed(problem));
        }

        if (parts.Miners.Find(order.MinerKey) is not { } miner)
        {
            return (null, null, OrderRefusal.NotAllowed("This agent knows no miner with that key."));
        }

        return policy.Covers(miner.Address)
            ? (policy, new MinerWork(new ControlTarget(miner.Address, miner.Identity), action), null)
            : (null, null, OrderRefusal.NotAllowed($"The miner's address {miner.Address} lies in none of the ranges that the file names."));
    }

    private OrderRefusal? HourRefusal(ActionPolicy policy) =>
        parts.Journal.ActedInLastHour >= policy.MostPerHour ? OrderRefusal.NotAllowed($"{policy.MostPerHour} orders were carried out within the last hour, and the file allows no more.") : null;

    private OrderRefusal? TakeRefusal(MinerOrder order)
    {
        try
        {
            return parts.Journal.TryTake(order.OrderId, acts: !order.DryRun) ? null : OrderRefusal.NotAllowed("No more orders can be remembered today.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return OrderRefusal.NotAllowed($"The order cannot be remembered, so it was not carried out: {e.Message}");
        }
    }

    private async ValueTask<ControlResult> ActAsync(MinerWork work, bool isDryRun, CancellationToken stop)
    {
        try
        {
            return await parts.Control.ActAsync(work.Target, work.Action, isDryRun, stop);
        }
#pragma warning disable CA1031 // The boundary: whatever happened on the way to the device, the order is used up and its author hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new ControlResult(ControlOutcome.Unknown, e is OperationCanceledException ? "The agent stopped while it was at it." : $"The agent failed at it: {e.GetType().Name}: {e.Message}");
        }
    }

    private MinerOrderResult? Repeated(MinerOrder order)
    {
        parts.Log.Warning("An order came that was taken before; it was refused.", ("order", order.OrderId), ("action", ActionNames.Of(order.Kind)), ("miner", order.MinerKey));
        return null;
    }

    private MinerOrderResult Refused(MinerOrder order, OrderRefusal refusal) => Told(order, refusal.Outcome, refusal.Why, address: null);

    private MinerOrderResult Told(MinerOrder order, MinerOrderOutcome outcome, string detail, string? address)
    {
        parts.Log.Warning(
            outcome == MinerOrderOutcome.Done ? "An order was carried out." : "An order was not carried out.",
            ("order", order.OrderId), ("action", ActionNames.Of(order.Kind)), ("miner", order.MinerKey), ("address", address ?? "none"), ("dry_run", order.DryRun ? "true" : "false"),
            ("outcome", $"{outcome}"), ("detail", detail));
        return new MinerOrderResult { OrderId = order.OrderId, Outcome = outcome, Detail = detail, AtUnixMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
    }

    private static MinerOrderOutcome OutcomeOf(ControlOutcome outcome) => outcome switch
    {
        ControlOutcome.Done => MinerOrderOutcome.Done,
        ControlOutcome.Refused => MinerOrderOutcome.Refused,
        ControlOutcome.NotSupported => MinerOrderOutcome.NotSupported,
        ControlOutcome.Credentials => MinerOrderOutcome.Credentials,
        ControlOutcome.Unreachable => MinerOrderOutcome.Unreachable,
        ControlOutcome.ChangedIdentity => MinerOrderOutcome.ChangedIdentity,
        _ => MinerOrderOutcome.Unknown,
    };

    private sealed record MinerWork(ControlTarget Target, MinerAction Action);
}
