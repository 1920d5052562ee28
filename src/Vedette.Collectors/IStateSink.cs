using Vedette.Model.States;

namespace Vedette.Collectors;

/// <summary>Takes the entities of one cycle. Fields are written in the order of their numbers; what is not known is not written. Everything written has been scrubbed of secrets before.</summary>
public interface IStateSink
{
    /// <summary>The cycle's time, milliseconds since the Unix epoch.</summary>
    long TimestampMs { get; }

    /// <summary>Takes what the next entity is.</summary>
    FieldWriter Description { get; }

    /// <summary>Takes what it does just now.</summary>
    FieldWriter Readings { get; }

    /// <summary>Ends the entity and empties both writers. A key that stands twice in a cycle counts once, the first.</summary>
    /// <param name="key">Unique within the kind; sources keep the instances, so that a steady cycle allocates nothing.</param>
    void Add(EntityKind kind, string key);
}
