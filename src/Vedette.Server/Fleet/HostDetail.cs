using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Vedette.Server.Fleet;

/// <summary>A host with all its page shows at once.</summary>
internal sealed record HostDetail : Host
{
    [SetsRequiredMembers]
    public HostDetail(Host host)
        : base(host)
    {
    }

    /// <summary>Document 1's <c>hardware_info</c>; agents of other makers send what they have.</summary>
    public JsonElement? Hardware { get; init; }

    public DateTime? HardwareUpdatedAt { get; init; }

    public string? ExternalIp { get; init; }

    /// <summary>Null = not asked: an agent of another maker.</summary>
    public HostConsent? Consent { get; init; }

    public IReadOnlyList<CoreUsage> Cores { get; init; } = [];

    public IReadOnlyList<Filesystem> Filesystems { get; init; } = [];
}
