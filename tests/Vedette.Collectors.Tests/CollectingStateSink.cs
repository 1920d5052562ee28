using Vedette.Model.States;

namespace Vedette.Collectors.Tests;

/// <summary>Keeps what a source reported, read back from the bytes it wrote.</summary>
internal sealed class CollectingStateSink : IStateSink
{
    private readonly List<CollectedEntity> _entities = [];

    public long TimestampMs { get; set; } = 1_700_000_000_123;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public IReadOnlyList<CollectedEntity> Entities => _entities;

    public CollectedEntity this[string key] => _entities.Find(entity => entity.Key == key)
        ?? throw new KeyNotFoundException($"No entity {key}; there are: {string.Join(", ", _entities.Select(entity => entity.Key))}");

    public CollectingStateSink Run(IStateSource source)
    {
        _entities.Clear();
        source.Report(this);
        Assert.All(_entities, entity => Assert.Contains(entity.Kind, source.Kinds));
        return this;
    }

    public void Add(EntityKind kind, string key)
    {
        Assert.DoesNotContain(_entities, entity => entity.Kind == kind && entity.Key == key);
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        Read(kind, Description, fields);
        Read(kind, Readings, fields);
        _entities.Add(new CollectedEntity(kind, key, fields));
    }

    private static void Read(EntityKind kind, FieldWriter section, Dictionary<string, object> fields)
    {
        var reader = new FieldReader(section.Written);
        while (reader.TryNext(out byte number))
        {
            fields.Add(EntitySchemas.Find(kind)!.Find(number)!.Name, reader.ReadValue());
        }

        section.Reset();
    }
}
