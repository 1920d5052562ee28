using System.Text.Json;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>Document 4's reply to a new host: the stored row, snake_case, with its secret.</summary>
internal sealed record VpsRow(
    int Id, int UserId, string Name, string? IpAddress, string? OsType, string AgentSecret, HostStatus Status, JsonElement? Metadata, DateTime CreatedAt, DateTime UpdatedAt, string? Group)
{
    public static VpsRow Of(IssuedKey issued, int userId)
    {
        AgentRow agent = issued.Agent;
        DateTime created = DateTimeOffset.FromUnixTimeMilliseconds(agent.CreatedAtMs).UtcDateTime;
        return new VpsRow(agent.Id, userId, agent.Name, agent.IpAddress, agent.OsType, issued.Key, HostStatus.Pending, null, created, created, null);
    }
}
