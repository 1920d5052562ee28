using System.Text.Json;
using Vedette.Server.Query;

namespace Vedette.Server.Telegraf;

/// <summary>Telegraf's JSON: <c>{"metrics": [...]}</c>, or one metric <c>{"name", "tags", "fields", "timestamp"}</c>.</summary>
internal static class JsonMetrics
{
    // A metric is three levels deep; more is none.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    // The largest times in each unit until the year 5138: what is above is the next finer unit.
    private const double LastSecond = 1e11;
    private const double LastMillisecond = 1e14;
    private const double LastMicrosecond = 1e17;

    /// <summary>What is wrong with the body as a whole, or null.</summary>
    public static async Task<string?> TakeAsync(ReadOnlyMemory<byte> body, PointWriter writer, CancellationToken stop)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Options);
        }
        catch (JsonException error)
        {
            return Errors.JsonProblem.Describe(error);
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return $"The body is JSON of the kind {root.ValueKind}; needed is an object with 'metrics', or one metric.";
            }

            if (!root.TryGetProperty("metrics", out JsonElement metrics))
            {
                TakeOne(root, 1, new TelegrafPoint(), writer);
            }
            else if (metrics.ValueKind == JsonValueKind.Array)
            {
                await TakeAllAsync(metrics, writer, stop);
            }
            else
            {
                return $"'metrics' is of the kind {metrics.ValueKind}; needed is an array.";
            }

            await writer.FlushAsync(stop);
            return null;
        }
    }

    private static async Task TakeAllAsync(JsonElement metrics, PointWriter writer, CancellationToken stop)
    {
        var point = new TelegrafPoint();
        int number = 0;
        foreach (JsonElement metric in metrics.EnumerateArray())
        {
            TakeOne(metric, ++number, point, writer);
            if (writer.IsFull)
            {
                await writer.FlushAsync(stop);
            }
        }
    }

    private static void TakeOne(JsonElement metric, int number, TelegrafPoint point, PointWriter writer)
    {
        point.Clear();
        string? problem = metric.ValueKind == JsonValueKind.Object
            ? ReadName(metric, point) ?? ReadTags(metric, point) ?? ReadFields(metric, point) ?? ReadTime(metric, writer.ReceivedAtMs, point)
            : $"it is of the kind {metric.ValueKind}; needed is an object";
        if (problem is not null)
        {
            writer.Report.Unreadable($"metric {number}: {problem}");
        }
        else
        {
            writer.Add(point, "metric", number);
        }
    }

    private static string? ReadName(JsonElement metric, TelegrafPoint point)
    {
        if (!metric.TryGetProperty("name", out JsonElement name) || Text(name) is not { Length: > 0 } text)
        {
            return "'name' is missing or no text; needed is the measurement's name";
        }

        point.Measurement = text;
        return null;
    }

    private static string? ReadTags(JsonElement metric, TelegrafPoint point)
    {
        if (!metric.TryGetProperty("tags", out JsonElement tags) || tags.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (tags.ValueKind != JsonValueKind.Object)
        {
            return $"'tags' is of the kind {tags.ValueKind}; needed is an object";
        }

        foreach (JsonProperty tag in tags.EnumerateObject())
        {
            if (Text(tag.Value) is not string value || Name(tag) is not string name)
            {
                return $"a tag has a value of the kind {tag.Value.ValueKind}, or text that is no Unicode; needed is text";
            }

            point.Tags.Add(new(name, value));
        }

        return null;
    }

    private static string? ReadFields(JsonElement metric, TelegrafPoint point)
    {
        if (!metric.TryGetProperty("fields", out JsonElement fields) || fields.ValueKind != JsonValueKind.Object)
        {
            return "'fields' is missing or no object; needed is name and value of each";
        }

        foreach (JsonProperty field in fields.EnumerateObject())
        {
            if (Name(field) is not string name)
            {
                return "a field's name is no Unicode text";
            }

            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Number when field.Value.TryGetDouble(out double number) && double.IsFinite(number):
                    point.Fields.Add(new(name, number));
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    point.Fields.Add(new(name, field.Value.ValueKind == JsonValueKind.True ? 1 : 0));
                    break;
                case JsonValueKind.String or JsonValueKind.Null:
                    point.TextFields++;
                    break;
                default:
                    return $"the field {Show(name)} is of the kind {field.Value.ValueKind}; needed is a number that 64 bits hold, a boolean or text";
            }
        }

        return null;
    }

    /// <summary>Seconds unless <c>json_timestamp_units</c> says otherwise, which only the number's size tells; RFC 3339 where a format was set.</summary>
    private static string? ReadTime(JsonElement metric, long nowMs, TelegrafPoint point)
    {
        point.TimestampMs = nowMs;
        if (!metric.TryGetProperty("timestamp", out JsonElement timestamp) || timestamp.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (timestamp.ValueKind == JsonValueKind.Number && timestamp.TryGetDouble(out double number) && number is >= 0 and < LastMicrosecond * 1000)
        {
            double ms = number < LastSecond ? number * 1000 : number < LastMillisecond ? number : number < LastMicrosecond ? number / 1000 : number / 1_000_000;
            point.TimestampMs = (long)ms;
            return null;
        }

        if (Text(timestamp) is string text && TimeParameter.TryParse(text, out long atMs))
        {
            point.TimestampMs = atMs;
            return null;
        }

        return "'timestamp' is no time; needed is a number of s, ms, us or ns since the Unix epoch, or RFC 3339";
    }

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: well-formed JSON and no text.
            return null;
        }
    }

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name.Length == 0 ? null : property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Show(string text) => LineProtocol.EscapedText.Show(System.Text.Encoding.UTF8.GetBytes(text));
}
