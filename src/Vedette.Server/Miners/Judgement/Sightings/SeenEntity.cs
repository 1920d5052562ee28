using System.Collections.Frozen;
using System.Text;
using Vedette.Model.States;

namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>A miner, a board, a pool or a fan as its agent told of it last. Changes with every state; used under its site's lock.</summary>
internal sealed class SeenEntity(EntityKind kind, string key)
{
    // The numbers of readings begin here; those below are descriptions.
    private const int FirstReading = 64;

    /// <summary>A list of more texts is cut: what a miner says must not fill the server.</summary>
    private const int MostTexts = 64;

    private static readonly FrozenDictionary<EntityKind, (int Descriptions, int Readings)> Rooms = EntitySchemas.All.ToFrozenDictionary(
        s => s.Kind,
        s => (s.Fields.Where(f => f.Section == FieldSection.Description).Select(f => f.Number + 1).DefaultIfEmpty().Max(),
            s.Fields.Where(f => f.Section == FieldSection.Readings).Select(f => f.Number - FirstReading + 1).DefaultIfEmpty().Max()));

    private readonly double[] _readings = new double[Rooms[kind].Readings];
    private object?[] _description = [];

    public EntityKind Kind => kind;

    public string Key => key;

    public static SeenEntity Of(EntityKind kind, ReadOnlySpan<byte> key) => new(kind, Encoding.UTF8.GetString(key));

    public double? Number(EntityField field)
    {
        if (field.Section == FieldSection.Readings)
        {
            return _readings[field.Number - FirstReading] is var reading && double.IsFinite(reading) ? reading : null;
        }

        return Described(field) switch
        {
            long whole => whole,
            double number when double.IsFinite(number) => number,
            _ => null,
        };
    }

    public string? Text(EntityField field) => Described(field) as string;

    public bool? Flag(EntityField field) => Described(field) as bool?;

    public IReadOnlyList<string> Texts(EntityField field) => Described(field) as string[] ?? [];

    public void TakeDescription(ReadOnlySpan<byte> section)
    {
        object?[] description = new object?[Rooms[kind].Descriptions];
        var reader = new FieldReader(section);
        while (reader.TryNext(out byte number))
        {
            if (number >= description.Length)
            {
                // A newer agent knows more fields.
                continue;
            }

            object value = reader.ReadValue();
            description[number] = value is string[] { Length: > MostTexts } texts ? texts[..MostTexts] : value;
        }

        _description = description;
    }

    public void TakeReadings(ReadOnlySpan<byte> section)
    {
        Array.Fill(_readings, double.NaN);
        Take(new FieldReader(section));
    }

    /// <summary>What differs from the readings before; empty where nothing does.</summary>
    public void TakePatch(ReadOnlySpan<byte> patch) => Take(ReadingsPatch.Read(patch));

    private void Take(FieldReader reader)
    {
        while (reader.TryNext(out byte number))
        {
            if (number >= FirstReading && number - FirstReading < _readings.Length)
            {
                _readings[number - FirstReading] = reader.TryReadNumber(out double value) ? value : double.NaN;
            }
        }
    }

    private object? Described(EntityField field) => field.Number < _description.Length ? _description[field.Number] : null;
}
