using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <param name="Outcome">done, not_allowed, refused, not_supported, credentials, unreachable, changed_identity, expired, unknown or cancelled.</param>
internal sealed record MinerActionItemView(
    int MinerId, int SiteId, int AgentId, string MinerKey, MinerActionState State, string? Outcome, string? Detail, long? SentAt, long? EndedAt)
{
    public static MinerActionItemView Of(MinerActionItem item) =>
        new(item.MinerId, item.SiteId, item.AgentId, item.MinerKey, item.State, item.Outcome, item.Detail, item.SentAtMs, item.EndedAtMs);
}
