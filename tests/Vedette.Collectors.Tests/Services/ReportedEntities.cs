using Vedette.Model.States;

namespace Vedette.Collectors.Tests.Services;

/// <summary>What a source reported in its last cycle, read back from the bytes it wrote.</summary>
internal sealed class ReportedEntities : IStateSink
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, Dictionary<string, object>> _entities = new(StringComparer.Ordinal);

    public long TimestampMs { get; set; } = 1_700_000_000_123;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public IReadOnlyList<string> Keys => _keys;

    public IReadOnlyDictionary<string, object> this[string key] => _entities[key];

    public static ReportedEntities Of(IStateSource source)
    {
        var entities = new ReportedEntities();
        source.Report(entities);
        return entities;
    }

    public void Add(EntityKind kind, string key)
    {
        Dictionary<string, object> fields = new(StringComparer.Ordinal);
        foreach (FieldWriter section in new[] { Description, Readings })
        {
            var reader = new FieldReader(section.Written);
            while (reader.TryNext(out byte number))
            {
                fields.Add(EntitySchemas.Find(kind)!.Find(number)!.Name, reader.ReadValue());
            }

            section.Reset();
        }

        _keys.Add(key);
        _entities.Add(key, fields);
    }
}
