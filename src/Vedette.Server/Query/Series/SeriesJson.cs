using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Vedette.Model.Series;

namespace Vedette.Server.Query.Series;

/// <summary>Writes a <see cref="SeriesReply"/>.</summary>
internal static class SeriesJson
{
    private const int FlushBytes = 32 * 1024;

    // As every other reply: letters of all scripts as they are, and nothing that ends a script or an attribute.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteAsync(HttpResponse response, SeriesRequest request, SeriesFound found, CancellationToken stop)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter, Options);
        json.WriteStartObject();
        json.WriteString("start", DateTimeOffset.FromUnixTimeMilliseconds(request.Range.StartMs).UtcDateTime);
        json.WriteString("end", DateTimeOffset.FromUnixTimeMilliseconds(request.Range.EndMs).UtcDateTime);
        json.WriteNumber("step_seconds", request.StepMs / 1000.0);
        json.WriteStartArray("series");
        foreach (SeriesBuckets series in found.Series)
        {
            json.WriteStartObject();
            WriteLabels(json, series.Labels);
            json.WriteStartArray("points");
            for (int bucket = 0; bucket < request.Buckets; bucket++)
            {
                WritePoint(json, request, series, bucket);
                if (json.BytesPending > FlushBytes)
                {
                    await json.FlushAsync(stop);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("truncated", found.Truncated);
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void WriteLabels(Utf8JsonWriter json, Labels labels)
    {
        json.WriteStartObject("labels");
        foreach (Label label in labels)
        {
            json.WriteString(label.Name, label.Value);
        }

        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, SeriesRequest request, SeriesBuckets series, int bucket)
    {
        json.WriteStartArray();
        json.WriteNumberValue((request.FirstBucket + bucket) * request.StepMs);
        WriteValue(json, series.Of(request.Value)[bucket]);
        WriteValue(json, series.Minimum[bucket]);
        WriteValue(json, series.Maximum[bucket]);
        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
