using Google.Protobuf;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>What can be said of an order without the file: whether it is the server's, for this agent, and in time.</summary>
internal sealed class OrderCheck(OrderKey key, OrderJournal journal, TimeProvider clock)
{
    /// <summary>The order, as far as it can be read: a refusal is told under its id.</summary>
    public static MinerOrder? Decode(SignedMinerOrder signed)
    {
        if (signed.Order.Length is 0 or > OrderRules.LongestOrderBytes)
        {
            return null;
        }

        try
        {
            MinerOrder order = MinerOrder.Parser.ParseFrom(signed.Order);
            return OrderRules.IsId(order.OrderId) ? order : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    public OrderRefusal? Refusal(SignedMinerOrder signed, MinerOrder order)
    {
        if (!OrderSignature.Fits(key.Key, signed.Order.Span, signed.Signature.Span))
        {
            return OrderRefusal.NotAllowed("The order's signature does not fit.");
        }

        if (order.AgentId != key.AgentId)
        {
            return OrderRefusal.NotAllowed($"The order is for agent {order.AgentId}; this is agent {key.AgentId}.");
        }

        return TimeRefusal(order);
    }

    public OrderRefusal? TimeRefusal(MinerOrder order)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (order.ExpiresAtUnixMs <= now)
        {
            return new OrderRefusal(MinerOrderOutcome.Expired, "The order is too old.");
        }

        if (order.ExpiresAtUnixMs - order.IssuedAtUnixMs > (long)OrderRules.LongestLife.TotalMilliseconds || order.IssuedAtUnixMs > now + (long)OrderRules.ClockSkew.TotalMilliseconds)
        {
            return OrderRefusal.NotAllowed("The order lives longer than an order may, or comes from the future: the clocks of the server and of this machine differ.");
        }

        return journal.NothingKnownBefore is { } start && order.IssuedAtUnixMs <= start.ToUnixTimeMilliseconds()
            ? OrderRefusal.NotAllowed("The order is from before this agent's start, of which nothing is remembered.")
            : null;
    }
}
