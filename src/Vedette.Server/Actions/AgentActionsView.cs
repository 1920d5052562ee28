using Vedette.Protocol.Messages;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>What the file on one agent's machine allows, or why it allows nothing.</summary>
internal sealed record AgentActionsView
{
    public required int AgentId { get; init; }

    public required string Name { get; init; }

    public required bool Connected { get; init; }

    public required bool Enabled { get; init; }

    public string? WhyNot { get; init; }

    public long? ToldAt { get; init; }

    public required IReadOnlyList<MinerActionName> Allowed { get; init; }

    public IReadOnlyList<string> Ranges { get; init; } = [];

    public IReadOnlyList<PermittedPoolView> Pools { get; init; } = [];

    public int? MostPerHour { get; init; }

    public int? MostAtOnce { get; init; }

    public int? SecondsBetween { get; init; }

    public static AgentActionsView Of(AgentRow agent, bool isConnected, ToldPermissions? told)
    {
        MinerActionPermissions permissions = told?.Permissions ?? new MinerActionPermissions { WhyNot = "The agent has told nothing yet: it is not connected, or looks after no miners." };
        bool isEnabled = permissions.Enabled;
        return new AgentActionsView
        {
            AgentId = agent.Id,
            Name = agent.Name,
            Connected = isConnected,
            Enabled = isEnabled,
            WhyNot = isEnabled ? null : permissions.WhyNot,
            ToldAt = told?.AtMs,
            Allowed = [.. Enum.GetValues<MinerActionName>().Where(name => permissions.Allowed.Contains(MinerOrders.KindOf(name)))],
            Ranges = [.. permissions.Ranges],
            Pools = [.. permissions.Pools.Select(p => new PermittedPoolView(p.Url, p.WorkerPattern.Length == 0 ? null : p.WorkerPattern))],
            MostPerHour = isEnabled ? (int)permissions.MostPerHour : null,
            MostAtOnce = isEnabled ? (int)permissions.MostAtOnce : null,
            SecondsBetween = isEnabled ? (int)permissions.SecondsBetween : null,
        };
    }
}
