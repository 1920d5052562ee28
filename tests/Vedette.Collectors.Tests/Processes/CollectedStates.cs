using Vedette.Model.States;

namespace Vedette.Collectors.Tests.Processes;

/// <summary>Keeps the entities of a cycle with their fields by name.</summary>
internal sealed class CollectedStates : IStateSink
{
    public long TimestampMs => 1_700_000_000_000;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public Dictionary<string, Dictionary<string, object>> ByKey { get; } = new(StringComparer.Ordinal);

    public void Add(EntityKind kind, string key)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        Take(kind, Description, fields);
        Take(kind, Readings, fields);
        ByKey.Add(key, fields);
    }

    private static void Take(EntityKind kind, FieldWriter section, Dictionary<string, object> fields)
    {
        var reader = new FieldReader(section.Written);
        while (reader.TryNext(out byte number))
        {
            fields.Add(EntitySchemas.Find(kind)!.Find(number)!.Name, reader.ReadValue());
        }

        section.Reset();
    }
}
