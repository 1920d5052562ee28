using System.Globalization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>An entity with its fields read once. What has another type than its table says is not known.</summary>
internal sealed class EntityFacts
{
    private readonly object?[] _values = new object?[256];

    public EntityFacts(TwinEntity entity)
    {
        Entity = entity;
        Read(entity.Description);
        Read(entity.Readings);
    }

    public TwinEntity Entity { get; }

    public string? Text(EntityField field) => _values[field.Number] as string;

    public IReadOnlyList<string> Texts(EntityField field) => _values[field.Number] as string[] ?? [];

    /// <summary>Null where it is not known; an empty list is known.</summary>
    public IReadOnlyList<string>? KnownTexts(EntityField field) => _values[field.Number] as string[];

    public long? Integer(EntityField field) => _values[field.Number] as long?;

    public int? Small(EntityField field) => Integer(field) is >= int.MinValue and <= int.MaxValue and var known ? (int)known : null;

    public bool? Flag(EntityField field) => _values[field.Number] as bool?;

    public double? Number(EntityField field) => _values[field.Number] switch
    {
        double number when double.IsFinite(number) => number,
        long whole => whole,
        _ => null,
    };

    private void Read(byte[] section)
    {
        var reader = new FieldReader(section);
        while (reader.TryNext(out byte number))
        {
            _values[number] = reader.ReadValue();
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entity.Kind} {Entity.Key}");
}
