using System.Text.Json;
using System.Text.Json.Serialization;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>One item of document 4's list, in its camelCase. What Vedette has no notion of (traffic, renewal, tags) is null or empty.</summary>
internal sealed record VpsItem
{
    [JsonPropertyName("id")]
    public required int Id { get; init; }

    [JsonPropertyName("userId")]
    public int? UserId { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("ipAddress")]
    public required string? IpAddress { get; init; }

    [JsonPropertyName("status")]
    public required HostStatus Status { get; init; }

    [JsonPropertyName("agentVersion")]
    public required string? AgentVersion { get; init; }

    [JsonPropertyName("group")]
    public string? Group { get; init; }

    [JsonPropertyName("tags")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [JsonPropertyName("configStatus")]
    public string ConfigStatus { get; init; } = "unknown";

    [JsonPropertyName("lastConfigUpdateAt")]
    public DateTime? LastConfigUpdateAt { get; init; }

    [JsonPropertyName("lastConfigError")]
    public string? LastConfigError { get; init; }

    [JsonPropertyName("trafficLimitBytes")]
    public long? TrafficLimitBytes { get; init; }

    [JsonPropertyName("trafficBillingRule")]
    public string? TrafficBillingRule { get; init; }

    [JsonPropertyName("trafficCurrentCycleRxBytes")]
    public long? TrafficCurrentCycleRxBytes { get; init; }

    [JsonPropertyName("trafficCurrentCycleTxBytes")]
    public long? TrafficCurrentCycleTxBytes { get; init; }

    [JsonPropertyName("trafficLastResetAt")]
    public DateTime? TrafficLastResetAt { get; init; }

    [JsonPropertyName("trafficResetConfigType")]
    public string? TrafficResetConfigType { get; init; }

    [JsonPropertyName("trafficResetConfigValue")]
    public string? TrafficResetConfigValue { get; init; }

    [JsonPropertyName("nextTrafficResetAt")]
    public DateTime? NextTrafficResetAt { get; init; }

    [JsonPropertyName("osType")]
    public required string? OsType { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTime CreatedAt { get; init; }

    [JsonPropertyName("metadata")]
    public required JsonElement? Metadata { get; init; }

    [JsonPropertyName("renewalCycle")]
    public string? RenewalCycle { get; init; }

    [JsonPropertyName("renewalCycleCustomDays")]
    public int? RenewalCycleCustomDays { get; init; }

    [JsonPropertyName("renewalPrice")]
    public double? RenewalPrice { get; init; }

    [JsonPropertyName("renewalCurrency")]
    public string? RenewalCurrency { get; init; }

    [JsonPropertyName("nextRenewalDate")]
    public DateTime? NextRenewalDate { get; init; }

    [JsonPropertyName("lastRenewalDate")]
    public DateTime? LastRenewalDate { get; init; }

    [JsonPropertyName("serviceStartDate")]
    public DateTime? ServiceStartDate { get; init; }

    [JsonPropertyName("paymentMethod")]
    public string? PaymentMethod { get; init; }

    [JsonPropertyName("autoRenewEnabled")]
    public bool? AutoRenewEnabled { get; init; }

    [JsonPropertyName("renewalNotes")]
    public string? RenewalNotes { get; init; }

    [JsonPropertyName("reminderActive")]
    public bool? ReminderActive { get; init; }

    public static VpsItem Of(AgentRow agent, HostPresence presence) => new()
    {
        Id = agent.Id,
        Name = agent.Name,
        IpAddress = agent.IpAddress,
        Status = presence.Status,
        AgentVersion = agent.AgentVersion,
        OsType = agent.OsType,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(agent.CreatedAtMs).UtcDateTime,
        Metadata = agent.Metadata is null ? null : JsonElement.Parse(agent.Metadata),
    };
}
