using System.Security.Cryptography;
using System.Text;
using Vedette.Protocol.Actions;

namespace Vedette.Agent.Actions;

/// <summary>What this agent's orders are signed with.</summary>
internal sealed record OrderKey(int AgentId, byte[] Key)
{
    // prefix _ id _ secret _ checksum, as the server writes keys.
    private const int Parts = 4;
    private const int SecretPart = 2;

    /// <summary>Null where the key is of another server's make: then no order can be trusted.</summary>
    public static OrderKey? Of(int agentId, string agentKey)
    {
        string[] parts = agentKey.Split('_');
        return parts.Length == Parts && parts[0] == "vda" && parts[SecretPart].Length > 0
            ? new OrderKey(agentId, OrderSignature.KeyFrom(SHA256.HashData(Encoding.ASCII.GetBytes(parts[SecretPart]))))
            : null;
    }

    public override string ToString() => $"orders for agent {AgentId}";
}
