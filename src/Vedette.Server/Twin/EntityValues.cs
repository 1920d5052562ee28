using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Reads an entity's fields by the tables of <see cref="EntitySchemas"/>. A field that this program does not know, or that stands in the wrong section, is skipped.</summary>
internal static class EntityValues
{
    public static List<(EntityField Field, object Value)> All(TwinEntity entity)
    {
        List<(EntityField, object)> values = Descriptions(entity);
        Read(entity.Kind, entity.Readings, FieldSection.Readings, values);
        return values;
    }

    public static List<(EntityField Field, object Value)> Descriptions(TwinEntity entity)
    {
        var values = new List<(EntityField, object)>();
        Read(entity.Kind, entity.Description, FieldSection.Description, values);
        return values;
    }

    public static object? Find(TwinEntity entity, EntityField field)
    {
        var reader = new FieldReader(field.Section == FieldSection.Description ? entity.Description : entity.Readings);
        while (reader.TryNext(out byte number))
        {
            if (number == field.Number)
            {
                return Known(reader.ReadValue());
            }
        }

        return null;
    }

    public static string? Text(TwinEntity entity, EntityField field) => Find(entity, field) as string;

    public static long? Integer(TwinEntity entity, EntityField field) => Find(entity, field) as long?;

    public static bool Same(object? one, object? other) =>
        one is string[] some && other is string[] others ? some.AsSpan().SequenceEqual(others) : Equals(one, other);

    private static void Read(EntityKind kind, byte[] section, FieldSection which, List<(EntityField, object)> into)
    {
        if (EntitySchemas.Find(kind) is not { } schema)
        {
            return;
        }

        var reader = new FieldReader(section);
        while (reader.TryNext(out byte number))
        {
            if (schema.Find(number) is { } field && field.Section == which && Known(reader.ReadValue()) is { } value)
            {
                into.Add((field, value));
            }
        }
    }

    /// <summary>Null for a number that is none.</summary>
    private static object? Known(object value) => value is double number && !double.IsFinite(number) ? null : value;
}
