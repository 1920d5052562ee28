using System.Text.Json;
using System.Text.Json.Serialization;
using Vedette.Model.States;

namespace Vedette.Server.Twin;

internal sealed class EntityViewConverter : JsonConverter<EntityView>
{
    public override EntityView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Entities are written in replies, never read from requests.");

    public override void Write(Utf8JsonWriter writer, EntityView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("key", value.Entity.Key);
        foreach ((EntityField field, object known) in EntityValues.All(value.Entity))
        {
            writer.WritePropertyName(field.Name);
            Write(writer, known);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case string[] texts:
                writer.WriteStartArray();
                foreach (string text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteBooleanValue((bool)value);
                break;
        }
    }
}
