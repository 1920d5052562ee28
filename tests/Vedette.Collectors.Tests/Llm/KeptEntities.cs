using Vedette.Model.States;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>Keeps the entities of a cycle by key, their fields by name.</summary>
internal sealed class KeptEntities : IStateSink
{
    private readonly Dictionary<string, Dictionary<string, object>> _entities = new(StringComparer.Ordinal);

    public long TimestampMs => 1_700_000_000_000;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public void Add(EntityKind kind, string key)
    {
        Assert.Equal(EntityKind.Llm, kind);
        Dictionary<string, object> fields = new(StringComparer.Ordinal);
        Read(Description, fields);
        Read(Readings, fields);
        Assert.True(_entities.TryAdd(key, fields), $"{key} was reported twice.");
    }

    public Dictionary<string, object> Single(string key)
    {
        Assert.Equal([key], _entities.Keys);
        return _entities[key];
    }

    private static void Read(FieldWriter writer, Dictionary<string, object> fields)
    {
        var reader = new FieldReader(writer.Written);
        while (reader.TryNext(out byte number))
        {
            fields.Add(LlmFields.Schema.Fields.Single(f => f.Number == number).Name, reader.ReadValue());
        }

        writer.Reset();
    }
}
