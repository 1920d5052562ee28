namespace Vedette.Storage.Control;

/// <param name="KeyHash">SHA-256 of the key's secret; the key itself never comes here. Null = an agent of the open mode.</param>
public sealed record NewAgent(AgentKind Kind, string Name, string? Description, int? SiteId, byte[]? KeyHash, long CreatedAtMs);
