using System.Globalization;
using System.Net;
using System.Text.Json;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Fleet;

/// <summary>The fleet as the portal shows it.</summary>
internal static class HostEndpoints
{
    // A core or a file system that was silent for this long is no longer shown as present.
    private static readonly TimeSpan PresentFor = TimeSpan.FromMinutes(10);

    public static void MapHosts(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/hosts").WithTags("fleet").RequireAuthorization(Policies.Viewer);
        group.MapGet("", List).WithName("listHosts");
        group.MapGet("/{id:int}", GetAsync).WithName("getHost").Produces<HostDetail>().Produces<Problem>(404);
    }

    private static HostList List(AgentRegistry agents, IHostPresence presence, TimeProvider clock) =>
        new(clock.GetUtcNow().ToUnixTimeMilliseconds(), agents.All.Select(agent => Host.Of(agent, presence.Get(agent.Id))));

    private static async Task<IResult> GetAsync(
        int id, HostParts parts, TimeProvider clock, CancellationToken stop)
    {
        if (parts.Agents.Find(id) is not AgentRow agent)
        {
            return ApiError.NotFound($"There is no host {id}.");
        }

        HardwareSnapshot? hardware = await parts.Hardware.CurrentAsync(id, stop);
        ConsentEntry? consent = await parts.Consents.LatestAsync(id, stop);
        long notBefore = (clock.GetUtcNow() - PresentFor).ToUnixTimeMilliseconds();
        JsonElement? document = hardware is null ? null : JsonElement.Parse(hardware.Json);
        return Results.Ok(new HostDetail(Host.Of(agent, parts.Presence.Get(id)))
        {
            Hardware = document,
            HardwareUpdatedAt = hardware is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(hardware.SinceMs).UtcDateTime,
            ExternalIp = ExternalIp(document, agent.IpAddress),
            Consent = consent is null ? null : HostConsent.Of(consent.Consent),
            Cores = Cores(parts.Series, id, notBefore),
            Filesystems = Filesystems(parts.Series, id, notBefore),
        });
    }

    private static List<CoreUsage> Cores(ISeriesReader series, int id, long notBefore) =>
    [
        .. Latest(series, HostMetrics.CpuCoreUsagePercent, id, notBefore)
            .Select(s => new CoreUsage(s.Labels["cpu"] ?? "", double.IsFinite(s.Value) ? s.Value : null))
            .OrderBy(c => int.TryParse(c.Cpu, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue)
            .ThenBy(c => c.Cpu, StringComparer.Ordinal),
    ];

    private static List<Filesystem> Filesystems(ISeriesReader series, int id, long notBefore)
    {
        ILookup<string, LatestSample> totals = Latest(series, HostMetrics.FilesystemTotalBytes, id, notBefore).ToLookup(Mountpoint);
        return
        [
            .. Latest(series, HostMetrics.FilesystemUsedBytes, id, notBefore)
                .OrderBy(Mountpoint, StringComparer.Ordinal)
                .Select(used => new Filesystem(Mountpoint(used), used.Labels["device"], used.Labels["fstype"], Bytes(used), totals[Mountpoint(used)].Select(Bytes).FirstOrDefault())),
        ];
    }

    private static IReadOnlyList<LatestSample> Latest(ISeriesReader series, string metric, int id, long notBefore) => series.Latest(
        [LabelMatcher.Equal(Labels.MetricNameLabel, metric), LabelMatcher.Equal("agent", id.ToString(CultureInfo.InvariantCulture))], notBefore);

    private static string Mountpoint(LatestSample sample) => sample.Labels["mountpoint"] ?? "";

    private static long? Bytes(LatestSample sample) => double.IsFinite(sample.Value) && Math.Abs(sample.Value) < long.MaxValue ? (long)sample.Value : null;

    /// <summary>What the host says of itself, else the address it comes from, where that one is a public one.</summary>
    private static string? ExternalIp(JsonElement? hardware, string? seenFrom)
    {
        if (hardware is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("ip_external", out JsonElement told))
        {
            JsonElement first = told is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : told;
            if (first.ValueKind == JsonValueKind.String)
            {
                return first.GetString();
            }
        }

        return IPAddress.TryParse(seenFrom, out IPAddress? address) && PublicAddress.IsPublic(address) ? seenFrom : null;
    }
}
