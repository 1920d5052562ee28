using System.Text.Json;
using System.Text.Json.Serialization;
using Vedette.Model.Hosts;

namespace Vedette.Server.Fleet;

internal sealed class HostMetricValuesConverter : JsonConverter<HostMetricValues>
{
    public override HostMetricValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Host metrics are written in replies, never read from requests.");

    public override void Write(Utf8JsonWriter writer, HostMetricValues value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (int i = 0; i < HostMetrics.All.Count; i++)
        {
            WriteField(writer, HostMetrics.All[i], value.Values[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, HostMetric metric, double? value)
    {
        if (value is not double number || !double.IsFinite(number))
        {
            writer.WriteNull(metric.Field);
        }
        else if (metric.Integral && Math.Abs(number) < long.MaxValue)
        {
            writer.WriteNumber(metric.Field, (long)Math.Round(number));
        }
        else
        {
            writer.WriteNumber(metric.Field, number);
        }
    }
}
