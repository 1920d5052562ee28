using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Ingest;

/// <summary>Keeps what a handshake tells about the agent and its host, and its consent.</summary>
internal sealed class AgentFactsIntake(AgentRegistry agents, IConsentLedger consents)
{
    private const string Source = "handshake";

    public async ValueTask RecordAsync(AgentRow agent, AgentHandshake handshake, string? remoteAddress, long nowMs, CancellationToken stop)
    {
        var facts = new AgentFacts
        {
            IpAddress = PublicAddress(handshake) ?? remoteAddress,
            OsType = "OS_TYPE_" + handshake.OsType.ToString().ToUpperInvariant(),
            OsName = NullIfEmpty(handshake.LongOsVersion) ?? NullIfEmpty(handshake.OsName),
            AgentVersion = NullIfEmpty(handshake.AgentVersion),
            Metadata = Metadata(handshake, remoteAddress),
        };
        await agents.UpdateFactsAsync(agent.Id, facts, stop);
        if (handshake.Consent is { } given)
        {
            var consent = new Consent(given.EulaVersion, given.EulaSha256, given.AcceptedBy, given.AcceptedAtUnixMs, given.How);
            await consents.AppendAsync(agent.Id, consent, Source, nowMs, stop);
        }
    }

    /// <summary>Document 4: the first public IPv4. In the document's era the field carried the agent's secret, so only what is an address is taken.</summary>
    private static string? PublicAddress(AgentHandshake handshake) =>
        Addresses(handshake).FirstOrDefault(a => !a.Contains(':', StringComparison.Ordinal));

    private static IEnumerable<string> Addresses(AgentHandshake handshake) =>
        handshake.PublicIpAddresses.Where(text => System.Net.IPAddress.TryParse(text, out _));

    private static string Metadata(AgentHandshake handshake, string? remoteAddress)
    {
        var metadata = new JsonObject
        {
            ["os_name"] = NullIfEmpty(handshake.OsName),
            ["arch"] = NullIfEmpty(handshake.Arch),
            ["hostname"] = NullIfEmpty(handshake.Hostname),
            ["public_ip_addresses"] = new JsonArray([.. Addresses(handshake).Select(a => (JsonNode)a)]),
            ["kernel_version"] = NullIfEmpty(handshake.KernelVersion),
            ["os_version_detail"] = NullIfEmpty(handshake.OsVersionDetail),
            ["long_os_version"] = NullIfEmpty(handshake.LongOsVersion),
            ["distribution_id"] = NullIfEmpty(handshake.DistributionId),
            ["physical_core_count"] = handshake.HasPhysicalCoreCount ? handshake.PhysicalCoreCount : null,
            ["total_memory_bytes"] = handshake.HasTotalMemoryBytes ? handshake.TotalMemoryBytes : null,
            ["total_swap_bytes"] = handshake.HasTotalSwapBytes ? handshake.TotalSwapBytes : null,
            ["country_code"] = handshake.HasCountryCode ? handshake.CountryCode : null,
            ["remote_address"] = remoteAddress,
        };
        if (handshake.CpuStaticInfo is { } cpu)
        {
            metadata["cpu_static_info"] = new JsonObject { ["name"] = cpu.Name, ["frequency"] = cpu.Frequency, ["vendor_id"] = cpu.VendorId, ["brand"] = cpu.Brand };
        }

        return metadata.ToJsonString(JsonSerializerOptions.Default);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
