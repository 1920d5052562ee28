using System.Text.Json;
using Vedette.Model.Hosts;

namespace Vedette.Server.Query;

/// <summary>Writes rows in document 4's shape. Numbers that the document calls integers are written as such; a missing value is null.</summary>
internal static class TimeseriesJson
{
    // A row of all fields with minimum and maximum is about 2 KB: flush well before a large answer sits in memory.
    private const int FlushBytes = 32 * 1024;

    public static async Task WriteAsync(HttpResponse response, int agentId, TimeseriesTable table, CancellationToken stop)
    {
        response.ContentType = "application/json; charset=utf-8";
        Names[] names = [.. table.Fields.Select(f => new Names(f))];
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartArray();
        for (int row = 0; row < table.Rows; row++)
        {
            WriteRow(json, agentId, table, names, row);
            if (json.BytesPending > FlushBytes)
            {
                await json.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(stop);
    }

    /// <summary>Document 4's <c>latest</c> object: id and vps_id are the agent's.</summary>
    public static void WriteLatest(Utf8JsonWriter json, int agentId, long timestampMs, IReadOnlyList<double?> values)
    {
        json.WriteStartObject();
        json.WriteNumber("id", agentId);
        WriteTime(json, timestampMs);
        json.WriteNumber("vps_id", agentId);
        for (int i = 0; i < HostMetrics.All.Count; i++)
        {
            json.WritePropertyName(HostMetrics.All[i].Field);
            WriteValue(json, values[i] ?? double.NaN, HostMetrics.All[i].Integral);
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, int agentId, TimeseriesTable table, Names[] names, int row)
    {
        json.WriteStartObject();
        WriteTime(json, table.TimestampsMs[row]);
        json.WriteNumber("vps_id", agentId);
        for (int field = 0; field < names.Length; field++)
        {
            bool integral = table.Fields[field].Integral && table.Minimum is null;
            json.WritePropertyName(names[field].Value);
            WriteValue(json, table.Average[field][row], integral);
            if (table.Minimum is not null)
            {
                json.WritePropertyName(names[field].Minimum);
                WriteValue(json, table.Minimum[field][row], table.Fields[field].Integral);
                json.WritePropertyName(names[field].Maximum);
                WriteValue(json, table.Maximum![field][row], table.Fields[field].Integral);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, long timestampMs) =>
        json.WriteString("time", DateTimeOffset.FromUnixTimeMilliseconds(timestampMs).UtcDateTime);

    private static void WriteValue(Utf8JsonWriter json, double value, bool integral)
    {
        if (!double.IsFinite(value))
        {
            json.WriteNullValue();
        }
        else if (integral && Math.Abs(value) < long.MaxValue)
        {
            json.WriteNumberValue((long)Math.Round(value));
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    private readonly struct Names(HostMetric metric)
    {
        public JsonEncodedText Value { get; } = JsonEncodedText.Encode(metric.Field);

        public JsonEncodedText Minimum { get; } = JsonEncodedText.Encode(metric.Field + "_min");

        public JsonEncodedText Maximum { get; } = JsonEncodedText.Encode(metric.Field + "_max");
    }
}
