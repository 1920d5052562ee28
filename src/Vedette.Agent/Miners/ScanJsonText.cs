using System.Text;
using System.Text.Json;
using Vedette.Model.Miners;

namespace Vedette.Agent.Miners;

/// <summary>What a scan found, for a program. What is not known is left out.</summary>
internal static class ScanJsonText
{
    public static string Of(ScanOutcome outcome)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            Texts(json, "ranges", outcome.Ranges);
            json.WriteNumber("took_seconds", Math.Round(outcome.Took.TotalSeconds, 3));
            json.WriteBoolean("cut_short", outcome.IsCutShort);
            json.WriteNumber("hosts", outcome.Hosts);
            json.WriteNumber("hosts_tried", outcome.Tried);
            json.WriteNumber("hosts_answered", outcome.Answered);
            json.WriteNumber("other_devices", outcome.Others);
            Rows(json, "miners", outcome.Miners);
            Rows(json, "unknown_devices", outcome.Unknown);
            Texts(json, "errors", outcome.Errors);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>One miner on one line.</summary>
    public static string Line(ScanRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Row(json, row);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Rows(Utf8JsonWriter json, string name, IReadOnlyList<ScanRow> rows)
    {
        json.WriteStartArray(name);
        foreach (ScanRow row in rows)
        {
            Row(json, row);
        }

        json.WriteEndArray();
    }

    private static void Row(Utf8JsonWriter json, ScanRow row)
    {
        json.WriteStartObject();
        json.WriteString("ip_address", row.Finding.Address);
        Number(json, "port", row.Finding.OpenPort);
        Text(json, "mac", row.Mac);
        if (row.Identity is { } identity)
        {
            Identity(json, identity);
        }

        if (row.Snapshot is { } snapshot)
        {
            Figures(json, snapshot);
            Texts(json, "raw_replies", snapshot.RawReplies);
        }

        json.WriteNumber("took_seconds", Math.Round(row.Took.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter json, MinerIdentity identity)
    {
        Text(json, "serial", identity.Serial);
        Text(json, "hostname", identity.Hostname);
        json.WriteString("vendor", identity.Vendor);
        Text(json, "model", identity.Model);
        Text(json, "raw_model", identity.RawModel);
        Text(json, "firmware_family", MinerWords.Of(identity.FirmwareFamily));
        Text(json, "firmware_version", identity.FirmwareVersion);
        json.WriteStartArray("evidence");
        foreach (MinerEvidence evidence in identity.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("source", evidence.Source);
            json.WriteString("marker", evidence.Marker);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Figures(Utf8JsonWriter json, MinerSnapshot snapshot)
    {
        Text(json, "state", MinerWords.Of(snapshot.State));
        Number(json, "hashrate", snapshot.Hashrate.FiveSeconds ?? snapshot.Hashrate.OneMinute ?? snapshot.Hashrate.FiveMinutes ?? snapshot.Hashrate.Average);
        Number(json, "hashrate_expected", snapshot.Hashrate.Expected);
        Number(json, "power_watts", snapshot.PowerWatts);
        Number(json, "temperature_board", snapshot.Temperatures.Board);
        Number(json, "temperature_chip", snapshot.Temperatures.Chip);
        Number(json, "uptime_seconds", snapshot.UptimeSeconds);
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
    }
}
