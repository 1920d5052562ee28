using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;

namespace Vedette.Server.Tests.Actions;

/// <summary>Streams that keep what was posted.</summary>
internal sealed class ScriptedStreams : IAgentStreams
{
    public HashSet<int> Connected { get; } = [];

    public List<(int AgentId, SignedMinerOrder Order)> Orders { get; } = [];

    public List<string> Acknowledged { get; } = [];

    /// <summary>The stream ends between the look at it and the sending.</summary>
    public bool LosesEverything { get; set; }

    public MinerOrder LastOrder => MinerOrder.Parser.ParseFrom(Orders[^1].Order.Order);

    public bool IsConnected(int agentId) => Connected.Contains(agentId);

    public bool TryPost(int agentId, MessageToAgent message)
    {
        if (!IsConnected(agentId) || LosesEverything)
        {
            return false;
        }

        if (message.MinerOrder is { } order)
        {
            Orders.Add((agentId, order));
        }

        Acknowledged.AddRange(message.MinerOrderResultAck?.OrderIds ?? []);
        return true;
    }

    public static bool IsSignedWith(byte[] secretHash, SignedMinerOrder order) => OrderSignature.Fits(OrderSignature.KeyFrom(secretHash), order.Order.Span, order.Signature.Span);
}
