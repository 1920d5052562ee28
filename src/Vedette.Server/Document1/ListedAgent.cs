using System.Text.Json;

namespace Vedette.Server.Document1;

/// <param name="Status">online within 30 s of the last contact, else idle.</param>
internal sealed record ListedAgent(
    string? AgentUid, string DisplayName, string Status, DateTime? LastSeen, bool Blocked, string? BlockedReason, JsonElement? Hardware, MetricValues Metrics);
