using System.Globalization;
using System.Text;

namespace Vedette.Server.Miners.Rows;

/// <summary>Rows as RFC 4180 text. What a device says must not become a formula where the file is opened.</summary>
internal static class MinersCsv
{
    private static readonly (string Name, Func<MinerRow, object?> Value)[] Columns =
    [
        ("id", r => r.Id), ("key", r => r.Key), ("site_id", r => r.SiteId), ("agent_id", r => r.AgentId), ("name", r => r.Name), ("ip_address", r => r.IpAddress), ("port", r => r.Port), ("mac", r => r.Mac),
        ("serial", r => r.Serial), ("hostname", r => r.Hostname), ("vendor", r => r.Vendor), ("model", r => r.Model), ("firmware_family", r => r.FirmwareFamily), ("firmware_version", r => r.FirmwareVersion),
        ("state", r => r.State), ("status", r => r.Status), ("verdict", r => r.Verdict), ("verdict_reasons", r => string.Join(' ', r.VerdictReasons)), ("issues", r => string.Join(' ', r.Issues)),
        ("severity", r => r.Severity), ("hashrate", r => r.Hashrate), ("hashrate_expected", r => r.HashrateExpected), ("power_watts", r => r.PowerWatts),
        ("efficiency_joules_per_terahash", r => r.EfficiencyJoulesPerTerahash), ("temperature_board", r => r.TemperatureBoard), ("temperature_chip", r => r.TemperatureChip),
        ("fans", r => string.Join(' ', r.Fans.Select(f => f?.ToString(CultureInfo.InvariantCulture) ?? "?"))), ("pool_url", r => r.PoolUrl), ("worker", r => r.Worker), ("rejected_ratio", r => r.RejectedRatio),
        ("uptime_seconds", r => r.UptimeSeconds), ("container_id", r => r.ContainerId), ("rack_id", r => r.RackId), ("rack_row", r => r.RackRow), ("rack_column", r => r.RackColumn), ("pool_id", r => r.PoolId),
        ("tags", r => string.Join(' ', r.Tags)), ("paused", r => r.Paused ? "true" : "false"),
        ("supported_actions", r => r.SupportedActions is { } known ? string.Join(' ', known) : null), ("first_seen", r => Moment(r.FirstSeen)), ("last_seen", r => r.LastSeen is long at ? Moment(at) : null),
        ("algorithm", r => r.Algorithm),
    ];

    public static string Write(IReadOnlyList<MinerRow> rows)
    {
        var text = new StringBuilder();
        Line(text, Columns.Select(c => (object?)c.Name));
        foreach (MinerRow row in rows)
        {
            Line(text, Columns.Select(c => c.Value(row)));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<object?> values)
    {
        bool first = true;
        foreach (object? value in values)
        {
            text.Append(first ? "" : ",").Append(value is string said ? Cell(said) : Convert.ToString(value, CultureInfo.InvariantCulture));
            first = false;
        }

        text.Append("\r\n");
    }

    private static string Cell(string value)
    {
        // A sheet takes a blank in front off before it looks for a formula.
        string said = value.TrimStart() is ['=' or '+' or '-' or '@', ..] || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;
        return said.AsSpan().IndexOfAny(",\"\r\n") < 0 ? said : $"\"{said.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Moment(long atMs) => DateTimeOffset.FromUnixTimeMilliseconds(atMs).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
