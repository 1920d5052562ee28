using System.Globalization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Writes what an entity's fields say as lines of evidence and as facts; what is not known is in neither.</summary>
internal static class FindingEvidence
{
    public static string[] Text(TwinEntity entity, EntityField field) => EntityValues.Text(entity, field) is { } text ? [$"{field.Name} {text}"] : [];

    public static string[] Number(TwinEntity entity, EntityField field, string unit) =>
        EntityValues.Find(entity, field) is { } number ? [string.Create(CultureInfo.InvariantCulture, $"{field.Name} {number} {unit}")] : [];

    public static string Moment(EntityField field, long atMs) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Name} {DateTimeOffset.FromUnixTimeMilliseconds(atMs):yyyy-MM-dd'T'HH:mm:ss'Z'}");

    public static void AddFacts(Dictionary<string, object?> facts, TwinEntity entity, params ReadOnlySpan<EntityField> fields)
    {
        foreach (EntityField field in fields)
        {
            if (EntityValues.Find(entity, field) is { } value)
            {
                facts[field.Name] = value;
            }
        }
    }
}
