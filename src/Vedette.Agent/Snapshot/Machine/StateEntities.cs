using System.Text;
using Vedette.Collectors;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>Decodes states to what a person or another format wants of them.</summary>
internal static class StateEntities
{
    /// <summary>The entities of a whole payload, in its order.</summary>
    /// <exception cref="StateFormatException">The payload is not well formed.</exception>
    public static List<StateEntity> Decode(ReadOnlySpan<byte> payload)
    {
        var entities = new List<StateEntity>();
        var reader = new StateReader(payload);
        while (reader.TryRead(out EntityDelta entity))
        {
            entities.Add(Decode(entity.Kind, Encoding.UTF8.GetString(entity.Key), entity.Description, entity.Readings));
        }

        return entities;
    }

    /// <summary>What one source reports now.</summary>
    public static IReadOnlyList<StateEntity> Of(IStateSource source, long timestampMs)
    {
        var sink = new CollectingStateSink(timestampMs);
        source.Report(sink);
        return sink.Entities;
    }

    public static StateEntity Decode(EntityKind kind, string key, ReadOnlySpan<byte> description, ReadOnlySpan<byte> readings)
    {
        var fields = new List<(byte, string, object)>();
        Read(EntitySchemas.Find(kind), description, fields);
        Read(EntitySchemas.Find(kind), readings, fields);
        return new StateEntity(kind, key, fields);
    }

    private static void Read(EntitySchema? schema, ReadOnlySpan<byte> section, List<(byte, string, object)> fields)
    {
        var reader = new FieldReader(section);
        while (reader.TryNext(out byte number))
        {
            fields.Add((number, schema?.Find(number)?.Name ?? $"field {number}", reader.ReadValue()));
        }
    }
}
